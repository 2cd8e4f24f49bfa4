// The library's functions add 20 KB to a bundle, its classes 67.
import {
  create,
  getTimeZoneTransition,
  offsetNanoseconds,
  type Record as ZonedDateTime,
} from 'temporal-polyfill/fns/ZonedDateTime';

const dayMs = 86_400_000;

/** What a local time means that a zone's clocks jump over, and one that they show twice. */
export interface Disambiguation {
  /** A time that does not exist is moved by the length of the gap: forward, the default, or backward. */
  gap?: 'forward' | 'backward' | undefined;
  /** Of a time that occurs twice, the earlier one is meant, the default, or the later one. */
  overlap?: 'earlier' | 'later' | undefined;
}

/** A time during which a zone's clocks keep one distance from UTC. Milliseconds; `end` is exclusive. */
export interface Stretch {
  start: number;
  end: number;
  offset: number;
}

/**
 * Reads a local time, `YYYY-MM-DDTHH:MM` with or without `:SS`, as the instant that it would be in UTC, fit for
 * calculating. Undefined when the text is anything else or no such time is in the calendar.
 */
export function parseLocalTime(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined;
  const clock = Date.parse(`${text}Z`);
  const real = !Number.isNaN(clock) && new Date(clock).toISOString().startsWith(text);
  return real ? clock : undefined;
}

/**
 * The instant at which a zone's clocks show this local time, by Temporal's rules. Throws a RangeError if either of them
 * is none.
 */
export function toInstant(localTime: string, timeZone: string, choice: Disambiguation = {}): number {
  const clock = parseLocalTime(localTime);
  if (clock === undefined) throw new RangeError(`"${localTime}" is not a local time`);
  // No clock is a day off UTC, and none is changed twice in two days.
  const before = stretchAt(clock - dayMs, timeZone);
  const after = stretchAt(clock + dayMs, timeZone);
  const [byBefore, byAfter] = [clock - before.offset, clock - after.offset];
  const [isBefore, isAfter] = [byBefore < before.end, byAfter >= after.start];
  if (isBefore && isAfter) return choice.overlap === 'later' ? byAfter : byBefore;
  if (!isBefore && !isAfter) return choice.gap === 'backward' ? byAfter : byBefore;
  return isBefore ? byBefore : byAfter;
}

/** What a zone's clocks show at an instant, `YYYY-MM-DDTHH:MM:SS`. Throws a RangeError if there is no such zone. */
export function localTimeAt(instant: number, timeZone: string): string {
  return new Date(instant + stretchAt(instant, timeZone).offset).toISOString().slice(0, 19);
}

/** The time from one instant to another, cut where the zone's clocks are changed. Throws a RangeError like the above. */
export function* stretches(timeZone: string, from: number, to: number): Generator<Stretch> {
  for (let start = from; start < to; ) {
    const { offset, end: change } = stretchAt(start, timeZone);
    const end = Math.min(change, to);
    yield { start, end, offset };
    start = end;
  }
}

/** The last two of every zone: a call asks for the same ones a thousand times, and Temporal takes 20 µs for each. */
const recent = new Map<string, Stretch[]>();

function stretchAt(instant: number, timeZone: string): Stretch {
  const known = recent.get(timeZone) ?? [];
  const hit = known.find(({ start, end }) => start <= instant && instant < end);
  if (hit) return hit;
  const now = zoned(instant, timeZone);
  const found = {
    start: getTimeZoneTransition(zoned(instant + 1, timeZone), 'previous')?.epochMilliseconds ?? -Infinity,
    end: getTimeZoneTransition(now, 'next')?.epochMilliseconds ?? Infinity,
    offset: offsetNanoseconds(now) / 1_000_000,
  };
  recent.set(timeZone, [found, ...known.slice(0, 1)]);
  return found;
}

function zoned(instant: number, timeZone: string): ZonedDateTime {
  return create(BigInt(instant) * 1_000_000n, timeZone);
}
