import * as z from 'zod/mini';
import { stretches } from './local-time';

/**
 * Hours of the day by the local clock, `HH:MM` to `HH:MM`. An `end` not after `start` is on the next day. `days` are the
 * ISO weekdays (1 is Monday) on which the hours start; without them every day is meant. A list stands for its union.
 */
export const allowedHours = z.strictObject({
  start: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 08:00')),
  end: z
    .string()
    .check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 21:00 or 24:00')),
  days: z.optional(z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7))),
});

export type AllowedHours = z.infer<typeof allowedHours>;

/** Hours by the clocks of one zone (IANA). */
export interface LocalHours {
  zone: string;
  hours: readonly AllowedHours[];
}

/** From `at` to before `until`, in milliseconds since the epoch. */
export interface Window {
  at: number;
  until: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Hours repeat every week; a day more, as the clocks may be changed in between. */
const horizonMs = 8 * dayMs;

/**
 * The first time, not before `instant`, that lies in the allowed hours by all clocks, and when that time ends. Looks
 * 8 days ahead: a window that is open longer ends there. Undefined when there is none, also when there is no clock, as
 * then nothing is known to be allowed. Throws a RangeError for an unknown zone.
 */
export function nextAllowed(instant: number, clocks: readonly LocalHours[]): Window | undefined {
  const [first = [], ...others] = clocks.map(({ zone, hours }) =>
    windowsBetween(hours, zone, instant, instant + horizonMs),
  );
  return others.reduce(common, first)[0];
}

/**
 * When a zone's clocks show allowed hours, in order, without overlaps and cut to the span. Between two changes of the
 * clocks local time runs like UTC, so days are as long as they are: a time that is skipped is in no window, and one that
 * is repeated is allowed both times or neither.
 */
export function windowsBetween(
  hours: readonly AllowedHours[],
  zone: string,
  from: number,
  to: number,
): Window[] {
  const found: Window[] = [];
  for (const { start, end, offset } of stretches(zone, from, to)) {
    for (const window of clockWindows(hours, start + offset, end + offset)) {
      const at = Math.max(window.at - offset, start);
      const until = Math.min(window.until - offset, end);
      if (at < until) found.push({ at, until });
    }
  }
  return joined(found);
}

/** Every window that may touch the span, by a clock that is never changed. */
function clockWindows(hours: readonly AllowedHours[], from: number, to: number): Window[] {
  const found: Window[] = [];
  const yesterday = Math.floor(from / dayMs - 1) * dayMs;
  for (const { start, end, days } of hours) {
    const opens = timeOfDay(start);
    const closes = timeOfDay(end) + (end > start ? 0 : dayMs);
    for (let day = yesterday; day < to; day += dayMs) {
      const weekday = new Date(day).getUTCDay() || 7;
      if (!days || days.includes(weekday)) found.push({ at: day + opens, until: day + closes });
    }
  }
  return found;
}

function timeOfDay(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * minuteMs;
}

function joined(windows: Window[]): Window[] {
  const result: Window[] = [];
  for (const window of windows.sort((a, b) => a.at - b.at)) {
    const last = result.at(-1);
    if (last && window.at <= last.until) last.until = Math.max(last.until, window.until);
    else result.push(window);
  }
  return result;
}

function common(some: readonly Window[], others: readonly Window[]): Window[] {
  return some.flatMap(({ at, until }) =>
    others
      .filter((other) => other.at < until && at < other.until)
      .map((other) => ({ at: Math.max(at, other.at), until: Math.min(until, other.until) })),
  );
}
