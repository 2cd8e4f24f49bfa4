import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { localTimeAt, toInstant } from '../../src/timing/local-time';
import { thoroughly } from '../thorough';
import { clockByIntl } from './local-clock';
import { type Change, changesFromSystem } from './tzif';

const zones = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Santiago',
  'America/Havana',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
];

const from = Date.UTC(2026, 0);
const to = Date.UTC(2028, 0);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** For machines without zone data of their own: every hour is looked at, then the minute of a change is searched. */
function changesFromIntl(zone: string): Change[] {
  const offsetAt = (instant: number) => clockByIntl(instant, zone) - instant;
  const changes: Change[] = [];
  for (let hour = from; hour < to; hour += hourMs) {
    const [before, after] = [offsetAt(hour), offsetAt(hour + hourMs)];
    if (before === after) continue;
    let at = hour;
    while (offsetAt(at) === before) at += minuteMs;
    changes.push({ at, before, after });
  }
  return changes;
}

const fromSystem = zones.map((zone) => changesFromSystem(zone, to));
const source = fromSystem.includes(undefined) ? "Node's Intl" : "the system's zone files";
const inTwoYears = zones.map((zone, index) => ({
  zone,
  changes: (source === "Node's Intl" ? changesFromIntl(zone) : (fromSystem[index] ?? [])).filter(
    ({ at }) => at >= from && at < to,
  ),
}));

const text = (clock: number) => new Date(clock).toISOString().slice(0, 16);

/** Every quarter of an hour that clocks show from 3 hours before a change to 3 hours after, skipped ones included. */
function quarters({ at, before, after }: Change): number[] {
  const start = at + Math.min(before, after) - 3 * hourMs;
  const end = at + Math.max(before, after) + 3 * hourMs;
  return Array.from({ length: (end - start) / (15 * minuteMs) + 1 }, (_, i) => start + i * 15 * minuteMs);
}

/** By the definition of a change alone: local minus the offset before it, or after it, whichever is meant or exists. */
function expected(clock: number, { at, before, after }: Change) {
  const [byBefore, byAfter] = [clock - before, clock - after];
  const [fits, fitsAfter] = [byBefore < at, byAfter >= at];
  if (fits === fitsAfter) return { kind: fits ? 'twice' : 'never', first: byBefore, second: byAfter };
  const only = fits ? byBefore : byAfter;
  return { kind: 'once', first: only, second: only };
}

it('has four changes to look at in every zone', () => {
  const rows = inTwoYears.map(({ zone, changes }) => {
    const minutes = changes.map(({ before, after }) => (after - before) / minuteMs);
    return `${zone.padEnd(22)}${changes.length}  ${minutes.join(' ')}`;
  });
  console.log(`Changes of the clocks in 2026 and 2027, in minutes, by ${source}:\n${rows.join('\n')}`);
  expect(inTwoYears.map(({ changes }) => changes.length)).toEqual(zones.map(() => 4));
});

describe.each(inTwoYears)('around the changes in $zone', ({ zone, changes }) => {
  const cases = changes.flatMap((change) => quarters(change).map((clock) => ({ clock, change })));

  it(`finds the instants that ${source} give`, () => {
    for (const { clock, change } of cases) {
      const { kind, first, second } = expected(clock, change);
      const local = text(clock);
      const found = [
        toInstant(local, zone),
        toInstant(local, zone, { gap: 'forward', overlap: 'later' }),
        toInstant(local, zone, { gap: 'backward', overlap: 'earlier' }),
        toInstant(local, zone, { gap: 'backward', overlap: 'later' }),
      ];
      const wanted = {
        once: [first, first, first, first],
        twice: [first, second, first, second],
        never: [first, first, second, second],
      }[kind];
      expect({ local, kind, found }).toEqual({ local, kind, found: wanted });
    }
    expect(new Set(cases.map(({ clock, change }) => expected(clock, change).kind)).size).toBe(3);
  });

  it('finds the instants that Temporal gives', () => {
    for (const { clock } of cases) {
      const local = text(clock);
      const { epochMilliseconds } = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
      expect([local, toInstant(local, zone)]).toEqual([local, epochMilliseconds]);
    }
  });

  it('tells the local time of every instant', () => {
    for (const { clock, change } of cases) {
      const { kind, first, second } = expected(clock, change);
      if (kind === 'never') continue;
      expect([first, second].map((at) => localTimeAt(at, zone))).toEqual(Array(2).fill(`${text(clock)}:00`));
    }
  });
});

it('agrees with Temporal in every zone that Node knows', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const minute = fc.nat({ max: 10 * 366 * 24 * 60 }).map((minutes) => text(from + minutes * minuteMs));
  fc.assert(
    fc.property(zone, minute, fc.boolean(), (name, anyTime, atChange) => {
      const start = Temporal.PlainDateTime.from(anyTime);
      const change = atChange ? start.toZonedDateTime(name).getTimeZoneTransition('next') : null;
      for (const minutes of [-90, -30, 0, 30, 90]) {
        const local = (change?.toPlainDateTime() ?? start).add({ minutes });
        const by = (disambiguation: 'earlier' | 'later' | 'compatible') =>
          local.toZonedDateTime(name, { disambiguation }).epochMilliseconds;
        const found = [
          toInstant(local.toString(), name),
          toInstant(local.toString(), name, { gap: 'backward' }),
          toInstant(local.toString(), name, { overlap: 'later' }),
        ];
        expect([name, ...found]).toEqual([name, by('compatible'), by('earlier'), by('later')]);
      }
    }),
    { numRuns: thoroughly(5_000, 1_000) },
  );
});
