import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import type { SendResult } from '../../src/messages/send-result';
import { heldHere } from '../../src/outbox/waiting-messages';
import type { CancelAnswer } from '../../src/scheduling/cancel-messages';
import type { ScheduledList, ScheduledMessage } from '../../src/scheduling/list-scheduled';
import type { ScheduleAnswer } from '../../src/scheduling/schedule-messages';
import { SyncRecords } from '../../src/store/sync-records';
import { clockByIntl } from '../timing/local-clock';
import { byHand } from './by-hand';
import { localStack } from './local-stack';

const world = localStack({ DEFAULT_TIME_ZONE: 'Asia/Kathmandu' });
const ana = '+14155550101';
const ben = '+14155550102';
const dayMs = 86_400_000;
/** Midnight may come while the tests run. */
const startedAt = Date.now();
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

interface Shown {
  status: string;
  body: string;
  sendAt: string | null;
  statuses: { status: string; at: string }[];
}

const rfc = (instant: number) => new Date(instant).toISOString();
/** In whole seconds, as Twilio keeps times. */
const inDays = (days: number) => rfc(Math.floor((Date.now() + days * dayMs) / 1_000) * 1_000);
/** A local time of some day from today on, by UTC. */
const localIn = (days: number, time = '09:00') => `${rfc(startedAt + days * dayMs).slice(0, 10)}T${time}`;
const now = async () => Date.parse((await world.control<{ now: string }>('clock')).now);
const advance = (seconds: number) => world.control('clock', { advanceSeconds: seconds });
const advanceTo = async (instant: number) => advance((instant - (await now())) / 1_000);
const maintain = async () => (await world.post<MaintenanceAnswer>('/maintenance/run', {})).body;
const cancel = async (request: object) => (await world.post<CancelAnswer>('/messages/cancel', request)).body;

const post = (request: object) =>
  world.post<ScheduleAnswer & { code: string; errors: { path: string }[] }>('/messages/schedule', {
    recipients: [ana],
    body: 'Later',
    ...request,
  });

