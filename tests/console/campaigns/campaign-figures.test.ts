import { sendingCounts } from '../../../src/campaigns/campaign-counts';
import type { RunAnswer } from '../../../src/campaigns/run-campaign';
import type { ShownCampaign } from '../../../src/campaigns/show-campaign';
import { errorsByClass } from '../../../src/console/pages/campaigns/errors-by-class';
import { funnelSteps } from '../../../src/console/pages/campaigns/funnel-steps';
import { paceText } from '../../../src/console/pages/campaigns/pace-text';
import { progressOf } from '../../../src/console/pages/campaigns/progress-of';
import { rateOf, type Sample, withSample } from '../../../src/console/pages/campaigns/rate-of';
import { refreshSeconds } from '../../../src/console/pages/campaigns/refresh-seconds';
import { messagesOverTime } from '../../../src/console/pages/campaigns/series-of';
import { withAnswer } from '../../../src/console/pages/campaigns/with-answer';
import { summary } from '../../../src/insights/errors';

const counts = {
  total: 110,
  pending: 20,
  accepted: 70,
  rejected: 4,
  suppressed: 5,
  invalid: 7,
  duplicate: 3,
  unknown: 1,
  unsent: 0,
  queued: 10,
  sent: 60,
  delivered: 40,
  undelivered: 5,
  failed: 0,
  read: 10,
  clicked: 4,
};
const campaign = { id: 'CMP', state: 'running', counts } as ShownCampaign;

test('progress counts those who can be sent to, and whoever is dealt with', () => {
  expect(progressOf(counts)).toEqual({ sent: 70, handled: 80, total: 100 });
});

test('a canceled campaign is not further than it was', () => {
  const rows = { total: 10, invalid: 0, duplicate: 0 };
  const sent = { accepted: 4, rejected: 0, suppressed: 0, unknown: 0, unsent: 0 };
  const canceled = sendingCounts({ rows, state: 'canceled' } as Parameters<typeof sendingCounts>[0], sent);
  expect(progressOf(canceled)).toEqual({ sent: 4, handled: 4, total: 10 });
});

test('the funnel tells shares of what was accepted, later of what was delivered', () => {
  expect(funnelSteps(counts).map(({ value, share }) => [value, share])).toEqual([
    ['70', 1],
    ['60 (85.7% of accepted)', 60 / 70],
    ['40 (57.1% of accepted)', 40 / 70],
    ['10 (25% of delivered)', 10 / 70],
    ['4 (10% of delivered)', 4 / 70],
  ]);
  const none = { accepted: 0, sent: 0, delivered: 0, read: 0, clicked: 0 };
  expect(funnelSteps(none).every(({ value, share }) => value === '0' && share === 0)).toBe(true);
});

test('the rate is that of the last half minute, and not known before there is one', () => {
  const given = [
    { at: 0, handled: 0 },
    { at: 1_000, handled: 50 },
    { at: 40_000, handled: 1_000 },
    { at: 50_000, handled: 1_500 },
  ];
  const samples = given.reduce(withSample, [] as Sample[]);
  expect(samples.map(({ at }) => at)).toEqual([40_000, 50_000]);
  expect(rateOf(samples)).toBe(50);
  expect(rateOf(samples.slice(0, 1))).toBeUndefined();
  expect(rateOf(withSample(samples, { at: 90_000, handled: 1_500 }))).toBeUndefined();
  expect(paceText(3_000, 50)).toMatch(/^50 a second, about 1 min left/);
  expect(paceText(3, 0.5)).toMatch(/^0\.5 a second, about 6 s left/);
  expect(paceText(3_000, undefined)).toMatch(/^3,000 to go/);
});

test('messages over time add up to what was accepted', () => {
  const bucket = { start: '2026-12-01T09:00:00.000Z', accepted: 9, delivered: 5, undelivered: 1, failed: 1 };
  expect(messagesOverTime({ buckets: [bucket], bucketSeconds: 5 }).buckets).toEqual([
    { at: bucket.start, values: { delivered: 5, 'under way': 2, 'not delivered': 2 } },
  ]);
});

test('errors stand under their class, the commonest first', () => {
  const senders = (count: number) => new Map([['', count]]);
  const errors = summary(
    new Map([
      [30003, senders(2)],
      [30005, senders(3)],
      [30007, senders(4)],
    ]),
  );
  const shown = errorsByClass(errors).map(({ errorClass, count, codes }) => [
    errorClass,
    count,
    ...codes.map(({ code }) => code),
  ]);
  expect(shown).toEqual([
    ['unreachable', 5, 30005, 30003],
    ['filtered', 4, 30007],
  ]);
});

test('a campaign is looked at often while something of it moves, less so before and afterwards', () => {
  const told = { ...counts, queued: 0, sent: 45 };
  expect([
    refreshSeconds(campaign),
    refreshSeconds({ state: 'draft', counts: told }),
    refreshSeconds({ state: 'completed', counts }),
    refreshSeconds({ state: 'completed', counts: told }),
  ]).toEqual([4, 10, 4, 20]);
});

test('what a run tells replaces what was known, without forgetting what became of messages', () => {
  const told = {
    state: 'completed',
    counts: { ...counts, pending: 0, accepted: 90 },
  } as unknown as RunAnswer;
  const paused = { ...campaign, pausedBecause: { at: '', by: 'guard' as const, reason: '' } };
  expect(withAnswer(paused, told)).toEqual({
    id: 'CMP',
    state: 'completed',
    counts: { ...counts, pending: 0, accepted: 90 },
  });
});
