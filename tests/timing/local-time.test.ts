import { isTimeZone } from '../../src/shapes/time-zone';
import { localTimeAt, parseLocalTime, stretches, toInstant } from '../../src/timing/local-time';

it('reads local times, with and without seconds', () => {
  expect(parseLocalTime('2026-12-01T09:00')).toBe(Date.parse('2026-12-01T09:00:00Z'));
  expect(parseLocalTime('2028-02-29T23:59:58')).toBe(Date.parse('2028-02-29T23:59:58Z'));
});

it.each([
  '',
  '2026-12-01',
  '2026-12-01 09:00',
  '2026-12-01T9:00',
  '2026-12-01T09:00Z',
  '2026-12-01T09:00+01:00',
  '2026-12-01T09:00:00.5',
  '2026-12-01T24:00',
  '2026-12-01T09:60',
  '2026-02-29T09:00',
  '2026-13-01T09:00',
  '2026-12-01T09:00\n',
])('%j is no local time', (text) => {
  expect(parseLocalTime(text)).toBeUndefined();
  expect(() => toInstant(text, 'UTC')).toThrow(RangeError);
});

it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'UTC'])(
  '%s is a time zone',
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

it.each(['', 'Z', '+01:00', '-0500', 'Europe/Nowhere', 'Europe/Berlin ', '2026-01-01T00:00[Europe/Berlin]'])(
  '%j is no time zone',
  (name) => expect(isTimeZone(name)).toBe(false),
);

it('throws for an unknown zone', () => {
  expect(() => toInstant('2026-12-01T09:00', 'Europe/Nowhere')).toThrow(RangeError);
  expect(() => localTimeAt(0, 'Europe/Nowhere')).toThrow(RangeError);
  expect(() => [...stretches('Europe/Nowhere', 0, 1)]).toThrow(RangeError);
});

it('takes a skipped time forward and the first of a repeated one, unless told otherwise', () => {
  const at = (local: string, choice = {}) =>
    new Date(toInstant(local, 'Europe/Berlin', choice)).toISOString();
  expect(at('2027-03-28T02:30')).toBe('2027-03-28T01:30:00.000Z');
  expect(at('2027-03-28T02:30', { gap: 'backward' })).toBe('2027-03-28T00:30:00.000Z');
  expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  expect(at('2026-10-25T02:30', { overlap: 'later' })).toBe('2026-10-25T01:30:00.000Z');
});

it('leaves out parts of a second', () => {
  expect(localTimeAt(Date.parse('2026-12-01T08:00:59.999Z'), 'Asia/Kathmandu')).toBe('2026-12-01T13:45:59');
});

it('cuts time where the clocks change', () => {
  const span = [Date.UTC(2026, 2, 1), Date.UTC(2026, 10, 30)] as const;
  expect([...stretches('America/New_York', ...span)]).toEqual([
    { start: span[0], end: Date.parse('2026-03-08T07:00Z'), offset: -5 * 3_600_000 },
    { start: Date.parse('2026-03-08T07:00Z'), end: Date.parse('2026-11-01T06:00Z'), offset: -4 * 3_600_000 },
    { start: Date.parse('2026-11-01T06:00Z'), end: span[1], offset: -5 * 3_600_000 },
  ]);
  expect([...stretches('UTC', ...span)]).toEqual([{ start: span[0], end: span[1], offset: 0 }]);
});
