import fc from 'fast-check';
import { parseLocalTime } from '../../src/timing/local-time';
import { occurrences, type Recurrence, recurrence } from '../../src/timing/recurrence';

/** The dates of a rule from a first local time, as the API would take it. */
function dates(rule: Recurrence, first: string, timeZone?: string): string[] {
  return [...occurrences(recurrence.parse(rule), first, { timeZone })].map((local) => {
    expect(local.slice(10)).toBe(first.slice(10));
    return local.slice(0, 10);
  });
}

describe('daily', () => {
  it('begins with the first local time', () => {
    expect([...occurrences({ frequency: 'daily', count: 3 }, '2026-12-30T09:00')]).toEqual([
      '2026-12-30T09:00',
      '2026-12-31T09:00',
      '2027-01-01T09:00',
    ]);
  });

  it('takes every so many days', () => {
    expect(dates({ frequency: 'daily', interval: 10, count: 4 }, '2028-02-10T09:00')).toEqual([
      '2028-02-10',
      '2028-02-20',
      '2028-03-01',
      '2028-03-11',
    ]);
  });
});

describe('weekly', () => {
  it('is on the weekday of the first local time unless told otherwise', () => {
    expect(dates({ frequency: 'weekly', count: 3 }, '2026-12-24T18:00')).toEqual([
      '2026-12-24',
      '2026-12-31',
      '2027-01-07',
    ]);
  });

  it('takes weekdays in the order of the week, each once', () => {
    expect(
      dates({ frequency: 'weekly', weekdays: ['friday', 'monday', 'friday'], count: 4 }, '2026-12-01T09:00'),
    ).toEqual(['2026-12-04', '2026-12-07', '2026-12-11', '2026-12-14']);
  });

  it('counts every second week from the Monday before the first local time', () => {
    expect(
      dates(
        { frequency: 'weekly', interval: 2, weekdays: ['monday', 'sunday'], count: 4 },
        '2026-12-02T09:00',
      ),
    ).toEqual(['2026-12-06', '2026-12-14', '2026-12-20', '2026-12-28']);
  });
});

