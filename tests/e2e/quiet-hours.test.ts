import type { SentAnswer } from '../../src/messages/send-one';
import type { SendManyAnswer } from '../../src/messages/send-result';
import { clockByIntl } from '../timing/local-clock';
import { localStack } from './local-stack';

const world = localStack();
/** In California, where promotions may come from 8:00 to 21:00, and in Washington State, where they may until 20:00. */
const ana = '+14155550101';
const ben = '+12065550102';
const pacific = 'America/Los_Angeles';
/** Where it is half past nine in the morning when it is half past midnight in California. */
const eva = '+4915112345678';
const minuteMs = 60_000;
const dayMs = 86_400_000;

interface Shown {
  status: string;
  sendAt: string | null;
}

const promotion = { body: 'Ten per cent off', messageIntent: 'marketing' };
const send = (request: object) =>
  world.post<SentAnswer & { code: string; detail: string }>('/messages/send', { ...promotion, ...request });
const bulk = async (request: object) =>
  (await world.post<SendManyAnswer>('/messages/bulk', { ...promotion, ...request })).body;
const schedule = async (request: object) =>
  (await world.post<SendManyAnswer>('/messages/schedule', { ...promotion, ...request })).body;

async function messagesTo(to: string): Promise<Shown[]> {
  return (await world.control<{ messages: Shown[] }>(`messages?to=${encodeURIComponent(to)}`)).messages;
}

/** What Twilio was asked to send. */
async function requested(): Promise<Record<string, string>[]> {
  const { requests } = await world.control<{ requests: { parameters: Record<string, string> }[] }>(
    'requests?path=Messages.json',
  );
  return requests.map(({ parameters }) => parameters);
}

const now = async () => Date.parse((await world.control<{ now: string }>('clock')).now);
const pacificMinutes = (instant: number) => (clockByIntl(instant, pacific) % dayMs) / minuteMs;
const minutesAt = (sendAt = '') => pacificMinutes(Date.parse(sendAt));

/** Moves the clock on to a time of day in California, and answers the instant. */
async function until(hour: number, minute: number): Promise<number> {
  const start = await now();
  // Minute by minute: a day may be an hour longer or shorter.
  let at = Math.ceil(start / minuteMs) * minuteMs;
  while (pacificMinutes(at) !== hour * 60 + minute) at += minuteMs;
  await world.control('clock', { advanceSeconds: (at - start) / 1_000 });
  return at;
}

