import fc from 'fast-check';
import type { AllowedHours } from '../../src/timing/allowed-hours';
import { type ChosenInstant, chooseInstant, type InstantRequest } from '../../src/timing/choose-instant';
import { thoroughly } from '../thorough';
import { clockByIntl } from './local-clock';

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const dayMs = 86_400_000;
const at = (text: string) => Date.parse(text);

const daytime: AllowedHours[] = [{ start: '08:00', end: '21:00' }];
const request = {
  zones: ['Europe/Berlin'],
  hours: daytime,
  mode: 'hold',
  earliest: at('2026-12-01T00:00Z'),
} satisfies Omit<InstantRequest, 'wish'>;
const choose = (wish: string, more: Partial<InstantRequest> = {}) =>
  chooseInstant({ ...request, wish: { instant: at(wish) }, ...more });

describe("the sender's own hours", () => {
  const within = { zone: 'America/New_York', hours: [{ start: '09:00', end: '17:00' }] };

  it('are waited for as well, and end the time in which it may leave', () => {
    // 09:00 in New York is 15:00 in Berlin, whose day ends at 21:00, 15:00 in New York.
    const expected = { ok: true, at: at('2026-12-02T14:00Z'), until: at('2026-12-02T20:00Z') };
    for (const wish of ['2026-12-01T22:00Z', '2026-12-02T08:00Z'])
      expect(choose(wish, { within })).toEqual({ ...expected, held: true });
    expect(choose('2026-12-02T14:00Z', { within })).toEqual({ ...expected, held: false });
  });

  it('refuse what they have in common with no hour of the recipient, and what has no zone', () => {
    const night = { ...within, hours: [{ start: '16:00', end: '23:00' }] };
    expect(choose('2026-12-02T14:00Z', { within: night })).toMatchObject({
      ok: false,
      code: 'no-common-hours',
      reason: expect.stringContaining("in Europe/Berlin and in the sender's own hours"),
    });
    expect(choose('2026-12-02T14:00Z', { within, zones: [] })).toMatchObject({ code: 'no-common-hours' });
  });

  it('say nothing where there are no quiet hours', () => {
    expect(choose('2026-12-02T03:00Z', { within, hours: undefined })).toMatchObject({ held: false });
  });
});

describe('a wish in the allowed hours', () => {
  it('is granted from the first to before the last moment', () => {
    const until = at('2026-12-02T20:00Z');
    for (const wish of ['2026-12-02T07:00Z', '2026-12-02T19:59:59.999Z'])
      expect(choose(wish, { spreadMs: dayMs, seed: 'a' })).toEqual({
        ok: true,
        at: at(wish),
        held: false,
        until,
      });
    expect(choose('2026-12-02T20:00Z')).toMatchObject({ ok: true, at: at('2026-12-03T07:00Z'), held: true });
  });

  it('is refused, not moved, before the earliest and after the latest time', () => {
    expect(choose('2026-12-02T10:00Z', { earliest: at('2026-12-02T10:00:01Z') })).toEqual({
      ok: false,
      code: 'too-early',
      reason: '2026-12-02T10:00:00.000Z is before 2026-12-02T10:00:01.000Z, the earliest possible time',
    });
    expect(choose('2026-12-02T10:00Z', { latest: at('2026-12-02T09:59:59Z') })).toEqual({
      ok: false,
      code: 'too-late',
      reason: '2026-12-02T10:00:00.000Z is after 2026-12-02T09:59:59.000Z, the latest possible time',
    });
    const exactly = at('2026-12-02T10:00Z');
    expect(choose('2026-12-02T10:00Z', { earliest: exactly, latest: exactly })).toMatchObject({ ok: true });
  });
});

