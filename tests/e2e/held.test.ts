import type { SendResult } from '../../src/messages/send-result';
import { heldHere } from '../../src/outbox/waiting-messages';
import type { ScheduleAnswer } from '../../src/scheduling/schedule-messages';
import { SyncRecords } from '../../src/store/sync-records';
import { clockByIntl } from '../timing/local-clock';
import { byHand } from './by-hand';
import { ana, ben, dayMs, inDays, laterClient, localIn, rfc } from './later-client';
import { localStack } from './local-stack';

const world = localStack({ DEFAULT_TIME_ZONE: 'Asia/Kathmandu' });
const { advance, advanceTo, atTwilio, cancel, list, liveUntil, maintain, schedule } = laterClient(world);

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