describe('monthly by date', () => {
  it('takes the last day where a month has no 31st', () => {
    const months = ['2027-10-31', '2027-11-30', '2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31'];
    expect(dates({ frequency: 'monthly', count: 6 }, '2027-10-31T09:00')).toEqual(months);
    expect(dates({ frequency: 'monthly', monthDay: 31, count: 6 }, '2027-10-05T09:00')).toEqual(months);
    expect(dates({ frequency: 'monthly', monthDay: 'last', count: 6 }, '2027-10-05T09:00')).toEqual(months);
  });

  it('takes 28 February for the 29th in other years', () => {
    expect(dates({ frequency: 'monthly', interval: 12, count: 5 }, '2028-02-29T09:00')).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it('begins in the next month when the day has passed', () => {
    expect(dates({ frequency: 'monthly', monthDay: 15, count: 2 }, '2026-11-16T09:00')).toEqual([
      '2026-12-15',
      '2027-01-15',
    ]);
  });
});

describe('monthly by weekday', () => {
  const monthly = (nth: 1 | 2 | 3 | 4 | 5 | 'last', count: number) =>
    dates({ frequency: 'monthly', weekday: { nth, day: 'tuesday' }, count }, '2026-12-01T09:00');

  it('takes the first, a middle and the last one', () => {
    expect(monthly(1, 3)).toEqual(['2026-12-01', '2027-01-05', '2027-02-02']);
    expect(monthly(3, 3)).toEqual(['2026-12-15', '2027-01-19', '2027-02-16']);
    expect(monthly('last', 3)).toEqual(['2026-12-29', '2027-01-26', '2027-02-23']);
  });

  it('skips months without a fifth one', () => {
    expect(monthly(5, 4)).toEqual(['2026-12-29', '2027-03-30', '2027-06-29', '2027-08-31']);
  });

  it('finds the last one of a leap February', () => {
    const rule: Recurrence = { frequency: 'monthly', weekday: { nth: 'last', day: 'tuesday' }, count: 1 };
    expect(dates(rule, '2028-02-26T09:00')).toEqual(['2028-02-29']);
  });

  it('ends when no month will ever do', () => {
    const rule: Recurrence = {
      frequency: 'monthly',
      interval: 24,
      weekday: { nth: 5, day: 'tuesday' },
      count: 1,
    };
    expect(dates(rule, '2027-02-01T09:00')).toEqual([]);
  });
});

describe('the end', () => {
  it('includes the date of until', () => {
    expect(dates({ frequency: 'daily', until: '2026-12-03' }, '2026-12-01T23:30')).toEqual([
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
    ]);
  });

  it('includes the instant of until, by the clock of the zone', () => {
    const rule: Recurrence = { frequency: 'daily', until: '2026-12-02T14:00:00Z' };
    expect(dates(rule, '2026-12-01T09:00', 'America/New_York')).toEqual(['2026-12-01', '2026-12-02']);
    expect(dates(rule, '2026-12-01T09:01', 'America/New_York')).toEqual(['2026-12-01']);
    expect(() => dates(rule, '2026-12-01T09:00')).toThrow(RangeError);
  });

  it('may come before the first occurrence', () => {
    expect(dates({ frequency: 'daily', until: '2026-11-30' }, '2026-12-01T09:00')).toEqual([]);
  });

  it('leaves out exceptions after counting', () => {
    const except = ['2026-12-01', '2026-12-03', '2026-12-24'];
    expect(dates({ frequency: 'daily', count: 4, except }, '2026-12-01T09:00')).toEqual([
      '2026-12-02',
      '2026-12-04',
    ]);
  });

  it('comes with the year 9999', () => {
    expect(dates({ frequency: 'daily', count: 9 }, '9999-12-30T09:00')).toEqual(['9999-12-30', '9999-12-31']);
  });
});

describe('a rule as a shape', () => {
  it.each([
    { frequency: 'daily' },
    { frequency: 'daily', count: 1, until: '2026-12-01' },
    { frequency: 'daily', count: 0 },
    { frequency: 'daily', count: 1_001 },
    { frequency: 'daily', count: 1, interval: 0 },
    { frequency: 'daily', count: 1, interval: 100 },
    { frequency: 'daily', count: 1, weekdays: ['monday'] },
    { frequency: 'daily', until: '2026-12-01T09:00' },
    { frequency: 'daily', until: '2026-02-29' },
    { frequency: 'weekly', count: 1, weekdays: [] },
    { frequency: 'weekly', count: 1, weekdays: ['Mon'] },
    { frequency: 'monthly', count: 1, monthDay: 32 },
    { frequency: 'monthly', count: 1, weekday: { nth: 6, day: 'monday' } },
    { frequency: 'monthly', count: 1, monthDay: 1, weekday: { nth: 1, day: 'monday' } },
    { frequency: 'yearly', count: 1 },
  ])('refuses %j', (rule) => expect(recurrence.safeParse(rule).success).toBe(false));

  it('has no occurrences from a first time that is none', () => {
    expect(() => dates({ frequency: 'daily', count: 1 }, '2026-02-29T09:00')).toThrow(RangeError);
  });
});

describe('every rule', () => {
  const weekday = fc.constantFrom(
    ...(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const),
  );
  const optional = { requiredKeys: [] as [] };
  const kinds = fc.oneof(
    fc.constant({ frequency: 'daily' as const }),
    fc
      .record({ weekdays: fc.uniqueArray(weekday, { minLength: 1 }) }, optional)
      .map((rule) => ({ frequency: 'weekly' as const, ...rule })),
    fc
      .record({ monthDay: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)) }, optional)
      .map((rule) => ({ frequency: 'monthly' as const, ...rule })),
    fc
      .record({ nth: fc.constantFrom(1, 2, 3, 4, 'last'), day: weekday })
      .map((rule) => ({ frequency: 'monthly' as const, weekday: rule })),
  );
  const first = fc
    .integer({ min: 0, max: 4 * 366 * 24 * 60 })
    .map((minutes) => new Date(Date.UTC(2026, 0) + minutes * 60_000).toISOString().slice(0, 16));

  it('gives rising times from the first on, exactly as many as are counted', () => {
    fc.assert(
      fc.property(
        kinds,
        first,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 60 }),
        (...given) => {
          const [kind, from, interval, count] = given;
          const all = [...occurrences(recurrence.parse({ ...kind, interval, count }), from)];
          expect(all).toHaveLength(count);
          expect(all).toEqual([...new Set(all)].sort());
          expect(all.every((local) => local >= from && parseLocalTime(local) !== undefined)).toBe(true);
          const fewer = [
            ...occurrences(recurrence.parse({ ...kind, interval, until: all.at(-1)!.slice(0, 10) }), from),
          ];
          expect(fewer).toEqual(all);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('leaves out exactly its exceptions', () => {
    fc.assert(
      fc.property(kinds, first, fc.array(fc.nat({ max: 29 }), { maxLength: 5 }), (kind, from, places) => {
        const all = [...occurrences(recurrence.parse({ ...kind, count: 30 }), from)];
        const except = places.map((place) => all[place]!.slice(0, 10));
        const rest = [...occurrences(recurrence.parse({ ...kind, count: 30, except }), from)];
        expect(rest).toEqual(all.filter((local) => !except.includes(local.slice(0, 10))));
      }),
      { numRuns: 500 },
    );
  });
});
