import * as z from 'zod/mini';
import { parseLocalTime, toInstant } from './local-time';

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const weekdayName = z.enum(weekdayNames);

const everyRule = {
  /** In every how many days, weeks or months. */
  interval: z.optional(z.int().check(z.minimum(1), z.maximum(99))),
  /** The last day, or the last instant. */
  until: z.optional(
    z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error: 'must be a date such as 2026-12-31 or a time such as 2026-12-31T23:00:00Z',
    }),
  ),
  /** How many times in all. */
  count: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
  /** Days on which it does not happen. */
  except: z.optional(z.array(z.iso.date('must be a date such as 2026-12-24')).check(z.maxLength(1000))),
};

/**
 * How something repeats: daily, weekly on some weekdays, or monthly, by date or by weekday, in every `interval`-th day,
 * week or month. It ends with `until`, a local date or an instant and itself included, or after `count` occurrences.
 */
export const recurrence = z
  .discriminatedUnion('frequency', [
    z.strictObject({
      /** How often. */
      frequency: z.literal('daily'),
      ...everyRule,
    }),
    z.strictObject({
      /** How often. */
      frequency: z.literal('weekly'),
      /** On which days of the week; that of `localTime` unless told. */
      weekdays: z.optional(z.array(weekdayName).check(z.minLength(1), z.maxLength(7))),
      ...everyRule,
    }),
    z.strictObject({
      /** How often. */
      frequency: z.literal('monthly'),
      /** On which day of the month; that of `localTime` unless told. */
      monthDay: z.optional(z.union([z.int().check(z.minimum(1), z.maximum(31)), z.literal('last')])),
      /** On which weekday of the month, in place of a day. */
      weekday: z.optional(
        z.strictObject({
          /** Which of its kind in the month. */
          nth: z.literal([1, 2, 3, 4, 5, 'last']),
          /** Which weekday. */
          day: weekdayName,
        }),
      ),
      ...everyRule,
    }),
  ])
  .check(
    z.refine(({ until, count }) => (until === undefined) !== (count === undefined), {
      error: 'give either "until" or "count"',
    }),
    z.refine((rule) => !('monthDay' in rule && 'weekday' in rule), {
      error: 'give "monthDay" or "weekday", not both',
    }),
  );

export type Recurrence = z.infer<typeof recurrence>;

const dayMs = 86_400_000;
const shortestPeriodMs = { daily: dayMs, weekly: 7 * dayMs, monthly: 28 * dayMs };
const endOfCalendar = Date.UTC(10_000, 0);

/**
 * The local times of a rule, in order and in the form of the first one, `YYYY-MM-DDTHH:MM`: that one if it matches, then
 * every later match, up to the year 9999. As in RFC 5545, `interval` counts from the first one's day, week (from Monday)
 * or month, and dates in `except` are left out after counting, so they do use up `count`. A day that a month lacks is
 * its last one; a weekday that it lacks, such as a fifth Monday, is skipped.
 *
 * `timeZone` is needed where `until` is an instant. The first step throws a RangeError without it, and for a first time that is none.
 */
export function* occurrences(
  rule: Recurrence,
  firstLocal: string,
  { timeZone }: { timeZone?: string | undefined } = {},
): Generator<string> {
  const clock = parseLocalTime(firstLocal);
  if (clock === undefined) throw new RangeError(`"${firstLocal}" is not a local time`);
  const isOver = overAfter(rule.until, timeZone);
  const first = Math.floor(clock / dayMs) * dayMs;
  let counted = 0;
  for (let n = 0; first + n * shortestPeriodMs[rule.frequency] < endOfCalendar; n += rule.interval ?? 1) {
    for (const day of daysOfPeriod(rule, first, n)) {
      if (day < first) continue;
      const date = new Date(day).toISOString().slice(0, 10);
      const localTime = date + firstLocal.slice(10);
      if (day >= endOfCalendar || isOver(localTime)) return;
      if (!rule.except?.includes(date)) yield localTime;
      if (++counted === rule.count) return;
    }
  }
}

/** Tells whether a local time lies after `until`. */
function overAfter(until: string | undefined, timeZone: string | undefined): (localTime: string) => boolean {
  if (until === undefined) return () => false;
  if (!until.includes('T')) return (localTime) => localTime.slice(0, 10) > until;
  if (timeZone === undefined) throw new RangeError('an instant as "until" needs a time zone');
  const last = Date.parse(until);
  return (localTime) => toInstant(localTime, timeZone) > last;
}

/** The matching days, in order, of the n-th day, week or month after the one of the first day. */
function daysOfPeriod(rule: Recurrence, first: number, n: number): number[] {
  switch (rule.frequency) {
    case 'daily':
      return [first + n * dayMs];
    case 'weekly': {
      const monday = first + (7 * n - weekdayOf(first)) * dayMs;
      const wanted = rule.weekdays ?? [weekdayNames[weekdayOf(first)]];
      return weekdayNames.flatMap((name, index) => (wanted.includes(name) ? [monday + index * dayMs] : []));
    }
    case 'monthly': {
      const start = new Date(first);
      const startOfMonth = (m: number) => Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + m);
      const month = startOfMonth(n);
      const length = (startOfMonth(n + 1) - month) / dayMs;
      const date = dateInMonth(rule, start.getUTCDate(), weekdayOf(month), length);
      return date > length ? [] : [month + (date - 1) * dayMs];
    }
  }
}

/** The date that a rule means in a month; greater than the month's length where the month lacks it. */
function dateInMonth(
  { weekday, monthDay }: Extract<Recurrence, { frequency: 'monthly' }>,
  firstDate: number,
  firstWeekday: number,
  length: number,
): number {
  if (!weekday) return Math.min(monthDay === 'last' ? length : (monthDay ?? firstDate), length);
  const earliest = 1 + ((7 + weekdayNames.indexOf(weekday.day) - firstWeekday) % 7);
  const weeks = weekday.nth === 'last' ? Math.floor((length - earliest) / 7) : weekday.nth - 1;
  return earliest + 7 * weeks;
}

/** 0 is Monday. */
function weekdayOf(day: number): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}