describe('a promotion in quiet hours', () => {
  it('does not wait where it is too large to be kept until then', async () => {
    await until(0, 30);
    const mediaUrls = Array.from({ length: 9 }, (_, n) => `https://example.com/${n}/${'x'.repeat(2_000)}`);
    const { results } = await bulk({ recipients: [ana, eva], quietHours: 'hold', mediaUrls });
    expect(results).toMatchObject([
      { to: ana, outcome: 'invalid', reason: expect.stringContaining('kept') },
      { to: eva, outcome: 'accepted' },
    ]);
    expect(await messagesTo(ana)).toEqual([]);
  });

  it('waits for the morning', async () => {
    const night = await until(0, 30);
    const { status, body } = await send({ to: ana });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'scheduled', held: true, timeZone: pacific });
    expect(minutesAt(body.sendAt)).toBeGreaterThanOrEqual(8 * 60);
    expect(minutesAt(body.sendAt)).toBeLessThan(8 * 60 + 30);
    expect(Date.parse(body.sendAt ?? '')).toBeLessThan(night + 10 * 60 * minuteMs);
    expect(await messagesTo(ana)).toMatchObject([{ status: 'scheduled' }]);
    await until(8, 31);
    await world.settled();
    expect(await messagesTo(ana)).toMatchObject([{ status: 'delivered' }]);
  });

  it('waits only for those whose night it is, and not all of them get it at once', async () => {
    await until(0, 30);
    const { counts, results } = await bulk({ recipients: [ana, ben, eva] });
    expect(counts).toMatchObject({ accepted: 3, total: 3 });
    expect(results.slice(0, 2)).toMatchObject(Array(2).fill({ status: 'scheduled', held: true }));
    expect(results[2]).toMatchObject({ status: 'accepted' });
    expect(results[2]).not.toHaveProperty('sendAt');
    expect(results[0]?.sendAt).not.toBe(results[1]?.sendAt);
    await world.settled();
    expect(await messagesTo(eva)).toMatchObject([{ status: 'delivered' }]);
  });

  it('is refused with "block", in bulk for those alone', async () => {
    await until(0, 30);
    const { status, body } = await send({ to: ana, quietHours: 'block' });
    expect({ status, body }).toMatchObject({ status: 409, body: { code: 'quiet-hours' } });
    expect(body.detail).toContain(pacific);
    const { counts, results } = await bulk({ recipients: [ana, eva], quietHours: 'block' });
    expect(counts).toMatchObject({ suppressed: 1, accepted: 1 });
    expect(results[0]).toMatchObject({ outcome: 'suppressed', reason: expect.stringContaining(pacific) });
    expect(await messagesTo(ana)).toEqual([]);
  });

  it('goes at once with "ignore"', async () => {
    await until(0, 30);
    const { status, body } = await send({ to: ana, quietHours: 'ignore' });
    expect({ status, body }).toMatchObject({ status: 201, body: { status: 'accepted' } });
    expect(body).not.toHaveProperty('held');
  });

  it('that was to come shortly before they end is scheduled no sooner than Twilio takes it', async () => {
    const at = await until(7, 55);
    const { status, body } = await send({ to: ana });
    expect({ status, body }).toMatchObject({ status: 201, body: { status: 'scheduled', held: true } });
    expect(Date.parse(body.sendAt ?? '')).toBeGreaterThanOrEqual(at + 15 * minuteMs);
    expect(minutesAt(body.sendAt)).toBeLessThan(9 * 60);
  });

  it('moves there also when it is scheduled for the night', async () => {
    const today = new Date(clockByIntl(await now(), pacific) + 2 * dayMs).toISOString().slice(0, 10);
    const { results } = await schedule({ recipients: [ana, ben], localTime: `${today}T20:30` });
    expect(minutesAt(results[0]?.sendAt)).toBe(20 * 60 + 30);
    expect(results[0]).not.toHaveProperty('held');
    // In Washington State it is too late by then.
    expect(results[1]).toMatchObject({ status: 'scheduled', held: true });
    expect(minutesAt(results[1]?.sendAt)).toBeGreaterThanOrEqual(8 * 60);
    expect(minutesAt(results[1]?.sendAt)).toBeLessThan(8 * 60 + 30);
    const blocked = await schedule({ recipients: [ben], localTime: `${today}T20:30`, quietHours: 'block' });
    expect(blocked.results).toMatchObject([{ outcome: 'suppressed', reason: expect.any(String) }]);
  });

  it('that would wait for a morning beyond 35 days is refused before Twilio is asked', async () => {
    const night = await until(23, 0);
    const sendAt = new Date(night + 35 * dayMs - 10 * minuteMs).toISOString();
    const { status, body } = await send({ to: ana, sendAt });
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'send-at-outside-window' } });
    expect(await requested()).toEqual([]);
  });
});

describe('quiet hours do not apply', () => {
  it.each([['otp'], ['security'], ['fraud'], ['delivery']])('to %s', async (messageIntent) => {
    await until(0, 30);
    const { status, body } = await send({ to: ana, messageIntent });
    expect({ status, body }).toMatchObject({ status: 201, body: { status: 'accepted' } });
    await world.settled();
    expect(await messagesTo(ana)).toMatchObject([{ status: 'delivered' }]);
    expect((await requested())[0]).not.toHaveProperty('ValidityPeriod');
  });

  it('to a message without an intent, unless the call says so', async () => {
    await until(0, 30);
    const plain = { to: ana, messageIntent: undefined };
    expect((await send(plain)).body).toMatchObject({ status: 'accepted' });
    expect((await send({ ...plain, quietHours: 'hold' })).body).toMatchObject({
      status: 'scheduled',
      held: true,
    });
  });
});

describe("a promotion's validity at Twilio", () => {
  const validity = async () => Number((await requested())[0]?.ValidityPeriod);

  it('ends before the quiet hours begin', async () => {
    const at = await until(20, 30);
    const { body } = await send({ to: ana });
    expect(body.status).toBe('accepted');
    const left = (at + 30 * minuteMs - (await now())) / 1_000;
    expect(await validity()).toBeLessThanOrEqual(30 * 60);
    expect(await validity()).toBeGreaterThanOrEqual(Math.floor(left));
  });

  it('is counted from the time at which it is sent', async () => {
    await until(0, 30);
    const { body } = await send({ to: ana });
    const windowMinutes = 21 * 60 - minutesAt(body.sendAt);
    expect(await validity()).toBeLessThanOrEqual(windowMinutes * 60);
    // Longer than Twilio's longest, from half past eight at the latest.
    expect(await validity()).toBe(36_000);
  });

  it('is what the call says, where that is shorter', async () => {
    await until(20, 30);
    await send({ to: ana, validityPeriod: 60 });
    expect(await validity()).toBe(60);
  });
});
