import * as z from 'zod/mini';

/** A time as clocks on a wall show it, of a day that is in the calendar: no zone, no offset. */
export const localTime = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'must be a local time such as 2026-12-01T09:00'),
    z.refine(isInCalendar, 'is no time in the calendar'),
  );

function isInCalendar(text: string): boolean {
  const time = Date.parse(`${text}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
