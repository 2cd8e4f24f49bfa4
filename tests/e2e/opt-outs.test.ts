import { createHash } from 'node:crypto';
import twilio from 'twilio';
import type { Reply } from '../../emulator/stack-client';
import type { App } from '../../src/app';
import type { OptOutCheck } from '../../src/consent/check-opt-out';
import type { ImportAnswer } from '../../src/consent/import-opt-outs';
import type { OptOutList } from '../../src/consent/list-opt-outs';
import { addReview } from '../../src/consent/reviews';
import type { ReviewList } from '../../src/consent/settle-reviews';
import { readCsv } from '../../src/csv/read-csv';
import type { SendManyAnswer } from '../../src/messages/send-result';
import { SyncRecords } from '../../src/store/sync-records';
import { clientOptions } from '../../src/twilio/client-options';
import { localStack } from './local-stack';

const sha256 = (key: string) => createHash('sha256').update(key).digest('hex');
const world = localStack({ API_KEYS: `desk:send:${sha256('d')},reader:read:${sha256('r')}` });
const asDesk = { authorization: 'Bearer d' };
const asReader = { authorization: 'Bearer r' };

const ana = '+14155550101';
const ben = '+14155550102';
const cat = '+14155550103';
const formula = '=HYPERLINK("https://example.com","asked; by phone")';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const check = async (to: string) =>
  (await world.get<OptOutCheck>(`/opt-outs/check?to=${encodeURIComponent(to)}`)).body;
const add = (body: object, headers = {}) => world.post<OptOutCheck>('/opt-outs/add', body, headers);
const remove = (body: object) => world.post<OptOutCheck & { advice: string }>('/opt-outs/remove', body);
const takeIn = async (body: object) => (await world.post<ImportAnswer>('/opt-outs/import', body)).body;

async function schedule(to: string): Promise<string> {
  const { body } = await world.post<SendManyAnswer>('/messages/schedule', {
    recipients: [to],
    body: 'Later',
    sendAt: inDays(2),
  });
  return body.results[0]?.sid ?? '';
}

async function statusOf(to: string): Promise<string | undefined> {
  const { messages } = await world.control<{ messages: { status: string }[] }>(
    `messages?to=${encodeURIComponent(to)}`,
  );
  return messages[0]?.status;
}

const listOf = (query: Record<string, string>) => `/opt-outs/list?${new URLSearchParams(query)}`;

/** All pages of the list. */
async function all(query: Record<string, string> = {}): Promise<OptOutList['optOuts']> {
  const found: OptOutList['optOuts'] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Reply<OptOutList> = await world.get(listOf({ ...query, ...(cursor && { cursor }) }));
    const { status, body } = page;
    expect(status).toBe(200);
    expect(body.optOuts.length).toBeLessThanOrEqual(Number(query.limit ?? 100));
    found.push(...body.optOuts);
    cursor = body.next;
  }
  return found;
}

/** All pages of the list as tables. */
async function allCsv(query: Record<string, string> = {}): Promise<string[]> {
  const tables: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Reply<string> = await world.get(
      listOf({ ...query, format: 'csv', ...(cursor && { cursor }) }),
    );
    const { headers, body } = page;
    expect(headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8$/i);
    tables.push(body);
    cursor = headers.get('next-cursor');
  }
  return tables;
}

/** As many calls as it takes. */
async function importAll(entries: object[]): Promise<void> {
  for (let index: number | undefined = 0; index !== undefined; ) {
    const { next, counts }: ImportAnswer = await takeIn({ entries: entries.slice(index) });
    expect(counts.invalid).toBe(0);
    index = next ? index + next.index : undefined;
  }
}

