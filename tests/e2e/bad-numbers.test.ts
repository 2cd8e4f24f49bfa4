import { createHash } from 'node:crypto';
import type { BadNumberList } from '../../src/bad-numbers/list-bad-numbers';
import type { ShownBadNumber } from '../../src/bad-numbers/show-bad-number';
import type { OptOutCheck } from '../../src/consent/check-opt-out';
import { localStack } from './local-stack';

const sha256 = (key: string) => createHash('sha256').update(key).digest('hex');
const world = localStack({ API_KEYS: `desk:send:${sha256('d')},reader:read:${sha256('r')}` });
const asDesk = { authorization: 'Bearer d' };
const asReader = { authorization: 'Bearer r' };

const ana = '+14155550101';
/** Not a mobile number, for Twilio: it says so in a callback. */
const landline = '+14155550102';
/** Twilio's magic number that no text can be sent to: it says so at once. */
const refused = '+15005550009';
const unknown = '+14155530005';

type Check = OptOutCheck & { badNumber?: ShownBadNumber };
const check = async (to: string) =>
  (await world.get<Check>(`/opt-outs/check?to=${encodeURIComponent(to)}`)).body;
const list = async (query = '') =>
  (await world.get<BadNumberList>(`/opt-outs/list?list=bad-numbers${query}`)).body;
const clear = (to: string, headers = {}) =>
  world.post<{ to: string; cleared: boolean }>(
    '/opt-outs/remove',
    { list: 'bad-numbers', to, note: 'ported to a mobile' },
    headers,
  );
const advance = (advanceSeconds: number) => world.control('clock', { advanceSeconds });

/** Sends a message and waits for what becomes of it. */
async function text(to: string): Promise<string> {
  const { body } = await world.post<{ sid: string }>('/messages/send', { to, body: 'Hi' });
  await world.settled();
  return body.sid;
}

const fail = (to: string, code: number) => world.control('faults', { undelivered: { [to]: code } });

describe('a number that a callback says can never be texted', () => {
  it('is shown with the error and since when', async () => {
    await fail(landline, 21614);
    await text(landline);
    expect(await check(landline)).toEqual({
      to: landline,
      optedOut: false,
      badNumber: {
        since: expect.stringMatching(/^\d{4}-.*Z$/),
        code: 21614,
        title: 'Recipient is not a mobile number',
        failures: 1,
      },
    });
    expect(await check(ana)).toEqual({ to: ana, optedOut: false });
  });

  it('counts a message once, however often the callback comes', async () => {
    await world.control('faults', { undelivered: { [landline]: 21614 }, callbacks: { duplicate: 1 } });
    await text(landline);
    expect((await check(landline)).badNumber?.failures).toBe(1);
  });

  it('is learned from Twilio where the callback was lost', async () => {
    await world.control('faults', { undelivered: { [landline]: 21614 }, callbacks: { lose: 1 } });
    const sid = await text(landline);
    expect((await check(landline)).badNumber).toBeUndefined();
    await world.get(`/messages/show?sid=${sid}`);
    expect((await check(landline)).badNumber?.code).toBe(21614);
  });
});

describe('a number that Twilio refuses at once', () => {
  it('is given up', async () => {
    await text(refused);
    expect((await check(refused)).badNumber).toMatchObject({ code: 21614, failures: 1 });
  });

  it('is given up also where its message was held here until then', async () => {
    const sendAt = new Date(Date.now() + 40 * 86_400_000).toISOString();
    await world.post('/messages/schedule', { recipients: [refused], body: 'Later', sendAt });
    expect((await check(refused)).badNumber).toBeUndefined();
    await advance(10 * 86_400);
    await world.post('/maintenance/run', {});
    expect((await check(refused)).badNumber).toMatchObject({ code: 21614, failures: 1 });
  });
});

