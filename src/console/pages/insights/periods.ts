/** How far back is looked. */
export interface Period {
  seconds: number;
  label: string;
}

export const lastDay: Period = { seconds: 86_400, label: 'Last 24 hours' };

export const periods: readonly Period[] = [
  { seconds: 3_600, label: 'Last hour' },
  lastDay,
  { seconds: 7 * 86_400, label: 'Last 7 days' },
  { seconds: 30 * 86_400, label: 'Last 30 days' },
];

/** When a period begins, to the minute: what is asked for stays the same for as long. `now` in milliseconds since the epoch. */
export function startOf({ seconds }: Period, now: number): string {
  const minute = 60_000;
  return new Date(Math.floor(now / minute) * minute - seconds * 1_000).toISOString();
}
