import { addUp, type SeenMessage } from '../../src/campaigns/campaign-delivery';

const at = Date.parse('2026-12-01T09:00:00Z');
const messages: SeenMessage[] = [
  { at, stages: ['accepted', 'sent', 'delivered'] },
  { at: at + 1_000, stages: ['accepted', 'sent', 'delivered', 'clicked'] },
  { at: at + 2_000, stages: ['accepted', 'sent', 'undelivered'], errorCode: 30007, from: '+14155550142' },
  { at: at + 2_000, stages: ['accepted', 'failed'], errorCode: 21610 },
];

test('counts stages, errors by code and sender, and messages over time', () => {
  const { stages, errors, buckets, bucketSeconds } = addUp(messages);
  expect(stages).toMatchObject({ accepted: 4, sent: 3, delivered: 2, undelivered: 1, failed: 1, clicked: 1 });
  expect([...(errors.get(30007) ?? [])]).toEqual([['+14155550142', 1]]);
  expect([...(errors.get(21610) ?? [])]).toEqual([['', 1]]);
  expect(bucketSeconds).toBe(1);
  expect(buckets.map(({ accepted, delivered, failed }) => [accepted, delivered, failed])).toEqual([
    [1, 1, 0],
    [1, 1, 0],
    [2, 0, 1],
  ]);
});

test('lets each message of a sample stand for several', () => {
  const { stages, errors, buckets } = addUp(messages, 2.5);
  expect(stages).toMatchObject({ accepted: 10, sent: 8, delivered: 5, undelivered: 3 });
  expect(errors.get(30007)?.get('+14155550142')).toBe(3);
  expect(buckets.map(({ accepted }) => accepted)).toEqual([3, 3, 5]);
  expect(buckets[0]?.start).toBe('2026-12-01T09:00:00.000Z');
});

test('has nothing to tell of no message', () => {
  const { stages, errors, buckets } = addUp([]);
  expect([stages.accepted, errors.size, buckets.length]).toEqual([0, 0, 0]);
});
