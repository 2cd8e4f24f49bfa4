import { readCsv } from '../../src/csv/read-csv';
import type { ShownMessage } from '../../src/delivery/show-message';
import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import { ownCall } from '../../src/own-call';
import { campaignClient, numbers, type ProblemBody } from './campaign-client';
import { localStack } from './local-stack';

const world = localStack({ RECONCILE_AFTER_SECONDS: '3600' });
const campaigns = campaignClient(world);

const ana = '+14155550101';
const ben = '+14155550102';
const unknownId = `CMP${'0'.repeat(21)}`;
const advance = (advanceSeconds: number) => world.control('clock', { advanceSeconds });

describe('POST /campaigns/create', () => {
  it('makes a draft, says which rows cannot be sent, and sends nothing', async () => {
    const { status, body } = await campaigns.tryToCreate({
      body: 'Hi {{name}}',
      recipients: [
        { to: ana, variables: { name: 'Ana' } },
        { to: '(415) 555-0101', variables: { name: 'Ana' } },
        'nobody',
        { to: ' +1 415 555 0101', variables: { name: 'Ana' } },
        { to: ben },
        { to: '+14155550103', variables: { name: 'Cat' } },
      ],
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^CMP[0-9a-z]{21}$/),
      counts: { total: 6, pending: 2, invalid: 3, duplicate: 1 },
      problems: [
        {
          index: 1,
          to: expect.any(String),
          outcome: 'invalid',
          reason: expect.stringContaining('country code'),
        },
        { index: 2, to: 'nobody', outcome: 'invalid', reason: expect.any(String) },
        { index: 3, to: ana, outcome: 'duplicate', reason: expect.stringContaining('row 0') },
        { index: 4, to: ben, outcome: 'invalid', reason: expect.stringContaining('name') },
      ],
    });
    expect(await campaigns.show(body.id)).toMatchObject({
      id: body.id,
      name: 'Autumn',
      state: 'draft',
      message: { body: 'Hi {{name}}' },
      counts: { total: 6, pending: 2, invalid: 3, duplicate: 1, accepted: 0, queued: 0 },
    });
    expect(await campaigns.accepted()).toBe(0);
  });

  it('lists the first 100 problems and counts all', async () => {
    const { counts, problems } = await campaigns.create([
      ana,
      ...Array(120).fill(ana),
      ...Array(30).fill('x'),
    ]);
    expect(counts).toEqual({ total: 151, pending: 1, invalid: 30, duplicate: 120 });
    expect(problems.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  it('takes as many WhatsApp addresses as numbers', async () => {
    const recipients = numbers(1_500).map((number) => `whatsapp:${number}`);
    const { id, counts } = await campaigns.create(recipients, { preflight: 'ignore' });
    expect(counts).toMatchObject({ total: 1_500, pending: 1_500 });
    const { body } = await campaigns.add(id, recipients);
    expect(body.counts).toEqual({ total: 3_000, pending: 1_500, invalid: 0, duplicate: 1_500 });
  });

  it('says of a row that it is too large to be kept', async () => {
    const variables = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`v${n}`, 'x'.repeat(1_500)]));
    const { counts, problems } = await campaigns.create([{ to: ana, variables }, ben]);
    expect(counts).toMatchObject({ total: 2, pending: 1, invalid: 1 });
    expect(problems[0]?.reason).toContain('bytes');
  });

  it.each([
    ['no content', { body: undefined }, 'body'],
    ['two kinds of content', { contentSid: `HX${'0'.repeat(32)}` }, 'contentSid'],
    ['no name', { name: '' }, 'name'],
    ['no recipients', { recipients: [] }, 'recipients'],
    ['a recipient that is none', { recipients: [ana, 7] }, 'recipients.1'],
    ['a pace of nothing', { pace: { perSecond: 0 } }, 'pace.perSecond'],
    ['a window that is never open', { window: { start: '09:00', end: '09:00' } }, 'window.end'],
    [
      'a window in no zone',
      { window: { start: '09:00', end: '20:00', timeZone: 'Mars' } },
      'window.timeZone',
    ],
    ['a window without an end', { window: { start: '09:00' } }, 'window.end'],
    ['something unknown', { sendAt: '2027-01-01T00:00:00Z' }, ''],
    ['a message too large to be kept', { body: '語'.repeat(5_000) }, 'body'],
  ])('refuses %s', async (_, request, path) => {
    const { status, body } = await campaigns.tryToCreate({ recipients: [ana], ...request });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path }] },
    });
  });

  it('refuses more than 10,000 recipients, as adding does', async () => {
    const recipients = numbers(10_001);
    const { id } = await campaigns.create([ana]);
    for (const reply of [await campaigns.tryToCreate({ recipients }), await campaigns.add(id, recipients)]) {
      expect(reply).toMatchObject({ status: 413, body: { code: 'too-many-recipients', limit: 10_000 } });
    }
    expect((await campaigns.show(id)).counts.total).toBe(1);
  });

  it('makes one campaign for one Idempotency-Key, and adds once for one', async () => {
    const asOnce = { 'idempotency-key': 'autumn' };
    const [first, second] = [
      await campaigns.tryToCreate({ recipients: [ana] }, asOnce),
      await campaigns.tryToCreate({ recipients: [ana] }, asOnce),
    ];
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    const { id } = first.body;
    const added = [await campaigns.add(id, [ben], asOnce), await campaigns.add(id, [ben], asOnce)];
    expect(added.map(({ body }) => body.counts)).toEqual(
      Array(2).fill({ total: 2, pending: 2, invalid: 0, duplicate: 0 }),
    );
    expect((await campaigns.show(id)).counts.total).toBe(2);
  });
});