describe('POST /opt-outs/add', () => {
  it('suppresses the person, and writes down who said why', async () => {
    const { status, body } = await add({ to: '+1 (415) 555-0101', note: 'asked by phone' }, asDesk);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      to: ana,
      optedOut: true,
      consent: { state: 'opted-out', source: 'operator', by: 'desk', note: 'asked by phone', history: [] },
      canceled: [],
    });
    expect(await check(ana)).toEqual(body);
    const refused = await world.post<{ code: string }>('/messages/send', { to: ana, body: 'Hi' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'recipient-opted-out' } });
  });

  it('takes the source it is told, and none that it does not know', async () => {
    expect((await add({ to: ana, source: 'plain-language' })).body.consent?.source).toBe('plain-language');
    expect((await add({ to: ana, source: 'hearsay' })).status).toBe(400);
  });

  it('cancels what is scheduled, and check shows it', async () => {
    const sid = await schedule(ana);
    await schedule(ben);
    await add({ to: ana });
    expect(await statusOf(ana)).toBe('canceled');
    expect(await statusOf(ben)).toBe('scheduled');
    expect(await check(ana)).toMatchObject({
      consent: { canceled: { canceled: 1, tooLate: 0 } },
      canceled: [{ sid, sendAt: expect.any(String), canceledAt: expect.any(String) }],
    });
  });

  it.each([{ to: 'nobody' }, { to: '' }, {}, { to: ana, note: '' }, { to: ana, at: inDays(-1) }])(
    'refuses %j',
    async (body) => {
      expect((await add(body)).status).toBe(400);
    },
  );

  it('takes the longest notes as often as somebody changes their mind', async () => {
    const note = 'ü'.repeat(500);
    for (let n = 0; n < 12; n++) {
      expect((await add({ to: ana, note })).status).toBe(200);
      expect((await remove({ to: ana, note })).status).toBe(200);
    }
    expect((await add({ to: ana, note })).body.optedOut).toBe(true);
  });
});

describe('POST /opt-outs/remove', () => {
  it('lets the person be written to again, while what was cancelled stays cancelled and is listed', async () => {
    const sid = await schedule(ana);
    await add({ to: ana });
    const { status, body } = await remove({ to: ana, note: 'called again' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      optedOut: false,
      consent: {
        state: 'opted-in',
        source: 'operator',
        by: 'local',
        note: 'called again',
        history: [{ state: 'opted-out' }],
      },
      canceled: [{ sid }],
      advice: expect.stringContaining('START'),
    });
    expect((await world.post('/messages/send', { to: ana, body: 'Hi' })).status).toBe(201);
    await world.control('clock', { advanceSeconds: 3 * 86_400 });
    await world.settled();
    const { messages } = await world.control<{ messages: { sid: string; status: string }[] }>(
      `messages?to=${encodeURIComponent(ana)}`,
    );
    expect(messages.find((message) => message.sid === sid)?.status).toBe('canceled');
  });

  it('wants to know why', async () => {
    await add({ to: ana });
    expect((await remove({ to: ana })).status).toBe(400);
    expect((await remove({ to: ana, note: '' })).status).toBe(400);
    expect((await check(ana)).optedOut).toBe(true);
  });
});

describe('GET /opt-outs/list', () => {
  const people = Array.from({ length: 250 }, (_, n) => `+1415555${String(1_000 + n)}`);
  const isBack = (n: number) => n % 5 === 0;

  it('visits everybody once, page by page, by state and by source, as JSON and as CSV', async () => {
    await importAll(
      people.map((to, n) => ({
        to,
        state: isBack(n) ? 'opted-in' : 'opted-out',
        at: '2026-01-02T03:04:05+02:00',
      })),
    );
    await add({ to: ana });
    const out = people.filter((_, n) => !isBack(n));
    const back = people.filter((_, n) => isBack(n));

    const found = await all({ state: 'all', limit: '30' });
    expect(found.map(({ to }) => to).sort()).toEqual([ana, ...people].sort());
    for (const person of found.filter(({ to }) => to !== ana)) {
      expect(person).toMatchObject({ source: 'import', at: '2026-01-02T01:04:05.000Z', by: 'local' });
    }
    const namesOf = async (query: Record<string, string>) => (await all(query)).map(({ to }) => to).sort();
    expect(await namesOf({})).toEqual([ana, ...out].sort());
    expect(await namesOf({ state: 'opted-in', limit: '7' })).toEqual([...back].sort());
    expect(await namesOf({ source: 'operator' })).toEqual([ana]);
    expect(await namesOf({ source: 'import', limit: '1000' })).toEqual([...out].sort());
    expect(await namesOf({ source: 'whatsapp' })).toEqual([]);

    const tables = await allCsv({ state: 'all', limit: '100' });
    expect(tables.map((table) => readCsv(table, 'csv').length)).toEqual([100, 100, 51]);
    for (const table of tables) expect(table).toMatch(/^to,state,source,at,messageSid,by,note\r\n/);
    const rows = tables.flatMap((table) => readCsv(table, 'csv'));
    expect(rows.map(({ to, state }) => ({ to, state }))).toEqual(
      found.map(({ to, state }) => ({ to, state })),
    );
  });

  it('finds a person by where their refusal came from, also where a message failed for it later', async () => {
    await world.control('inbound', { from: ana, body: 'stop', optOutType: 'STOP' });
    const { consent } = await check(ana);
    const message = { MessageSid: `SM${'1'.repeat(32)}`, To: ana, MessageStatus: 'undelivered' };
    await world.asTwilio('/webhooks/status', { ...message, ErrorCode: '21610' });
    expect(await all({ source: 'advanced-opt-out' })).toMatchObject([{ to: ana, at: consent?.at }]);
    expect(await all({ source: 'delivery-error' })).toEqual([]);
    expect(await check(ana)).toMatchObject({
      consent: {
        source: 'advanced-opt-out',
        at: consent?.at,
        history: [{ state: 'opted-out', source: 'delivery-error' }],
      },
    });
  });

  it('is empty where nobody has said anything', async () => {
    expect((await world.get('/opt-outs/list')).body).toEqual({ optOuts: [], next: null });
    const { headers, body } = await world.get(listOf({ format: 'csv' }));
    expect(body).toBe('to,state,source,at,messageSid,by,note\r\n');
    expect(headers.get('next-cursor')).toBeNull();
  });

  it.each(['cursor=abc', 'limit=0', 'limit=1001', 'state=x', 'source=x', 'format=xml', 'nonsense=1'])(
    'refuses %s',
    async (query) => {
      expect((await world.get(`/opt-outs/list?${query}`)).status).toBe(400);
    },
  );

  it('gives no spreadsheet a formula, and to import the text that it was', async () => {
    await add({ to: ana, note: formula });
    await add({ to: ben, note: 'came by,\r\nsaid "no"' });
    await remove({ to: ben, note: 'called' });
    await add({ to: `whatsapp:${cat}` });
    const [table = ''] = await allCsv({ state: 'all' });
    expect(table).toContain(`,"'=HYPERLINK(""https://example.com"",""asked; by phone"")"\r\n`);
    expect(table).toContain(`\n${ana},opted-out,`);

    // Here it changes nothing.
    expect((await takeIn({ csv: table })).counts).toMatchObject({ recorded: 3, invalid: 0 });
    expect(await allCsv({ state: 'all' })).toEqual([table]);

    const before = await all({ state: 'all' });
    world.stack().emulator?.reset();
    expect(await all({ state: 'all' })).toEqual([]);
    expect((await takeIn({ csv: table })).counts).toMatchObject({ recorded: 3, invalid: 0 });
    const told = (list: OptOutList['optOuts']) =>
      list.map(({ to, state, at, note }) => ({ to, state, at, note }));
    expect(told(await all({ state: 'all' }))).toEqual(told(before));
    expect((await check(ana)).consent?.note).toBe(formula);
  });
});