async function schedule(request: object): Promise<ScheduleAnswer> {
  const { status, body } = await post(request);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

async function page(query: Record<string, string>): Promise<ScheduledList> {
  const { status, body } = await world.get<ScheduledList>(
    `/messages/scheduled?${new URLSearchParams(query)}`,
  );
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

/** All pages of the list. */
async function list(query: Record<string, string> = {}): Promise<ScheduledMessage[]> {
  const { messages, next } = await page(query);
  return next === null ? messages : [...messages, ...(await list({ ...query, cursor: next }))];
}

/** What Twilio has for somebody, apart from its own replies, oldest first. */
async function atTwilio(to = ana): Promise<Shown[]> {
  const { messages } = await world.control<{ messages: Shown[] }>(`messages?to=${encodeURIComponent(to)}`);
  return messages.filter(({ body }) => body === 'Later').reverse();
}

/** Runs maintenance every few days until a time has come. Answers when messages were delivered, by the minute. */
async function liveUntil(instant: number, stepDays = 1): Promise<string[]> {
  for (let at = await now(); at < instant; at = await now()) {
    await advanceTo(Math.min(at + stepDays * dayMs, instant));
    await maintain();
  }
  await world.settled();
  const sent = (await atTwilio()).filter(({ status }) => status === 'delivered');
  return sent.map(({ sendAt }) => rfc(Date.parse(sendAt ?? '')).slice(0, 16)).sort();
}

async function requestsToTwilio(): Promise<unknown[]> {
  return (await world.control<{ requests: unknown[] }>('requests?path=Messages')).requests;
}

describe('a local time', () => {
  const to = (result: SendResult) => {
    const { timeZone = '', timeZoneFrom, sendAt = '' } = result;
    return { timeZone, timeZoneFrom, local: rfc(clockByIntl(Date.parse(sendAt), timeZone)).slice(0, 16) };
  };
  const recipients = [
    ana,
    { to: '+447700900123', timeZone: 'Asia/Tokyo' },
    '+4915112345678',
    'messenger:123456',
  ];

  it('is meant where each recipient is', async () => {
    const local = localIn(60);
    const { results, counts } = await schedule({ recipients, localTime: local });
    expect(counts.accepted).toBe(4);
    expect(results.map(to)).toEqual([
      { timeZone: 'America/Los_Angeles', timeZoneFrom: 'area-code', local },
      { timeZone: 'Asia/Tokyo', timeZoneFrom: 'recipient', local },
      { timeZone: 'Europe/Berlin', timeZoneFrom: 'country', local },
      { timeZone: 'Asia/Kathmandu', timeZoneFrom: 'default', local },
    ]);
  });

  it('is meant in the zone of the call, where it names one', async () => {
    const local = localIn(10);
    const { results } = await schedule({
      recipients: recipients.slice(0, 3),
      localTime: local,
      timeZone: 'Europe/Paris',
    });
    expect(results.map(to)).toEqual([
      { timeZone: 'Europe/Paris', timeZoneFrom: 'request', local },
      { timeZone: 'Asia/Tokyo', timeZoneFrom: 'recipient', local },
      { timeZone: 'Europe/Paris', timeZoneFrom: 'request', local },
    ]);
    expect(await atTwilio()).toMatchObject([{ status: 'scheduled' }]);
  });

  it('that is over for some is refused for those alone', async () => {
    const utc = rfc(Date.now()).slice(0, 16);
    const { results } = await schedule({
      recipients: [
        { to: ana, timeZone: 'Pacific/Auckland' },
        { to: ben, timeZone: 'Pacific/Honolulu' },
      ],
      localTime: utc,
    });
    expect(results).toMatchObject([
      { outcome: 'invalid', reason: expect.stringContaining('earliest possible time') },
      { outcome: 'accepted', status: 'scheduled' },
    ]);
  });
});

describe('a message for later than Twilio takes', () => {
  it('is held here, handed over when Twilio takes it, and sent at its time', async () => {
    const sendAt = inDays(40);
    const { results } = await schedule({ sendAt });
    const [held] = results;
    expect(held).toMatchObject({ outcome: 'accepted', status: 'held', sendAt });
    expect(held?.sid).toMatch(/^HM[0-9a-f]{32}$/);
    expect(await requestsToTwilio()).toEqual([]);
    expect(await list()).toMatchObject([{ sid: held?.sid, to: ana, status: 'held', sendAt, body: 'Later' }]);

    await advance(4 * 86_400);
    expect(await maintain()).toMatchObject({ promoted: 0, skipped: 0, done: true });
    expect(await atTwilio()).toEqual([]);
    await advance(3 * 86_400);
    expect(await maintain()).toMatchObject({ promoted: 1, skipped: 0, done: true });
    expect(await maintain()).toMatchObject({ promoted: 0, done: true });
    expect(await atTwilio()).toMatchObject([{ status: 'scheduled', sendAt }]);
    expect(await list()).toMatchObject([{ sid: expect.stringMatching(/^SM/), status: 'scheduled', sendAt }]);

    expect(await liveUntil(Date.parse(sendAt) + 60_000, 20)).toEqual([sendAt.slice(0, 16)]);
    expect(await atTwilio()).toHaveLength(1);
    expect(await list()).toEqual([]);
  });

  it.each(['00:00', '12:00', '23:57'])(
    'is not lost at %s UTC when maintenance runs at midnight',
    async (time) => {
      const at = Date.parse(`${localIn(40, time)}Z`);
      await schedule({ sendAt: rfc(at) });
      const midnight = Math.floor(at / dayMs) * dayMs;
      for (const daysBefore of [35, 34, 33]) {
        await advanceTo(midnight - daysBefore * dayMs + 30_000);
        await maintain();
      }
      expect(await atTwilio()).toMatchObject([{ status: 'scheduled', sendAt: rfc(at) }]);
    },
  );

  it('is handed over by a sending call, where no cron calls', async () => {
    await schedule({ sendAt: inDays(40) });
    await advance(7 * 86_400);
    expect((await world.post('/messages/send', { to: ben, body: 'Now' })).status).toBe(201);
    expect(await atTwilio()).toMatchObject([{ status: 'scheduled' }]);
  });

  it('is still sent when maintenance was a little late, and skipped when it was very late', async () => {
    await schedule({ sendAt: inDays(40) });
    await schedule({ recipients: [ben], sendAt: rfc(Date.now() + 40 * dayMs + 10_000_000) });
    await advance(40 * 86_400 + 10_000_000 / 1_000 + 600);
    expect(await maintain()).toMatchObject({ promoted: 1, skipped: 1, done: true });
    expect(await atTwilio()).toEqual([]);
    expect(await list({ state: 'skipped' })).toMatchObject([
      { to: ana, status: 'skipped', reason: 'its time had passed', endedAt: expect.any(String) },
    ]);
    expect(await maintain()).toMatchObject({ promoted: 0, skipped: 0 });
    await advance(1_000);
    await world.settled();
    expect(await atTwilio(ben)).toMatchObject([{ status: 'delivered' }]);
  });

  it('is cancelled by an opt-out, and not brought back by opting in again', async () => {
    await schedule({ recipients: [ana, ben], sendAt: inDays(40) });
    await world.control('inbound', { from: ana, body: 'STOP' });
    expect(await list({ to: ana, state: 'canceled' })).toMatchObject([
      { status: 'canceled', reason: 'opt-out' },
    ]);
    await world.control('inbound', { from: ana, body: 'START' });
    await advance(10 * 86_400);
    expect(await maintain()).toMatchObject({ promoted: 1, skipped: 0, done: true });
    expect(await atTwilio(ana)).toEqual([]);
    expect(await atTwilio(ben)).toHaveLength(1);
  });

  it('is not planned for whoever has opted out', async () => {
    await world.control('inbound', { from: ana, body: 'STOP' });
    const { results } = await schedule({ recipients: [ana, ben], sendAt: inDays(40) });
    expect(results).toMatchObject([{ outcome: 'suppressed', error: { code: 21610 } }, { status: 'held' }]);
  });

  it('is planned once for an Idempotency-Key', async () => {
    const request = { recipients: [ana], body: 'Later', sendAt: inDays(40) };
    const key = { 'idempotency-key': 'reminder-7' };
    const first = await world.post<ScheduleAnswer>('/messages/schedule', request, key);
    const second = await world.post<ScheduleAnswer>('/messages/schedule', request, key);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    expect(await list()).toHaveLength(1);
  });
});

describe('a message that is too large', () => {
  // A control character has one byte as text and six as JSON.
  const recipients = [ana, { to: ben, variables: { text: 'short' } }];
  const large = (count: number) => ({
    recipients,
    body: `{{text|${'\u0001'.repeat(count)}}}`,
    mediaUrls: Array.from({ length: 4 }, (_, n) => `https://example.com/${n}/${'x'.repeat(1_900)}`),
  });

  it('is refused, as what is added until it has left would not fit', async () => {
    const { results } = await schedule({ ...large(1_300), sendAt: inDays(40) });
    expect(results).toMatchObject([
      { to: ana, outcome: 'invalid', reason: expect.stringContaining('15000') },
      { to: ben, outcome: 'accepted', status: 'held' },
    ]);
  });

  it('is kept, handed over and cancelled where it just fits', async () => {
    const { results } = await schedule({ ...large(1_190), sendAt: inDays(40) });
    expect(results).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
    await advance(8 * 86_400);
    expect(await maintain()).toMatchObject({ promoted: 2, done: true });
    expect(await cancel({ to: ana })).toMatchObject({ counts: { canceled: 1 }, done: true });
    expect(await list({ state: 'canceled' })).toMatchObject([{ to: ana }]);
  });

  it('does not keep others here where it was kept all the same', async () => {
    await schedule({ recipients: [ana, ben], sendAt: inDays(40) });
    await fillRecord(ana);
    await advance(8 * 86_400);
    expect(await maintain()).toMatchObject({ promoted: 1, done: false });
    expect(await list()).toMatchObject([
      { to: ben, status: 'scheduled' },
      { to: ana, status: 'held' },
    ]);
  });
});

/** Leaves no room in the record of what is held for somebody. */
async function fillRecord(to: string): Promise<void> {
  const { messagingServiceSid: namespace } = world.stack();
  const sync = byHand(world).client().sync.v1;
  const deadline = Date.now() + 60_000;
  const records = new SyncRecords({ sync, serviceSid: 'default', namespace, deadline });
  const { items } = await records.scan(heldHere, `${to}~`);
  for (const { key, value, revision } of items) {
    const room = 16_384 - Buffer.byteLength(JSON.stringify({ v: { ...value, content: { body: '' } } }));
    await records.update(heldHere, key, { ...value, content: { body: 'x'.repeat(room) } }, revision);
  }
}

describe('what cannot be held for certain', () => {
  // It is tried for another moment after the answer.
  afterEach(() => world.stack().gateway.killAll());

  it('is unknown, so that nobody repeats it before looking', async () => {
    const fault = { product: 'sync', method: 'POST', path: '.held.', share: 1, drop: 'after' };
    await schedule({ recipients: [ana, ben], sendAt: inDays(41) });
    await world.control('faults', { api: [fault] });
    const { counts } = await schedule({ recipients: [ana, ben], sendAt: inDays(40) });
    expect(counts).toMatchObject({ total: 2, unknown: 2 });
    await world.control('faults', { api: [] });
    expect(await list()).toHaveLength(4);
  });
});

describe('what is held is cancelled', () => {
  const both = async () => {
    await schedule({ recipients: [ana, ben], sendAt: inDays(10) });
    await schedule({ recipients: [ana, ben], sendAt: inDays(40) });
  };

  it('by its SID', async () => {
    const { results } = await schedule({ recipients: [ana, ben], sendAt: inDays(40) });
    const { sid = '' } = results[0] ?? {};
    expect(await cancel({ sid })).toEqual({
      counts: { canceled: 1, alreadyCanceled: 0, tooLate: 0, failed: 0 },
      results: [{ sid, to: ana, outcome: 'canceled' }],
      done: true,
    });
    expect(await cancel({ sid })).toMatchObject({ results: [{ outcome: 'alreadyCanceled' }] });
    await advance(10 * 86_400);
    expect(await maintain()).toMatchObject({ promoted: 1 });
    expect(await atTwilio()).toEqual([]);
  });

  it('by its SID also once Twilio has it', async () => {
    const { results } = await schedule({ sendAt: inDays(40) });
    await advance(10 * 86_400);
    await maintain();
    expect(await cancel({ sid: results[0]?.sid })).toMatchObject({ counts: { canceled: 1 } });
    expect(await atTwilio()).toMatchObject([{ status: 'canceled' }]);
  });

  it('by recipient, together with what waits at Twilio', async () => {
    await both();
    expect(await cancel({ to: ana })).toMatchObject({ counts: { canceled: 2, alreadyCanceled: 0 } });
    expect(await cancel({ to: ana })).toMatchObject({ counts: { canceled: 0, alreadyCanceled: 2 } });
    expect(await list({ to: ana })).toEqual([]);
    expect(await list({ to: ben })).toHaveLength(2);
  });

  it('by campaign', async () => {
    await both();
    const campaigns = (await list({ to: ana })).map(({ campaignId = '' }) => campaignId);
    expect(new Set(campaigns).size).toBe(2);
    for (const campaignId of campaigns) {
      expect(await cancel({ campaignId })).toMatchObject({ counts: { canceled: 2, failed: 0 }, done: true });
    }
    expect(await list()).toEqual([]);
    expect(await list({ state: 'canceled' })).toHaveLength(4);
  });

  it('and is not known by a SID that nobody gave', async () => {
    for (const prefix of ['HM', 'SR']) {
      const { status, body } = await world.post('/messages/cancel', { sid: prefix + '0'.repeat(32) });
      expect({ status, body }).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
  });
});

describe('what recurs', () => {
  const daily = (request: object = {}) =>
    schedule({
      localTime: localIn(10),
      timeZone: 'UTC',
      recurrence: { frequency: 'daily', count: 4 },
      ...request,
    });

  it('is sent weekly on its weekdays, as often as it says', async () => {
    const first = Date.parse(`${localIn(10)}Z`);
    const days = [0, 3, 7, 10].map((days) => first + days * dayMs);
    const nameOf = (day = 0) => weekdays[new Date(day).getUTCDay()];
    await schedule({
      localTime: localIn(10),
      timeZone: 'UTC',
      recurrence: { frequency: 'weekly', weekdays: [nameOf(days[0]), nameOf(days[1])], count: 4 },
    });
    expect(await liveUntil(first + 30 * dayMs, 3)).toEqual(days.map((day) => rfc(day).slice(0, 16)));
  });

  it('is sent on the last day of a month that has no 31st', async () => {
    const at = new Date(Date.now() + 10 * dayMs);
    const lastOf = (month: number) => Date.UTC(at.getUTCFullYear(), month + 1, 0, 9);
    let month = at.getUTCMonth();
    while (new Date(lastOf(month)).getUTCDate() < 31) month++;
    const days = [month, month + 1, month + 2, month + 3].map((month) => rfc(lastOf(month)).slice(0, 16));
    await schedule({ localTime: days[0], timeZone: 'UTC', recurrence: { frequency: 'monthly', count: 4 } });
    expect(await liveUntil(lastOf(month + 5), 5)).toEqual(days);
  });

  it('is sent every year', async () => {
    const { results } = await daily({ recurrence: { frequency: 'monthly', interval: 12, count: 3 } });
    const first = Date.parse(results[0]?.sendAt ?? '');
    const inYears = (years: number) =>
      new Date(first).setUTCFullYear(new Date(first).getUTCFullYear() + years);
    const days = [first, inYears(1), inYears(2)].map((day) => rfc(day).slice(0, 16));
    expect(await liveUntil(inYears(2) + dayMs, 7)).toEqual(days);
    expect(await list()).toEqual([]);
  }, 120_000);

  it('is cancelled by its call also after more than a year', async () => {
    const recurrence = { frequency: 'monthly', count: 20 };
    const { campaignId } = await daily({ recurrence });
    await liveUntil(Date.now() + 380 * dayMs, 10);
    expect(await list({ to: ana })).toMatchObject([{ campaignId, status: 'held' }]);
    expect(await cancel({ campaignId })).toMatchObject({ counts: { canceled: 1 }, done: true });
  }, 60_000);

  it.each([
    { left: 'a later day', out: [2], sent: [0, 1, 3] },
    { left: 'its first day', out: [0], sent: [1, 2, 3] },
  ])('leaves out $left, which counts all the same', async ({ out, sent }) => {
    const except = out.map((day) => localIn(10 + day).slice(0, 10));
    await daily({ recurrence: { frequency: 'daily', count: 4, except } });
    const expected = sent.map((day) => localIn(10 + day));
    expect(await liveUntil(Date.now() + 17 * dayMs, 3)).toEqual(expected);
  });

  it('keeps the day of the month that it was given when the first one is left out', async () => {
    const at = new Date(Date.now() + 3 * dayMs);
    let month = at.getUTCMonth();
    const lastOf = (month: number) => rfc(Date.UTC(at.getUTCFullYear(), month + 1, 0, 9)).slice(0, 16);
    // A 31st, then a shorter month, then another 31st.
    while (lastOf(month).slice(8, 10) !== '31' || lastOf(month + 1).slice(8, 10) === '31') month++;
    const recurrence = { frequency: 'monthly', count: 3, except: [lastOf(month).slice(0, 10)] };
    await schedule({ localTime: lastOf(month), timeZone: 'UTC', recurrence });
    const days = [lastOf(month + 1), lastOf(month + 2)];
    expect(await liveUntil(Date.parse(`${lastOf(month + 3)}Z`), 5)).toEqual(days);
  });

  it('goes on without an occurrence that was cancelled', async () => {
    const { seriesSid } = await daily();
    await advance(4 * 86_400);
    await maintain();
    const waiting = (await list({ to: ana })).filter(({ status }) => status === 'scheduled');
    expect(new Set(waiting.map((message) => message.seriesSid))).toEqual(new Set([seriesSid]));
    const second = waiting.find(({ sendAt }) => sendAt.startsWith(localIn(11)));
    expect(await cancel({ sid: second?.sid })).toMatchObject({ counts: { canceled: 1 } });
    const expected = [0, 2, 3].map((day) => localIn(10 + day));
    expect(await liveUntil(Date.now() + 17 * dayMs, 3)).toEqual(expected);
  });

  it('goes on where the one that was cancelled is held here', async () => {
    const { results } = await daily();
    expect(await cancel({ sid: results[0]?.sid })).toMatchObject({ counts: { canceled: 1 } });
    const expected = [1, 2, 3].map((day) => localIn(10 + day));
    expect(await liveUntil(Date.now() + 17 * dayMs, 3)).toEqual(expected);
  });

  it('ends with its series, at Twilio and here', async () => {
    const { seriesSid } = await daily({
      recipients: [ana, ben],
      recurrence: { frequency: 'daily', count: 20 },
    });
    await advance(5 * 86_400);
    await maintain();
    expect((await atTwilio()).length).toBeGreaterThan(1);
    expect(await cancel({ sid: seriesSid })).toMatchObject({ counts: { tooLate: 0, failed: 0 }, done: true });
    expect(await list()).toEqual([]);
    expect(await liveUntil(Date.now() + 20 * dayMs, 3)).toEqual([]);
    expect(new Set((await atTwilio(ben)).map(({ status }) => status))).toEqual(new Set(['canceled']));
  });

  it.each(['to', 'campaignId'] as const)('ends for good when everything is cancelled by %s', async (by) => {
    await daily();
    const { to, campaignId } = (await list())[0] as ScheduledMessage;
    expect(await cancel(by === 'to' ? { to } : { campaignId })).toMatchObject({ counts: { canceled: 1 } });
    expect(await liveUntil(Date.now() + 17 * dayMs, 3)).toEqual([]);
  });

  it('ends for whoever opts out, also if they come back', async () => {
    await daily({ recipients: [ana, ben] });
    await advance(4 * 86_400);
    await maintain();
    await world.control('inbound', { from: ana, body: 'STOP' });
    await world.control('inbound', { from: ana, body: 'START' });
    expect(await liveUntil(Date.now() + 17 * dayMs, 3)).toEqual([]);
    expect((await atTwilio(ben)).map(({ status }) => status)).toEqual(Array(4).fill('delivered'));
  });

  it('is not sent in a burst after a long silence: what is too late is skipped', async () => {
    await daily();
    await advanceTo(Date.parse(`${localIn(12)}Z`) + 600_000);
    expect(await maintain()).toMatchObject({ promoted: 2, skipped: 2, done: true });
    expect((await list({ state: 'skipped' })).map(({ sendAt }) => sendAt.slice(0, 16)).sort()).toEqual([
      localIn(10),
      localIn(11),
    ]);
  });

  it.each([
    ['without a local time', { sendAt: inDays(10), localTime: undefined }],
    ['that has no occurrence', { recurrence: { frequency: 'daily', until: localIn(9).slice(0, 10) } }],
    ['without an end', { recurrence: { frequency: 'daily' } }],
    [
      'until an instant, without a zone to tell it in',
      { timeZone: undefined, recurrence: { frequency: 'daily', until: inDays(20) } },
    ],
  ])('is refused %s', async (_, request) => {
    const recurrence = { frequency: 'daily', count: 4 };
    const { status, body } = await post({ localTime: localIn(10), timeZone: 'UTC', recurrence, ...request });
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(body.errors[0]?.path).toMatch(/^recurrence/);
    expect(await list()).toEqual([]);
  });
});

describe('GET /messages/scheduled', () => {
  it('finds by recipient, campaign, time and state', async () => {
    await schedule({ recipients: [ana, ben], sendAt: inDays(10) });
    await schedule({ recipients: [ana], sendAt: inDays(40) });
    await cancel({ to: ben });
    const statuses = async (query: Record<string, string>) => (await list(query)).map(({ status }) => status);

    const [first, second] = await list({ to: ana });
    expect([first, second]).toMatchObject([{ status: 'scheduled' }, { status: 'held' }]);
    expect(await list({ campaignId: first?.campaignId ?? '' })).toEqual([first]);
    expect(await list({ campaignId: second?.campaignId ?? '' })).toEqual([second]);
    expect(await statuses({ from: inDays(20) })).toEqual(['held']);
    expect(await statuses({ until: inDays(20) })).toEqual(['scheduled']);
    expect(await statuses({ from: inDays(9), until: inDays(10.001), state: 'all' })).toHaveLength(2);
    expect(await list({ state: 'canceled' })).toMatchObject([
      { to: ben, status: 'canceled', reason: 'request' },
    ]);
    expect(await statuses({ state: 'all' })).toHaveLength(3);
    expect(await statuses({ state: 'skipped' })).toEqual([]);
  });

  it('pages through all that wait, at Twilio and here', async () => {
    const recipients = Array.from({ length: 130 }, (_, n) => `+1415556${String(n).padStart(4, '0')}`);
    await schedule({ recipients, sendAt: inDays(10) });
    await schedule({ recipients, sendAt: inDays(40) });
    const first = await page({ limit: '60' });
    expect(first.messages).toHaveLength(60);
    const found = await list({ limit: '60' });
    expect(found.slice(0, 60)).toEqual(first.messages);
    for (const status of ['scheduled', 'held']) {
      const people = found.filter((message) => message.status === status).map(({ to }) => to);
      expect(people.sort()).toEqual(recipients);
    }
    expect(found).toHaveLength(260);
  });

  it('finds and cancels all of a call by the id that it has answered', async () => {
    const daily = { localTime: inDays(40).slice(0, 16), recurrence: { frequency: 'daily', count: 3 } };
    const others = await schedule({ recipients: [ana], sendAt: inDays(10) });
    for (const when of [{ sendAt: inDays(10) }, { sendAt: inDays(40) }, daily]) {
      const { campaignId, results } = await schedule({ recipients: [ana, ben], ...when });
      const waiting = await list({ campaignId });
      expect(waiting.map(({ sid }) => sid).sort()).toEqual(results.map(({ sid }) => sid).sort());
      expect(await cancel({ campaignId })).toMatchObject({ counts: { canceled: 2 } });
      expect(await list({ campaignId })).toEqual([]);
    }
    expect(await list()).toMatchObject([{ campaignId: others.campaignId }]);
  });

  it('pages through what waits for a person, the next one first, and passes over none', async () => {
    const days = [40, 10, 12, 41, 11, 11];
    for (const day of days) await schedule({ recipients: [ana, ben], sendAt: inDays(day) });
    const first = await page({ to: ana, limit: '2' });
    expect(first.messages).toHaveLength(2);
    expect(first.next).not.toBeNull();
    const found = await list({ to: ana, limit: '2' });
    expect(found).toEqual((await page({ to: ana })).messages);
    expect(found.slice(0, 2)).toEqual(first.messages);
    expect(new Set(found.map(({ sid }) => sid)).size).toBe(days.length);
    const times = found.map(({ sendAt }) => sendAt);
    expect(times).toEqual([...times].sort());
    expect(await page({ to: ana, limit: '6' })).toMatchObject({ next: null });
  });

  it('refuses a cursor that is none, or that of another list', async () => {
    for (const day of [10, 11]) await schedule({ recipients: [ana, ben], sendAt: inDays(day) });
    const [ofAll, ofAna] = [await page({ limit: '1' }), await page({ to: ana, limit: '1' })];
    const queries = [{ cursor: 'xyz' }, { cursor: 'tnone' }, { to: ana, cursor: 'pnone' }];
    for (const query of [...queries, { to: ana, cursor: ofAll.next ?? '' }, { cursor: ofAna.next ?? '' }])
      expect((await world.get(`/messages/scheduled?${new URLSearchParams(query)}`)).status).toBe(400);
  });
});
