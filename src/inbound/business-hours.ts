import type { RepliesFile } from './replies-file';

/** In the order of `Date.getUTCDay`. */
export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

export type BusinessHours = NonNullable<RepliesFile['businessHours']>;

/** Whether somebody is there. `now` is in milliseconds since the epoch. */
export function isOpen(hours: BusinessHours, now: number): boolean {
  const { today, time } = clockTime(now, hours.timeZone);
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  return (
    hoursOn(today, hours).some(([from = '', to = '']) => from <= time && (time < to || to < from)) ||
    hoursOn(yesterday, hours).some(([from = '', to = '']) => to < from && time < to)
  );
}

function hoursOn(day: string, { hours, closed }: BusinessHours): string[][] {
  const name = weekdays[new Date(day).getUTCDay()];
  return (name && !closed.includes(day) && hours[name]) || [];
}

/** Date and time of day in a place, as `2026-12-01` and `09:00`. */
function clockTime(now: number, timeZone: string): { today: string; time: string } {
  const two = '2-digit';
  const format = { year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' } as const;
  const parts = new Intl.DateTimeFormat('en-US', { ...format, timeZone }).formatToParts(now);
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  );
  return { today: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}
