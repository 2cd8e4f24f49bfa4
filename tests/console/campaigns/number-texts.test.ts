import { countOf, durationText, shareText } from '../../../src/console/parts/number-texts';

test.each([
  [0, '0 s'],
  [45.4, '45 s'],
  [200, '3 min 20 s'],
  [7_500, '2 h 5 min'],
  [100_000, '1 day 3 h'],
  [86_400 * 3, '3 days'],
])('%d s is %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

test.each([
  [0, '0%'],
  [0.0004, '<0.1%'],
  [0.9725, '97.3%'],
  [0.9999, '>99.9%'],
  [1, '100%'],
])('a share of %d is %s', (share, text) => {
  expect(shareText(share)).toBe(text);
});

test('a number goes with one or many', () => {
  expect([countOf(1, 'message'), countOf(10_000, 'message'), countOf(2, 'person', 'people')]).toEqual([
    '1 message',
    '10,000 messages',
    '2 people',
  ]);
});
