export interface Day<T> {
  /** `YYYY-MM-DD`, by the viewer's clock. */
  day: string;
  items: T[];
}

/** Puts items in the order of their times (RFC 3339) and together by day, in the zone that is given or the viewer's. */
export function byDay<T>(items: readonly T[], timeOf: (item: T) => string, timeZone?: string): Day<T>[] {
  // Of all locales, the Swedish writes a day as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv', { dateStyle: 'short', ...(timeZone && { timeZone }) });
  const days = new Map<string, T[]>();
  for (const item of [...items].sort((a, b) => Date.parse(timeOf(a)) - Date.parse(timeOf(b)))) {
    const day = format.format(new Date(timeOf(item)));
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, found]) => ({ day, items: found }));
}