describe('POST /campaigns/add-recipients', () => {
  it('knows who is in the campaign already', async () => {
    const { id } = await campaigns.create([ana, 'nobody']);
    const { status, body } = await campaigns.add(id, ['rcs:+14155550101', ben, ben, 'no one']);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      counts: { total: 6, pending: 2, invalid: 2, duplicate: 2 },
      problems: [
        { index: 2, outcome: 'duplicate', reason: 'is in the campaign already' },
        { index: 4, outcome: 'duplicate', reason: expect.stringContaining('row 3') },
        { index: 5, outcome: 'invalid' },
      ],
    });
  });

  it('loses nobody and takes nobody twice when two calls add at once', async () => {
    const { id } = await campaigns.create([ana]);
    const [one, other] = [numbers(120, 1_000), numbers(120, 1_060)];
    const added = await Promise.all([campaigns.add(id, one), campaigns.add(id, other)]);
    expect(added.map(({ status }) => status)).toEqual([200, 200]);
    const rows = await campaigns.rows(id);
    expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: 241 }, (_, n) => n));
    expect(rows.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(60);
    const pending = rows.filter(({ outcome }) => outcome === 'pending').map(({ to }) => to);
    expect(pending.sort()).toEqual([ana, ...numbers(180)].sort());
  });

  it('has added nobody when it is killed, and keeps the campaign from nothing for long', async () => {
    const { id } = await campaigns.create([ana]);
    const { emulator, gateway } = world.stack();
    let writes = 0;
    const stop = emulator?.onExchange(({ request: { method, path } }) => {
      if (method === 'POST' && path.includes('.campaign-chunks.') && ++writes === 60) gateway.killAll();
    });
    await campaigns.add(id, numbers(9_000)).catch(() => undefined);
    stop?.();
    expect(writes).toBeGreaterThanOrEqual(60);
    expect((await campaigns.show(id)).counts.total).toBe(1);
    await advance(20);
    expect(await campaigns.run(id)).toMatchObject({ state: 'completed', done: true });
  });
});