describe('POST /opt-outs/import', () => {
  it('says of each entry what became of it, and records those that are right', async () => {
    const { counts, results, next } = await takeIn({
      entries: [{ to: ana }, { to: 'nobody' }, { to: ben, state: 'opted-in' }, { to: '4155550103' }],
    });
    expect(counts).toEqual({ total: 4, recorded: 2, invalid: 2, unrecorded: 0 });
    expect(results).toEqual([
      { index: 0, to: ana, outcome: 'recorded' },
      { index: 1, to: 'nobody', outcome: 'invalid', reason: expect.any(String) },
      { index: 2, to: ben, outcome: 'recorded' },
      { index: 3, to: '4155550103', outcome: 'invalid', reason: expect.stringContaining('country code') },
    ]);
    expect(next).toBeNull();
    expect((await check(ana)).optedOut).toBe(true);
    expect((await check(ben)).optedOut).toBe(false);
  });

  it('says the same of the rows of a file, whatever is wrong with them', async () => {
    const csv = [
      'Name;To;State;At;Note',
      `Ana;${ana};;;`,
      ';nobody;;;',
      `;${ben};maybe;;`,
      `;${ben};opted-out;yesterday;`,
      `;${ben};opted-out;;${'x'.repeat(501)}`,
      `;${cat};opted-out;2026-01-01T00:00:00Z;"asked; by letter"`,
    ].join('\r\n');
    const { counts, results } = await takeIn({ csv });
    expect(counts).toEqual({ total: 6, recorded: 2, invalid: 4, unrecorded: 0 });
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'recorded',
      'invalid',
      'invalid',
      'invalid',
      'invalid',
      'recorded',
    ]);
    const reasons = results.map(({ reason }) => reason);
    expect(reasons.slice(2, 5)).toEqual([
      expect.stringMatching(/^state: /),
      expect.stringMatching(/^at: /),
      expect.stringMatching(/^note: /),
    ]);
    expect((await check(ben)).consent).toBeUndefined();
    expect((await check(cat)).consent).toMatchObject({
      at: '2026-01-01T00:00:00.000Z',
      note: 'asked; by letter',
    });
  });

  it('lets an opt-in stand that is later than the refusal it brings, with what was scheduled since', async () => {
    await takeIn({ entries: [{ to: ana, state: 'opted-in', at: inDays(-1) }] });
    await schedule(ana);
    await takeIn({ entries: [{ to: ana, state: 'opted-out', at: inDays(-2) }] });
    expect(await check(ana)).toMatchObject({
      optedOut: false,
      consent: { state: 'opted-in', history: [{ state: 'opted-out' }] },
    });
    expect(await statusOf(ana)).toBe('scheduled');
  });

  it('changes nothing the second time', async () => {
    const entries = [
      { to: ana, at: inDays(-3), note: 'list of 2025' },
      { to: ana, state: 'opted-in', at: inDays(-2) },
      { to: ben, at: inDays(-1) },
    ];
    await takeIn({ entries });
    const first = (await all({ state: 'all' })).sort((a, b) => (a.to < b.to ? -1 : 1));
    expect(first).toMatchObject([
      { to: ana, state: 'opted-in', history: [{ state: 'opted-out' }] },
      { to: ben, state: 'opted-out', history: [] },
    ]);
    await takeIn({ entries });
    expect((await all({ state: 'all' })).sort((a, b) => (a.to < b.to ? -1 : 1))).toEqual(first);
  });

  it('cancels what waits for whoever is out', async () => {
    const sid = await schedule(ana);
    await takeIn({ entries: [{ to: ana, at: inDays(-1) }] });
    expect(await statusOf(ana)).toBe('canceled');
    expect((await check(ana)).canceled).toMatchObject([{ sid }]);
  });

  it('lets no opt-in from the future outlive a refusal', async () => {
    await takeIn({ entries: [{ to: ana, state: 'opted-in', at: inDays(365) }] });
    await world.control('inbound', { from: ana, body: 'STOP' });
    expect((await check(ana)).optedOut).toBe(true);
    expect((await world.post('/messages/send', { to: ana, body: 'Hi' })).status).toBe(409);
  });

  it('takes 1,000 entries at most, however they are given, and records none of more', async () => {
    const tooMany = Array.from({ length: 1_001 }, (_, n) => `+1415555${String(1_000 + n)}`);
    for (const body of [{ entries: tooMany.map((to) => ({ to })) }, { csv: ['to', ...tooMany].join('\n') }]) {
      expect(await world.post('/opt-outs/import', body)).toMatchObject({
        status: 413,
        body: { code: 'too-many-entries', limit: 1_000 },
      });
    }
    expect(await all({ state: 'all' })).toEqual([]);
  });

  it.each([
    ['a file without a column "to"', { csv: `number,state\n${ana},opted-out\n` }, 'csv'],
    ['a file that is none', { csv: 'to,note\n"a' }, 'csv'],
    ['nothing', {}, ''],
    ['no entries', { entries: [] }, 'entries'],
    ['both', { entries: [{ to: ana }], csv: `to\n${ana}\n` }, ''],
  ])('refuses %s', async (_, body, path) => {
    expect(await world.post('/opt-outs/import', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path }] },
    });
  });

  it.each([
    ['a number without a header', ana, 'header'],
    ['numbers without a header', `${ana}\n${ben}\n`, 'header'],
    ['a header alone', 'to,state\n', 'no rows'],
    ['blank lines', '\n\n', 'no rows'],
  ])('loses nobody without saying so: %s', async (_, csv, words) => {
    const { status, body } = await world.post<{ detail: string }>('/opt-outs/import', { csv });
    expect(status).toBe(400);
    expect(body.detail).toContain(words);
    if (words === 'header') expect(body.detail).toContain('column "to"');
  });

  it('names the entry whose shape is wrong', async () => {
    const { status, body } = await world.post<{ errors: { path: string }[] }>('/opt-outs/import', {
      entries: [{ to: ana }, { to: ben, at: 'yesterday' }],
    });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'entries.1.at' }]);
  });
});

