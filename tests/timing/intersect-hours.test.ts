import fc from 'fast-check';
import { type AllowedHours, windowsBetween } from '../../src/timing/allowed-hours';
import { intersectHours } from '../../src/timing/intersect-hours';

const monday = Date.UTC(2026, 10, 16);
const week = 7 * 86_400_000;
const allowed = (hours: readonly AllowedHours[], instant: number) =>
  windowsBetween(hours, 'UTC', monday, monday + week).some(
    ({ at, until }) => at <= instant && instant < until,
  );

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 30, 59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
const hours = fc
  .record({ start: time, end: fc.oneof(time, fc.constant('24:00')), days: fc.option(days) })
  .map(({ start, end, days }): AllowedHours => (days ? { start, end, days } : { start, end }));
const rule = fc.array(hours, { minLength: 1, maxLength: 3 });

describe('intersectHours', () => {
  it('leaves a single rule as it is', () => {
    expect(intersectHours([[{ start: '08:00', end: '21:00' }]])).toEqual([{ start: '08:00', end: '21:00' }]);
  });

  it('keeps what both allow, day by day', () => {
    const weekdays = { start: '09:00', end: '18:00', days: [1, 2, 3, 4, 5] };
    const saturday = { start: '10:00', end: '17:00', days: [6] };
    const texas = [
      { start: '09:30', end: '21:00', days: [1, 2, 3, 4, 5, 6] },
      { start: '12:00', end: '21:00', days: [7] },
    ];
    expect(intersectHours([[weekdays, saturday], texas])).toEqual([
      { ...weekdays, start: '09:30' },
      saturday,
    ]);
  });

  it('takes hours over midnight apart, and those of a Sunday into Monday', () => {
    const night = [{ start: '22:00', end: '06:00', days: [7] }];
    expect(intersectHours([night, [{ start: '00:00', end: '24:00' }]])).toEqual([
      { start: '00:00', end: '06:00', days: [1] },
      { start: '22:00', end: '24:00', days: [7] },
    ]);
  });

  it('is empty when nothing is common, and the whole week when there is no rule', () => {
    expect(intersectHours([[{ start: '08:00', end: '12:00' }], [{ start: '12:00', end: '20:00' }]])).toEqual(
      [],
    );
    expect(intersectHours([])).toEqual([{ start: '00:00', end: '24:00' }]);
  });

  it('allows a minute exactly when every rule does', () => {
    const minute = fc.integer({ min: 0, max: 10_079 }).map((n) => monday + n * 60_000);
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 3 }), minute, (rules, instant) => {
        // Hours that began on the Sunday before count too: the span starts on Monday and looks back a day.
        expect(allowed(intersectHours(rules), instant)).toBe(rules.every((one) => allowed(one, instant)));
      }),
      { numRuns: 300 },
    );
  });
});
