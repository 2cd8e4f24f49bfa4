import { spokenBuckets, tallest, timeFormat } from '../../../src/console/parts/time-bars-data';

const series = [{ key: 'a' }, { key: 'b' }];
const bucket = (at: string, a: number, b = 0) => ({ at, values: { a, b, other: 100 } });

describe('the numbers of a bar chart', () => {
  it('are scaled to the highest bar, of the series that are shown', () => {
    expect(tallest([bucket('2026-07-01T00:00:00Z', 1, 2), bucket('2026-07-01T01:00:00Z', 2)], series)).toBe(
      3,
    );
    expect(tallest([], series)).toBe(1);
  });

  it('are told only of times in which something happened', () => {
    const full = bucket('2026-07-01T01:00:00Z', 0, 1);
    expect(spokenBuckets([bucket('2026-07-01T00:00:00Z', 0), full], series)).toEqual([full]);
  });

  it('have times as short as can be understood', () => {
    const today = [bucket('2026-07-01T12:00:00Z', 0), bucket('2026-07-01T12:30:00Z', 0)];
    expect(timeFormat(1_800, today)('2026-07-01T12:00:00Z')).toMatch(/^\d+:00\s[AP]M$/);
    const days = [bucket('2026-07-01T12:00:00Z', 0), bucket('2026-07-03T12:00:00Z', 0)];
    expect(timeFormat(1_800, days)('2026-07-01T12:00:00Z')).toMatch(/^Jul \d, \d+:00\s[AP]M$/);
    expect(timeFormat(86_400, days)('2026-07-01T12:00:00Z')).toMatch(/^Jul \d$/);
  });
});
