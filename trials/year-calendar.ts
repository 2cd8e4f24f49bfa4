import type { Recurrence } from '../src/timing/recurrence';

/** The calendar by the plainest means, so that a trial need not take the product's word for it. */
export const dayMs = 86_400_000;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The local times (`YYYY-MM-DDTHH:MM`) of a rule that ends with a date or a count: each day is asked whether it fits. */
export function localTimesOf(rule: Recurrence, first: string): string[] {
  const start = Date.parse(first.slice(0, 10));
  const found: string[] = [];
  for (let day = start; found.length < (rule.count ?? Number.POSITIVE_INFINITY); day += dayMs) {
    if (rule.until !== undefined && dateOf(day) > rule.until) break;
    if (fits(rule, new Date(day), new Date(start))) found.push(dateOf(day) + first.slice(10));
  }
  return found;
}

function fits(rule: Recurrence, day: Date, start: Date): boolean {
  const { interval = 1 } = rule;
  const daysSince = (day.getTime() - start.getTime()) / dayMs;
  const weekday = weekdays[day.getUTCDay()] ?? '';
  if (rule.frequency === 'daily') return daysSince % interval === 0;
  if (rule.frequency === 'weekly') {
    const sinceMonday = daysSince + ((start.getUTCDay() + 6) % 7);
    const isWanted = rule.weekdays?.some((name) => name === weekday) ?? day.getUTCDay() === start.getUTCDay();
    return isWanted && Math.floor(sinceMonday / 7) % interval === 0;
  }
  const monthOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
  if ((monthOf(day) - monthOf(start)) % interval !== 0) return false;
  const date = day.getUTCDate();
  const length = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  if (rule.weekday) {
    const { nth, day: wanted } = rule.weekday;
    return weekday === wanted && (nth === 'last' ? date + 7 > length : Math.ceil(date / 7) === nth);
  }
  const wanted = rule.monthDay ?? start.getUTCDate();
  return date === (wanted === 'last' ? length : Math.min(wanted, length));
}

/** The instant at which clocks in a zone show a local time; of one that they jump over, as if they had not yet. */
export function instantOf(localTime: string, timeZone: string): number {
  const asUtc = Date.parse(`${localTime}Z`);
  const [before = Number.NaN, after] = [-dayMs, dayMs].map(
    (shift) => asUtc - offsetAt(asUtc + shift, timeZone),
  );
  return [before, after].find((at) => at !== undefined && shownAt(at, timeZone) === localTime) ?? before;
}

function offsetAt(instant: number, timeZone: string): number {
  return Date.parse(`${shownAt(instant, timeZone)}Z`) - instant;
}

/** What clocks in a zone show, `YYYY-MM-DDTHH:MM`. */
function shownAt(instant: number, timeZone: string): string {
  const format = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(instant).replace(' ', 'T');
}

export function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