describe('/opt-outs/review', () => {
  const list = async (query: Record<string, string> = {}) =>
    (await world.get<ReviewList>(`/opt-outs/review?${new URLSearchParams(query)}`)).body;
  const settle = (body: object, headers = {}) => world.post('/opt-outs/review', body, headers);
  const sid = (n: number) => `SM${String(n).padStart(32, '0')}`;

  /** What somebody wrote, as it is put before a person. */
  async function ask(address: string, n: number, at = '2026-11-20T15:00:00.000Z'): Promise<void> {
    const { accountSid, authToken, emulatorUrl, messagingServiceSid, syncServiceSid } = world.stack();
    process.env.TWILIO_API_ORIGIN = emulatorUrl;
    const records = new SyncRecords({
      sync: twilio(accountSid, authToken, clientOptions()).sync.v1,
      serviceSid: syncServiceSid,
      namespace: messagingServiceSid,
      deadline: Date.now() + 10_000,
    });
    await addReview({ records } as Partial<App> as App, {
      address,
      sid: sid(n),
      body: 'Not again, please',
      at,
    });
  }

  it('lists what waits, each message once, with the day by which it must be decided', async () => {
    // A Friday, a Saturday and a Monday.
    await ask(ana, 1, '2026-11-20T15:00:00.000Z');
    await ask(ben, 2, '2026-11-21T15:00:00.000Z');
    await ask(cat, 3, '2026-11-23T15:00:00.000Z');
    await ask(cat, 3, '2026-11-24T15:00:00.000Z');
    const { reviews, next } = await list();
    expect(next).toBeNull();
    expect(reviews.sort((a, b) => (a.sid < b.sid ? -1 : 1))).toEqual([
      {
        to: ana,
        sid: sid(1),
        body: 'Not again, please',
        at: '2026-11-20T15:00:00.000Z',
        decideBy: '2026-12-04T15:00:00.000Z',
      },
      expect.objectContaining({ to: ben, decideBy: '2026-12-04T15:00:00.000Z' }),
      expect.objectContaining({
        to: cat,
        at: '2026-11-23T15:00:00.000Z',
        decideBy: '2026-12-07T15:00:00.000Z',
      }),
    ]);
  });

  it('lists page by page', async () => {
    for (let n = 0; n < 9; n++) await ask(`+1415555${1_000 + n}`, n);
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: ReviewList = await list({ limit: '2', ...(cursor && { cursor }) });
      found.push(...page.reviews.map((review) => review.sid));
      cursor = page.next;
    }
    expect(found.sort()).toEqual(Array.from({ length: 9 }, (_, n) => sid(n)));
  });

  it('settles all that waits of a person with keep, and they go on getting messages', async () => {
    await schedule(ana);
    await ask(ana, 1);
    await ask(ana, 2);
    await ask(ben, 3);
    const { status, body } = await settle({ to: ana, decision: 'keep' }, asDesk);
    expect(status).toBe(200);
    expect(body).toEqual({ to: ana, decision: 'keep', settled: 2 });
    expect((await list()).reviews).toMatchObject([{ to: ben }]);
    const decision = { is: 'keep', by: 'desk', at: expect.any(String) };
    expect((await list({ settled: 'true' })).reviews).toMatchObject([
      { to: ana, decision },
      { to: ana, decision },
    ]);
    expect(await check(ana)).toEqual({ to: ana, optedOut: false });
    expect(await statusOf(ana)).toBe('scheduled');
  });

  it('settles with opt-out, which suppresses what comes and cancels what is scheduled', async () => {
    const scheduled = await schedule(ana);
    await ask(ana, 1);
    expect((await settle({ to: ana, decision: 'opt-out' }, asDesk)).status).toBe(200);
    expect(await statusOf(ana)).toBe('canceled');
    expect(await check(ana)).toMatchObject({
      optedOut: true,
      consent: { source: 'plain-language', messageSid: sid(1), by: 'desk' },
      canceled: [{ sid: scheduled }],
    });
    expect((await world.post('/messages/send', { to: ana, body: 'Hi' })).status).toBe(409);
    expect((await list()).reviews).toEqual([]);
    expect((await list({ settled: 'true' })).reviews).toMatchObject([{ decision: { is: 'opt-out' } }]);
  });

  it('has nothing to settle the second time', async () => {
    await ask(ana, 1);
    await settle({ to: ana, decision: 'keep' });
    for (const to of [ana, ben]) {
      const again = await settle({ to, decision: 'opt-out' });
      expect(again).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    expect((await check(ana)).optedOut).toBe(false);
  });

  it('lets a read key list and not settle, whichever way it asks', async () => {
    await ask(ana, 1);
    expect((await world.get('/opt-outs/review', asReader)).status).toBe(200);
    expect((await settle({ to: ana, decision: 'keep' }, asReader)).status).toBe(403);
    const query = new URLSearchParams({ to: ana, decision: 'keep' });
    expect((await world.get(`/opt-outs/review?${query}`, asReader)).status).toBe(403);
    expect((await list()).reviews).toHaveLength(1);
  });

  it.each([
    { to: ana },
    { to: ana, decision: 'maybe' },
    { to: 'nobody', decision: 'keep' },
    { decision: 'keep' },
    { settled: 'maybe' },
    { cursor: 'abc' },
  ])('refuses %j', async (body) => {
    expect((await settle(body)).status).toBe(400);
  });
});
