import fc from 'fast-check';
import { Buckets } from '../../src/insights/buckets';

const until = Date.parse('2026-12-01T09:07:31Z');

test('a day has buckets of an hour, at round times', () => {
  const buckets = new Buckets(until - 86_400_000, until);
  expect(buckets.seconds).toBe(3_600);
  expect(buckets.list()[0]?.start).toBe('2026-11-30T09:00:00.000Z');
  expect(buckets.list().at(-1)?.start).toBe('2026-12-01T09:00:00.000Z');
});

test('a fine one has seconds where there are few', () => {
  const buckets = new Buckets(until - 30_000, until, 'fine');
  expect([buckets.seconds, buckets.list().length]).toEqual([1, 31]);
});

test('there are never more than 48, and every moment has one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 366 * 86_400_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (span, part) => {
        const buckets = new Buckets(until - span, until);
        buckets.add(until - span * part, ['accepted', 'read']);
        expect(buckets.list().length).toBeLessThanOrEqual(48);
        expect(buckets.list().reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1);
      },
    ),
  );
});