describe('a wish in quiet hours', () => {
  it('waits for the next window with hold', () => {
    expect(choose('2026-12-02T03:00Z')).toEqual({
      ok: true,
      at: at('2026-12-02T07:00Z'),
      held: true,
      until: at('2026-12-02T20:00Z'),
    });
  });

  it('is refused with block, and told when they end', () => {
    expect(choose('2026-12-02T03:00Z', { mode: 'block' })).toEqual({
      ok: false,
      code: 'quiet-hours',
      reason:
        '2026-12-02T03:00:00.000Z is outside the allowed hours in Europe/Berlin, ' +
        'which next begin at 2026-12-02T07:00:00.000Z',
    });
  });

  it('is granted with ignore, and where there are none', () => {
    const granted = { ok: true, at: at('2026-12-02T03:00Z'), held: false };
    expect(choose('2026-12-02T03:00Z', { mode: 'ignore' })).toEqual(granted);
    expect(choose('2026-12-02T03:00Z', { hours: undefined })).toEqual(granted);
  });

  it('is refused when they end after the latest time', () => {
    const chosen = choose('2026-12-02T03:00Z', { latest: at('2026-12-02T06:59:59Z') });
    expect(chosen).toMatchObject({ ok: false, code: 'too-late' });
    expect(chosen).toHaveProperty(
      'reason',
      expect.stringContaining('next begin at 2026-12-02T07:00:00.000Z, after'),
    );
  });

  it('is refused when no time is allowed in all zones, or no zone is known', () => {
    const noon = [{ start: '10:00', end: '14:00' }];
    for (const mode of ['hold', 'block'] as const) {
      expect(
        choose('2026-12-02T03:00Z', { mode, hours: noon, zones: ['Asia/Tokyo', 'America/New_York'] }),
      ).toEqual({
        ok: false,
        code: 'no-common-hours',
        reason:
          '2026-12-02T03:00:00.000Z is outside the allowed hours, and no time in the 8 days after it is allowed in ' +
          'Asia/Tokyo, America/New_York',
      });
      expect(choose('2026-12-02T10:00Z', { mode, zones: [] })).toMatchObject({ code: 'no-common-hours' });
    }
  });

  it('is spread evenly, the same for the same seed, and stays in the window', () => {
    const start = at('2026-12-02T07:00Z');
    const held = (seed: string, more: Partial<InstantRequest> = {}) => {
      const chosen = choose('2026-12-02T03:00Z', { spreadMs: 3_600_000, seed, ...more });
      if (!chosen.ok) throw new Error(chosen.reason);
      return chosen.at - start;
    };
    const seeds = Array.from({ length: 6_000 }, (_, i) => `+1415555${String(i).padStart(4, '0')}`);
    const minutes = Array<number>(60).fill(0);
    for (const seed of seeds) minutes[Math.floor(held(seed) / minuteMs)]!++;
    expect(Math.min(...minutes)).toBeGreaterThan(50);
    expect(Math.max(...minutes)).toBeLessThan(150);
    expect(held('a')).toBe(held('a'));

    const cut = seeds.map((seed) => held(seed, { spreadMs: 30 * dayMs }));
    expect(Math.max(...cut)).toBeLessThan(13 * 3_600_000);
    const early = seeds.map((seed) => held(seed, { latest: start + 10 }));
    expect([Math.min(...early), Math.max(...early)]).toEqual([0, 10]);
    expect(choose('2026-12-02T03:00Z', { spreadMs: dayMs })).toMatchObject({ at: start });
  });
});

describe('a wish by local time', () => {
  it('means not before it in any zone', () => {
    const wish = { localTime: '2026-12-02T09:00', timeZones: ['America/Los_Angeles', 'America/New_York'] };
    const zones = wish.timeZones;
    expect(chooseInstant({ ...request, zones, wish })).toEqual({
      ok: true,
      at: at('2026-12-02T17:00Z'),
      held: false,
      until: at('2026-12-03T02:00Z'),
    });
  });

  it('takes what a skipped and a repeated time mean', () => {
    const local = (localTime: string, more: Partial<InstantRequest>) =>
      chooseInstant({
        ...request,
        hours: undefined,
        earliest: 0,
        wish: { localTime, timeZones: ['Europe/Berlin'] },
        ...more,
      });
    expect(local('2027-03-28T02:30', {})).toMatchObject({ at: at('2027-03-28T01:30Z') });
    expect(local('2027-03-28T02:30', { gap: 'backward' })).toMatchObject({ at: at('2027-03-28T00:30Z') });
    expect(local('2026-10-25T02:30', {})).toMatchObject({ at: at('2026-10-25T00:30Z') });
    expect(local('2026-10-25T02:30', { overlap: 'later' })).toMatchObject({ at: at('2026-10-25T01:30Z') });
  });

  it('throws for what is no local time, no zone, or in no zone', () => {
    const local = (localTime: string, ...timeZones: string[]) =>
      chooseInstant({ ...request, wish: { localTime, timeZones } });
    expect(() => local('2026-12-02', 'UTC')).toThrow(RangeError);
    expect(() => local('2026-12-02T09:00', 'Nowhere')).toThrow(RangeError);
    expect(() => local('2026-12-02T09:00')).toThrow(RangeError);
  });
});