describe.each(['create', 'add-recipients', 'run', 'control', 'show', 'recipients'])(
  'an id that /campaigns/%s does not know',
  (route) => {
    const call = (id: string) => {
      const extra = { 'add-recipients': { recipients: [ana] }, control: { action: 'pause' } }[route] ?? {};
      return ['show', 'recipients'].includes(route)
        ? world.get<ProblemBody>(`/campaigns/${route}?id=${id}`)
        : world.post<ProblemBody>(`/campaigns/${route}`, { id, ...extra });
    };

    it('is not found, and one that cannot be is refused', async () => {
      expect(await call('CMP1')).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
      if (route === 'create') return;
      expect(await call(unknownId)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });
  },
);

describe('POST /campaigns/run', () => {
  it('sends to everybody once, and is done', async () => {
    const { id } = await campaigns.create([...numbers(118), 'nobody', ...numbers(1)]);
    const { ranForMs, ...answer } = await campaigns.run(id);
    expect(answer).toEqual({
      id,
      state: 'completed',
      counts: {
        total: 120,
        pending: 0,
        accepted: 118,
        rejected: 0,
        suppressed: 0,
        invalid: 1,
        duplicate: 1,
        unknown: 0,
        unsent: 0,
      },
      done: true,
    });
    expect(ranForMs).toBeLessThan(9_000);
    expect(await campaigns.reached()).toEqual(numbers(118));
    expect(await campaigns.run(id)).toMatchObject({ state: 'completed', done: true });
    expect(await campaigns.accepted()).toBe(118);
    expect(await campaigns.add(id, [ana])).toMatchObject({ status: 409, body: { code: 'campaign-over' } });
  });

  it('sends to everybody once when four run at once', async () => {
    await world.control('faults', { latencyMs: 50 });
    const { id } = await campaigns.create(numbers(400));
    await Promise.all(Array.from({ length: 4 }, () => campaigns.tryToRun(id)));
    await campaigns.completed(id);
    expect(await campaigns.reached()).toEqual(numbers(400));
  });

  it('fills in what was frozen for each', async () => {
    const { id } = await campaigns.create([{ to: ana, variables: { name: 'Ana' } }, ben], {
      body: 'Hi {{name|there}}',
    });
    await campaigns.run(id);
    const { messages } = await world.control<{ messages: { to: string; body: string }[] }>('messages');
    const bodies = Object.fromEntries(messages.map(({ to, body }) => [to, body]));
    expect(bodies).toEqual({ [ana]: 'Hi Ana', [ben]: 'Hi there' });
  });

  it('writes to nobody who has opted out, nor to a number that is known to be bad', async () => {
    const [bad = ''] = numbers(1);
    await world.control('faults', { undelivered: { [bad]: 21614 } });
    await world.post('/opt-outs/add', { to: ana });
    await world.post('/messages/send', { to: bad, body: 'Hi' });
    await world.settled();
    const { id } = await campaigns.create([ana, ben, bad, '+15005550001']);
    expect((await campaigns.run(id)).counts).toMatchObject({ accepted: 1, suppressed: 2, rejected: 1 });
    expect(await campaigns.rows(id)).toMatchObject([
      { to: ana, outcome: 'suppressed', errorCode: 21610, reason: expect.any(String) },
      { to: ben, outcome: 'accepted', sid: expect.any(String) },
      { to: bad, outcome: 'suppressed', errorCode: 21614, reason: expect.stringContaining('known-bad') },
      { to: '+15005550001', outcome: 'rejected', errorCode: 21211, reason: expect.any(String) },
    ]);
    const { errors } = await campaigns.show(id);
    expect(errors).toMatchObject({ failures: 1, byCode: [{ code: 21211, count: 1, bySender: [] }] });
  });

  it('lets the deployment itself call, for this campaign and as long as it said', async () => {
    const { id } = await campaigns.create([ana]);
    const { authToken } = world.stack();
    const now = Date.parse((await world.control<{ now: string }>('clock')).now);
    const refused = [
      ownCall(authToken, '/campaigns/run', unknownId, now),
      ownCall(authToken, '/campaigns/control', id, now),
      ownCall(authToken, '/campaigns/run', id, now - 31_000),
      ownCall('0'.repeat(32), '/campaigns/run', id, now),
      `Own ${now + 9_000}.${'0'.repeat(64)}`,
    ];
    for (const authorization of refused) {
      expect(await campaigns.tryToRun(id, { authorization })).toMatchObject({
        status: 401,
        body: { code: 'unauthorized' },
      });
    }
    const own = { authorization: ownCall(authToken, '/campaigns/run', id, now) };
    expect((await world.get(`/campaigns/show?id=${id}`, own)).status).toBe(401);
    expect(await campaigns.accepted()).toBe(0);
    expect(await campaigns.tryToRun(id, own)).toMatchObject({ status: 200, body: { state: 'completed' } });
  });
});

describe('what became of a campaign', () => {
  it('is a funnel, to the clicks', async () => {
    const [first = '', second = '', third = ''] = numbers(3);
    await world.control('faults', { undelivered: { [second]: 30003 } });
    const { id } = await campaigns.create([first, second, third, 'whatsapp:+14155550199'], {
      body: 'Hi https://example.com/offer',
      shortenUrls: true,
    });
    await campaigns.run(id);
    await world.settled();
    const [row] = await campaigns.rows(id);
    await advance(60);
    await world.control('click', { sid: row?.sid });
    await world.settled();
    const { state, counts, startedAt, endedAt, message, buckets, errors } = await campaigns.show(id);
    expect(state).toBe('completed');
    expect(counts).toMatchObject({
      total: 4,
      pending: 0,
      accepted: 4,
      queued: 0,
      sent: 4,
      delivered: 3,
      undelivered: 1,
      failed: 0,
      read: 1,
      clicked: 1,
    });
    expect(Date.parse(endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(startedAt ?? ''));
    expect(message).toMatchObject({ shortenUrls: true });
    expect(errors).toMatchObject({
      failures: 1,
      byCode: [{ code: 30003, count: 1, advice: expect.any(String) }],
      byClass: [{ count: 1, share: 1 }],
    });
    expect(buckets.length).toBeLessThanOrEqual(48);
    const sum = (name: 'accepted' | 'delivered' | 'undelivered') =>
      buckets.reduce((total, bucket) => total + bucket[name], 0);
    expect([sum('accepted'), sum('delivered'), sum('undelivered')]).toEqual([4, 3, 1]);
    expect(await campaigns.rows(id)).toMatchObject([
      { status: 'delivered', clicks: 1 },
      { status: 'undelivered', errorCode: 30003, reason: expect.any(String) },
      { status: 'delivered' },
      { status: 'read' },
    ]);
    const shown = await world.get<ShownMessage>(`/messages/show?sid=${row?.sid}`);
    expect(shown.body.message).toMatchObject({ campaign: id, recipient: 0, status: 'delivered' });
  });

  it('is found out where no callback came', async () => {
    await world.control('faults', { callbacks: { lose: 1 } });
    const { id } = await campaigns.create(numbers(20));
    await campaigns.run(id);
    await world.settled();
    expect((await campaigns.show(id)).counts).toMatchObject({ accepted: 20, queued: 20, delivered: 0 });
    await advance(3_700);
    const { body } = await world.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['reconcile'] });
    expect(body).toMatchObject({ done: true });
    expect((await campaigns.show(id)).counts).toMatchObject({ accepted: 20, queued: 0, delivered: 20 });
    const shown = await campaigns.rows(id, { outcome: 'delivered' });
    expect(shown).toHaveLength(20);
    const message = await world.get<ShownMessage>(`/messages/show?sid=${shown[4]?.sid}`);
    expect(message.body.message).toMatchObject({ campaign: id, recipient: 4 });
  });
});