describe('a number that a carrier calls unknown', () => {
  it('is given up when it happens again a day later, not within one', async () => {
    await text(unknown);
    await text(unknown);
    expect((await check(unknown)).badNumber).toBeUndefined();
    expect(await list()).toEqual({ badNumbers: [], next: null });
    await advance(86_500);
    await text(unknown);
    expect((await check(unknown)).badNumber).toMatchObject({ code: 30005, failures: 3 });
  });
});

describe('GET /opt-outs/list?list=bad-numbers', () => {
  const people = Array.from({ length: 5 }, (_, n) => `+1415556${1_000 + n}`);
  beforeEach(async () => {
    await world.control('faults', { undelivered: Object.fromEntries(people.map((to) => [to, 21635])) });
    await world.post('/messages/bulk', { recipients: people, body: 'Hi' });
    await world.settled();
  });

  it('visits every number once, page by page', async () => {
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: BadNumberList = await list(`&limit=2${cursor && `&cursor=${cursor}`}`);
      found.push(...page.badNumbers.map(({ to }) => to));
      cursor = page.next;
    }
    expect(found.sort()).toEqual(people);
  });

  it('is a table, with the cursor of the next page in a header', async () => {
    const { headers, body } = await world.get<string>('/opt-outs/list?list=bad-numbers&format=csv&limit=2');
    const [header, ...rows] = body.trimEnd().split('\r\n');
    expect(header).toBe('to,since,code,title,failures');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^\+1415556100\d,[^,]+Z,21635,Recipient is a landline,1$/);
    expect(headers.get('next-cursor')).not.toBeNull();
  });

  it('leaves the list of opt-outs as it is', async () => {
    const nobody = { optOuts: [], next: null };
    expect((await world.get('/opt-outs/list')).body).toEqual(nobody);
    expect((await world.get('/opt-outs/list?list=opt-outs')).body).toEqual(nobody);
  });

  it.each([
    'list=x',
    'list=bad-numbers&state=all',
    'list=bad-numbers&cursor=abc',
    'list=bad-numbers&limit=0',
  ])('refuses %s', async (query) => {
    expect((await world.get(`/opt-outs/list?${query}`)).status).toBe(400);
  });
});

describe('POST /opt-outs/remove with list: bad-numbers', () => {
  it('lets the number be texted again, from zero', async () => {
    await fail(landline, 21614);
    await text(landline);
    expect(await clear(landline)).toMatchObject({ status: 200, body: { to: landline, cleared: true } });
    expect(await check(landline)).toEqual({ to: landline, optedOut: false });
    expect((await list()).badNumbers).toEqual([]);
    expect((await clear(landline)).body).toEqual({ to: landline, cleared: false });

    await text(landline);
    expect((await check(landline)).badNumber?.failures).toBe(1);
  });

  it('leaves an opt-out of the same person in force, as removing an opt-out leaves the number', async () => {
    await fail(landline, 21614);
    await text(landline);
    await world.post('/opt-outs/add', { to: landline });
    await world.post('/opt-outs/remove', { to: landline, note: 'called' });
    expect(await check(landline)).toMatchObject({ optedOut: false, badNumber: { code: 21614 } });
    await world.post('/opt-outs/add', { to: landline });
    await clear(landline);
    const after = await check(landline);
    expect(after.optedOut).toBe(true);
    expect(after.badNumber).toBeUndefined();
  });

  it('is for administrators, who must say why', async () => {
    await fail(landline, 21614);
    await text(landline);
    for (const headers of [asDesk, asReader]) expect((await clear(landline, headers)).status).toBe(403);
    const bodies = [
      { list: 'bad-numbers', to: landline },
      { list: 'bad-numbers', to: 'nobody', note: 'x' },
      { list: 'x', to: landline, note: 'x' },
    ];
    for (const body of bodies) expect((await world.post('/opt-outs/remove', body)).status).toBe(400);
    expect((await check(landline)).badNumber?.code).toBe(21614);
  });
});
