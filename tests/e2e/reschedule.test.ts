import type { ScheduledList, ScheduledMessage } from '../../src/scheduling/list-scheduled';
import type { RescheduleAnswer } from '../../src/scheduling/reschedule-message';
import type { ScheduleAnswer } from '../../src/scheduling/schedule-messages';
import { rescheduleTrial } from '../../trials/reschedule-trial';
import { localStack } from './local-stack';

const world = localStack();
const ana = '+14155550101';
const dayMs = 86_400_000;
const cancels = { product: 'api', method: 'POST', path: '/Messages/' };

interface Shown {
  sid: string;
  status: string;
  body: string;
  mediaUrls: string[];
  contentSid: string | null;
  sendAt: string | null;
}

const rfc = (instant: number) => new Date(instant).toISOString();
/** In whole seconds, as Twilio keeps times. */
const inDays = (days: number) => rfc(Math.floor((Date.now() + days * dayMs) / 1_000) * 1_000);
const advance = (seconds: number) => world.control('clock', { advanceSeconds: seconds });
const maintain = () => world.post('/maintenance/run', { tasks: ['promote'] });

async function schedule(request: object): Promise<ScheduleAnswer> {
  const message = { recipients: [ana], body: 'Later', ...request };
  const { status, body } = await world.post<ScheduleAnswer>('/messages/schedule', message);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

/** Schedules a message and tells its SID. */
const waiting = async (days: number, request: object = {}): Promise<string> =>
  (await schedule({ sendAt: inDays(days), ...request })).results[0]?.sid ?? '';

const reschedule = (sid: string, request: object) =>
  world.post<RescheduleAnswer & { code: string; detail: string }>('/messages/reschedule', {
    sid,
    ...request,
  });

async function moved(sid: string, request: object): Promise<RescheduleAnswer['scheduled']> {
  const { status, body } = await reschedule(sid, request);
  expect({ status, body }).toMatchObject({ status: 200, body: { canceled: { sid } } });
  return body.scheduled;
}

/** Without Twilio's own replies, oldest first. */
async function atTwilio(): Promise<Shown[]> {
  const { messages } = await world.control<{ messages: (Shown & { direction: string })[] }>(
    `messages?to=${encodeURIComponent(ana)}`,
  );
  return messages.filter(({ direction }) => direction === 'outbound-api').reverse();
}

async function listed(state = 'waiting'): Promise<ScheduledMessage[]> {
  const query = new URLSearchParams({ to: ana, state });
  return (await world.get<ScheduledList>(`/messages/scheduled?${query}`)).body.messages;
}

async function expectRefused(sid: string, status: number, code: string, detail?: RegExp): Promise<void> {
  const before = await atTwilio();
  const refused = await reschedule(sid, { sendAt: inDays(9) });
  expect(refused).toMatchObject({ status, body: { code } });
  if (detail) expect(refused.body.detail).toMatch(detail);
  expect(await atTwilio()).toEqual(before);
}

describe('POST /messages/reschedule', () => {
  it('cancels a message at Twilio and schedules it there for another time', async () => {
    const sid = await waiting(5);
    const sendAt = inDays(3);
    const scheduled = await moved(sid, { sendAt });
    expect(scheduled).toMatchObject({ status: 'scheduled', sendAt });
    expect(await atTwilio()).toMatchObject([
      { sid, status: 'canceled' },
      { sid: scheduled.sid, status: 'scheduled', body: 'Later', sendAt },
    ]);
    await advance(3 * 86_400 + 1);
    await world.settled();
    expect(await atTwilio()).toMatchObject([{ status: 'canceled' }, { status: 'delivered' }]);
  });

  it('takes a local time, of the recipient where no zone is given', async () => {
    const localTime = `${inDays(4).slice(0, 10)}T12:00`;
    const there = await moved(await waiting(5), { localTime });
    expect(there).toMatchObject({ timeZone: 'America/Los_Angeles' });
    expect(there.sendAt).toMatch(/T(19|20):00:00/);
    const inParis = await moved(there.sid, { localTime, timeZone: 'Europe/Paris' });
    expect(inParis.sendAt).toMatch(/T1[01]:00:00/);
  });

  it('holds here what is moved too far ahead for Twilio, and hands it over when it is time', async () => {
    const sid = await waiting(5);
    const sendAt = inDays(60);
    const held = await moved(sid, { sendAt });
    expect(held).toMatchObject({ status: 'held', sid: expect.stringMatching(/^HM/), sendAt });
    expect(await atTwilio()).toMatchObject([{ sid, status: 'canceled' }]);
    for (const days of [20, 10]) {
      await advance(days * 86_400);
      await maintain();
    }
    expect(await atTwilio()).toMatchObject([{ status: 'canceled' }, { status: 'scheduled', sendAt }]);
  });

  it('hands over at once what was held and comes near, and leaves nothing behind', async () => {
    const sendAt = inDays(3);
    const scheduled = await moved(await waiting(60), { sendAt });
    expect(await atTwilio()).toMatchObject([{ sid: scheduled.sid, status: 'scheduled', sendAt }]);
    for (const days of [1, 15, 15]) {
      await advance(days * 86_400);
      await maintain();
    }
    expect(await atTwilio()).toMatchObject([{ status: 'delivered' }]);
  });

  it('moves what is held to another time at which it is held', async () => {
    const sid = await waiting(60);
    const sendAt = inDays(70);
    const { sid: newSid } = await moved(sid, { sendAt });
    expect(await listed()).toMatchObject([{ sid: newSid, status: 'held', sendAt }]);
    expect(await atTwilio()).toEqual([]);
  });

  it('moves one occurrence of a series, and the others keep their time', async () => {
    const localTime = `${inDays(20).slice(0, 10)}T09:00`;
    const recurrence = { frequency: 'daily', count: 2 };
    const { results, seriesSid = '' } = await schedule({ localTime, timeZone: 'UTC', recurrence });
    const sendAt = inDays(3);
    await moved(results[0]?.sid ?? '', { sendAt });
    await maintain();
    expect(await listed()).toMatchObject([
      { status: 'scheduled', sendAt },
      { status: 'held', seriesSid, sendAt: `${inDays(21).slice(0, 10)}T09:00:00.000Z` },
    ]);
    await expectRefused(seriesSid, 409, 'not-reschedulable', /series/);
  });

  it('keeps the words, the media and the variables', async () => {
    const mediaUrls = ['https://example.com/a.png'];
    const recipients = [{ to: ana, variables: { name: 'Ana' } }];
    const body = 'Hello {{name}}';
    const sid = await waiting(5, { recipients, body, mediaUrls });
    const held = await moved(sid, { sendAt: inDays(60) });
    await moved(held.sid, { sendAt: inDays(6) });
    const [first, second] = await atTwilio();
    expect(second).toMatchObject({ status: 'scheduled', body: 'Hello Ana', mediaUrls });
    expect(first).toMatchObject({ status: 'canceled', body: 'Hello Ana', mediaUrls });
  });

  it('keeps a Content template', async () => {
    const contentSid = `HX${'a'.repeat(32)}`;
    const sid = await waiting(5, { body: undefined, contentSid, contentVariables: { 1: 'Ana' } });
    await moved(sid, { sendAt: inDays(6) });
    const { requests } = await world.control<{ requests: { method: string; parameters: object }[] }>(
      'requests?path=Messages.json',
    );
    const created = requests.filter(({ method }) => method === 'POST').map(({ parameters }) => parameters);
    expect(created).toHaveLength(2);
    for (const parameters of created) {
      expect(parameters).toMatchObject({ ContentSid: contentSid, ContentVariables: '{"1":"Ana"}' });
    }
  });

  it('keeps out of the quiet hours, as the message would have been from the beginning', async () => {
    const night = { localTime: `${inDays(4).slice(0, 10)}T02:00` };
    const promotion = await waiting(5, { messageIntent: 'marketing' });
    expect((await reschedule(promotion, { ...night, quietHours: 'block' })).body.code).toBe('quiet-hours');
    expect(await listed()).toMatchObject([{ sid: promotion, status: 'scheduled' }]);
    const held = await moved(promotion, night);
    expect(held).toMatchObject({ held: true });
    expect(Date.parse(held.sendAt)).toBeGreaterThan(Date.parse(`${night.localTime}:00-07:00`));
    const ignored = await moved(held.sid, { ...night, quietHours: 'ignore' });
    expect(ignored.held).toBeUndefined();
  });

  it.each([5, 60])('is listed once, of a message %d days ahead', async (days) => {
    const { sid } = await moved(await waiting(days), { sendAt: inDays(6) });
    expect(await listed()).toMatchObject([{ sid, status: 'scheduled', body: 'Later' }]);
    expect(await listed('canceled')).toMatchObject([{ status: 'canceled', reason: 'reschedule' }]);
  });

  it('replaces a message once, also when two ask for it at once', async () => {
    const sid = await waiting(5);
    const both = await Promise.all([2, 3].map((days) => reschedule(sid, { sendAt: inDays(days) })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await atTwilio()).filter(({ status }) => status === 'scheduled')).toHaveLength(1);
    await expectRefused(sid, 409, 'not-reschedulable');
  });

  it.each([5, 60])('does not bring back what was cancelled, of %d days ahead', async (days) => {
    const sid = await waiting(days);
    await world.post('/messages/cancel', { sid });
    await expectRefused(sid, 409, 'not-reschedulable', /waits no longer/);
  });

  it('does not send again what has left', async () => {
    const sid = await waiting(5);
    await advance(5 * 86_400 + 1);
    await world.settled();
    await expectRefused(sid, 409, 'not-reschedulable', /waits no longer/);
  });

  it.each(['SM', 'HM', 'SR'])('does not know a message %s… that nobody scheduled', async (kind) => {
    const status = kind === 'SR' ? 409 : 404;
    await expectRefused(
      `${kind}${'0'.repeat(32)}`,
      status,
      status === 404 ? 'not-found' : 'not-reschedulable',
    );
  });

  it('refuses a time that is none before it touches anything', async () => {
    const sid = await waiting(5);
    const past = { sendAt: inDays(-1), localTime: inDays(-1).slice(0, 16) };
    for (const [path, time] of Object.entries(past)) {
      expect(await reschedule(sid, { [path]: time })).toMatchObject({
        status: 400,
        body: { code: 'send-at-outside-window', errors: [{ path, message: expect.any(String) }] },
      });
    }
    expect(await listed()).toMatchObject([{ sid, status: 'scheduled' }]);
  });
});

describe('while Twilio does not cancel', () => {
  /** Answers the name that the new message has already. */
  async function held(sid: string, days: number): Promise<string> {
    const { status, body } = await reschedule(sid, { sendAt: inDays(days) });
    expect({ status, body }).toMatchObject({ status: 502, body: { code: 'outcome-unknown' } });
    return /HM[0-9a-f]{32}/.exec(body.detail)?.[0] ?? '';
  }

  it('a new message is held back, takes the place later, and can be moved on meanwhile', async () => {
    const [one, other] = [await waiting(5), await waiting(6)];
    await world.control('faults', { api: [{ ...cancels, share: 1, status: 503 }] });
    const [, second] = await Promise.all([held(one, 3), held(other, 4)]);
    expect(await atTwilio()).toMatchObject([{ status: 'scheduled' }, { status: 'scheduled' }]);
    await world.control('faults', { api: [] });
    const sendAt = inDays(2);
    const next = await reschedule(second, { sendAt });
    expect(next).toMatchObject({ status: 200, body: { scheduled: { sendAt } } });
    await maintain();
    expect(await atTwilio()).toMatchObject([
      { sid: one, status: 'canceled' },
      { sid: other, status: 'canceled' },
      { sid: next.body.scheduled.sid, status: 'scheduled', sendAt },
      { status: 'scheduled' },
    ]);
    expect(await listed()).toHaveLength(2);
  });
});

describe('reschedules, cancellations and opt-outs at once, in bad weather', () => {
  it.each([13])(
    'leave one message or none, and everybody knows: seed %d',
    async (seed) => {
      const { complaints } = await rescheduleTrial(world.stack(), world, seed);
      expect(complaints).toEqual([]);
    },
    60_000,
  );
});