describe('GET /campaigns/recipients', () => {
  it('lists rows page by page, by outcome and by status, also as a table', async () => {
    const [late = ''] = numbers(1, 1_119);
    await world.control('faults', { undelivered: { [late]: 30003 } });
    const { id } = await campaigns.create([...numbers(120), 'nobody', ana, ana]);
    const drafted = await campaigns.rows(id, { outcome: 'pending', limit: '50' });
    expect(drafted).toHaveLength(121);
    expect(await campaigns.rows(id, { outcome: 'accepted' })).toEqual([]);
    await campaigns.run(id);
    await world.settled();

    const all = await campaigns.rows(id, { limit: '7' });
    expect(all.map(({ index }) => index)).toEqual(Array.from({ length: 123 }, (_, n) => n));
    expect((await campaigns.recipients({ id, limit: '123' })).body.next).toBeNull();
    const by = async (outcome: string) =>
      (await campaigns.rows(id, { outcome, limit: '40' })).map(({ index }) => index);
    expect(await by('invalid')).toEqual([120]);
    expect(await by('duplicate')).toEqual([122]);
    expect(await by('accepted')).toHaveLength(121);
    expect(await by('undelivered')).toEqual([119]);
    expect(await by('delivered')).toHaveLength(120);
    expect(await by('pending')).toEqual([]);
    const about = async (to: string) =>
      (await campaigns.rows(id, { to, limit: '2' })).map(({ index }) => index);
    expect(await about(late)).toEqual([119]);
    expect(await about('555101')).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);

    const table: string[] = [];
    let pages = 0;
    for (let cursor: string | null = ''; cursor !== null; pages++) {
      const { headers, body } = await campaigns.recipients({
        id,
        format: 'csv',
        limit: '100',
        ...(cursor && { cursor }),
      });
      expect(headers.get('content-type')).toMatch(/^text\/csv/);
      expect(String(body)).toMatch(/^\W*row,index,to,outcome,sid,status,errorCode,reason,sendAt,clicks\r?\n/);
      const read = readCsv(String(body), 'csv');
      for (const { row, index } of read) expect(Number(row)).toBe(Number(index) + 1);
      table.push(...read.map(({ index = '' }) => index));
      cursor = headers.get('next-cursor');
    }
    expect(pages).toBe(2);
    expect(table).toEqual(all.map(({ index }) => String(index)));
  });

  it.each([
    { limit: '0' },
    { limit: '1001' },
    { cursor: '-1' },
    { outcome: 'X' },
    { outcome: 'foo' },
    { outcome: 'received' },
    { to: '(4' },
    { format: 'xml' },
  ])('refuses %j', async (query) => {
    expect((await campaigns.recipients({ id: unknownId, ...query })).status).toBe(400);
  });
});

describe('GET /campaigns/list', () => {
  interface Listed {
    campaigns: { id: string; name: string; state: string; total: number; counts: Record<string, number> }[];
    next: string | null;
  }
  const list = async (query: Record<string, string> = {}) =>
    (await world.get<Listed>(`/campaigns/list?${new URLSearchParams(query)}`)).body;

  it('has the newest first, page by page and by state', async () => {
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three', 'four', 'five']) {
      ids.unshift((await campaigns.create([ana], { name })).id);
    }
    const [newest = '', , third = ''] = ids;
    await campaigns.run(third);
    expect((await list()).campaigns.map(({ id }) => id)).toEqual(ids);
    const first = await list({ limit: '3' });
    expect(first.campaigns[0]).toMatchObject({ id: newest, name: 'five', state: 'draft', total: 1 });
    expect(first.campaigns.map(({ counts }) => [counts.pending, counts.accepted])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
    const second = await list({ limit: '3', cursor: first.next ?? '' });
    expect([...first.campaigns, ...second.campaigns].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
    expect((await list({ state: 'completed' })).campaigns.map(({ id }) => id)).toEqual([third]);
    expect(await list({ state: 'paused' })).toEqual({ campaigns: [], next: null });
  });
});
