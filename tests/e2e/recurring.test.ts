import type { ScheduledMessage } from '../../src/scheduling/list-scheduled';
import { ana, ben, dayMs, inDays, laterClient, localIn, rfc } from './later-client';
import { localStack } from './local-stack';

const world = localStack();
const { advance, advanceTo, atTwilio, cancel, list, liveUntil, maintain, schedule, tryToSchedule } =
  laterClient(world);
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

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
  });

  it('is cancelled by its call also after more than a year', async () => {
    const recurrence = { frequency: 'monthly', count: 20 };
    const { campaignId } = await daily({ recurrence });
    await liveUntil(Date.now() + 380 * dayMs, 10);
    expect(await list({ to: ana })).toMatchObject([{ campaignId, status: 'held' }]);
    expect(await cancel({ campaignId })).toMatchObject({ counts: { canceled: 1 }, done: true });
  });

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
    const { status, body } = await tryToSchedule({
      localTime: localIn(10),
      timeZone: 'UTC',
      recurrence,
      ...request,
    });
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(body.errors[0]?.path).toMatch(/^recurrence/);
    expect(await list()).toEqual([]);
  });
});