/**
 * What is chosen, held against clocks read from `Intl`. Hours, offsets and changes of the clocks all lie on quarters of
 * an hour, so a time is allowed exactly when the quarter it lies in begins allowed, and looking at quarters misses none.
 */
describe('whatever is asked', () => {
  const zoneNames = [
    'America/New_York',
    'America/Los_Angeles',
    'America/Santiago',
    'Europe/London',
    'Europe/Berlin',
    'Africa/Casablanca',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Pacific/Chatham',
    'Pacific/Kiritimati',
  ];

  /** Both seasons in which clocks are changed, in most zones and in Morocco around Ramadan. */
  const seasons = [at('2026-02-10T00:00Z'), at('2026-09-20T00:00Z')];
  const origin = at('2026-02-08T00:00Z');

  const clocks = new Map(zoneNames.map((zone) => [zone, [] as number[]]));
  /** The clock at the quarter's beginning; `Intl` is asked once for each. */
  function clockAtQuarter(quarter: number, zone: string): number {
    const known = clocks.get(zone)!;
    const index = (quarter - origin) / quarterMs;
    known[index] ??= clockByIntl(quarter, zone);
    return known[index];
  }

  type Week = boolean[];
  const quartersOfDay = 96;
  const quarterOf = (text: string) => Number(text.slice(0, 2)) * 4 + Number(text.slice(3)) / 15;

  /** Which of a week's quarters, from Monday, are allowed. */
  function weekOf(hours: readonly AllowedHours[]): Week {
    const week = Array<boolean>(7 * quartersOfDay).fill(false);
    for (const { start, end, days = [1, 2, 3, 4, 5, 6, 7] } of hours) {
      const length = quarterOf(end) - quarterOf(start) + (end > start ? 0 : quartersOfDay);
      for (const day of days) {
        const first = (day - 1) * quartersOfDay + quarterOf(start);
        for (let quarter = first; quarter < first + length; quarter++) week[quarter % week.length] = true;
      }
    }
    return week;
  }

  const aMonday = at('2026-01-05T00:00Z');

  function isAllowed(instant: number, week: Week, zones: readonly string[]): boolean {
    const quarter = Math.floor(instant / quarterMs) * quarterMs;
    return zones.every((zone) => {
      const clock = clockAtQuarter(quarter, zone);
      return week[Math.floor((clock - aMonday) / quarterMs) % week.length];
    });
  }

  /** The first quarter in which what is said of it changes, or `to`. */
  function lasts(from: number, to: number, is: (instant: number) => boolean): number {
    for (let quarter = Math.floor(from / quarterMs + 1) * quarterMs; quarter < to; quarter += quarterMs)
      if (!is(quarter)) return quarter;
    return to;
  }

  const timeOfDay = fc.nat({ max: 95 }).map((n) => new Date(n * quarterMs).toISOString().slice(11, 16));
  const zones = fc.uniqueArray(fc.constantFrom(...zoneNames), { minLength: 1, maxLength: 3 });
  const hour = fc
    .tuple(timeOfDay, fc.oneof(timeOfDay, fc.constant('24:00')), fc.nat({ max: 127 }), fc.boolean())
    .map(([from, end, bits, everyDay]): AllowedHours => {
      const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => bits & (1 << (day - 1)));
      return everyDay || days.length === 0 ? { start: from, end } : { start: from, end, days };
    });
  const instant = fc
    .tuple(fc.constantFrom(...seasons), fc.nat({ max: 60 * 86_400 }))
    .map(([start, seconds]) => start + seconds * 1_000);
  const cases = fc.record({
    wished: instant,
    local: fc.boolean(),
    wishZones: zones,
    zones,
    hours: fc.oneof(
      { weight: 9, arbitrary: fc.array(hour, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    mode: fc.constantFrom('hold', 'hold', 'block', 'ignore'),
    lead: fc.integer({ min: -dayMs, max: 10 * dayMs }),
    room: fc.oneof(fc.constant(undefined), fc.nat({ max: 5 * dayMs })),
    spreadMs: fc.oneof(fc.constant(0), fc.nat({ max: dayMs })),
    seed: fc.string({ maxLength: 8 }),
  });

  /** The first instant at which a zone's clocks show the local time, found by trying every quarter of its day. */
  function reached(localTime: string, zone: string): number | undefined {
    const clock = at(`${localTime}Z`);
    const inQuarter = clock % quarterMs;
    for (let guess = clock - inQuarter - 15 * 3_600_000; guess <= clock + 13 * 3_600_000; guess += quarterMs)
      if (clockAtQuarter(guess, zone) + inQuarter === clock) return guess + inQuarter;
    return undefined;
  }

  /** Like `expect`, which would take longer than all that it checks here. */
  function check(fact: boolean, name: string): void {
    if (!fact) throw new Error(`it does not hold that ${name}`);
  }

  function verify(asked: InstantRequest, wished: number, chosen: ChosenInstant): string {
    const { mode, earliest, latest = Number.POSITIVE_INFINITY } = asked;
    const week = asked.hours && weekOf(asked.hours);
    const allowed = (time: number) => week === undefined || isAllowed(time, week, asked.zones);
    const horizon = wished + 8 * dayMs;
    const next = () => (allowed(wished) ? wished : lasts(wished, horizon, (quarter) => !allowed(quarter)));
    if (!chosen.ok) {
      const justified = {
        'too-early': () => wished < earliest,
        'too-late': () => wished > latest || (mode === 'hold' && next() > latest),
        'quiet-hours': () => mode === 'block' && !allowed(wished),
        'no-common-hours': () => mode !== 'ignore' && next() === horizon,
      }[chosen.code];
      check(justified(), `${chosen.code} is justified`);
      return chosen.code;
    }
    check(wished >= earliest && chosen.at >= wished && chosen.at <= latest, 'it is in time');
    if (mode === 'ignore' || week === undefined) {
      check(chosen.at === wished && !chosen.held && chosen.until === undefined, 'it is as wished');
      return 'free';
    }
    const begins = next();
    const until = lasts(begins, horizon, allowed);
    const spreadMs = chosen.held ? (asked.spreadMs ?? 0) : 0;
    check(chosen.held === begins > wished, 'it is held only in quiet hours');
    check(!chosen.held || mode === 'hold', 'it is held only on demand');
    check(chosen.at >= begins && chosen.at <= begins + spreadMs, 'it is spread as far as asked for');
    check(chosen.until === until, 'the end of the window is told');
    check(chosen.at < until, 'it is in the window');
    check(allowed(chosen.at), 'it is allowed');
    return chosen.held ? 'held' : 'granted';
  }

  it('lies in the allowed hours of every zone and in time, or is refused for a reason', () => {
    const outcomes = new Map<string, number>();
    let spentMs = 0;
    const runs = thoroughly(100_000, 15_000);
    fc.assert(
      fc.property(cases, ({ wished, local, wishZones, lead, room, ...rest }) => {
        const localTime = new Date(wished).toISOString().slice(0, 19);
        const times = local ? wishZones.map((zone) => reached(localTime, zone)) : [wished];
        // A skipped time is shown by no clock; the tests of changes look at those.
        fc.pre(!times.includes(undefined));
        const instant = Math.max(...times.map(Number));
        const earliest = instant - lead;
        const latest = room === undefined ? undefined : earliest + lead + room - dayMs / 4;
        const wish = local ? { localTime, timeZones: wishZones } : { instant: wished };
        const asked: InstantRequest = { ...rest, wish, earliest, latest };

        const startedAt = performance.now();
        const chosen = chooseInstant(asked);
        spentMs += performance.now() - startedAt;
        const outcome = verify(asked, instant, chosen);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }),
      { numRuns: runs },
    );
    const table = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
    console.log(`${((spentMs / runs) * 1_000).toFixed(1)} µs on average to choose; ${table}`);
    expect([...outcomes.keys()].sort()).toEqual([
      'free',
      'granted',
      'held',
      'no-common-hours',
      'quiet-hours',
      'too-early',
      'too-late',
    ]);
  }, 120_000);
});
