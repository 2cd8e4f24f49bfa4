/** What is looked for, as it was entered; empty where it does not matter. */
export interface ScheduledFilter {
  to: string;
  campaignId: string;
  state: 'waiting' | 'canceled' | 'skipped' | 'all';
  /** Days by the viewer's clock, `YYYY-MM-DD`, both included. */
  from: string;
  until: string;
}

export const unfiltered: ScheduledFilter = { to: '', campaignId: '', state: 'waiting', from: '', until: '' };
/** What of it is about one person. */
export const personal = ['to'] as const;

/** The query of `GET /messages/scheduled` for it. */
export function scheduledQuery({ to, campaignId, state, from, until }: ScheduledFilter) {
  return {
    to: to.trim() || undefined,
    campaignId: campaignId.trim() || undefined,
    state,
    from: startOf(from, 0),
    until: startOf(until, 1),
    limit: 200,
  };
}

/** When a day, or one some days later, begins where the viewer is. */
function startOf(day: string, daysLater: number): string | undefined {
  const [year = Number.NaN, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + daysLater);
  return day === '' || Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
