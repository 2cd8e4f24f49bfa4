import type { App } from '../app';
import { tallies } from './velocity';
import { sumTallies, type Tally } from './window-counters';

/**
 * How messages of a campaign have ended, and with which guarded errors, in the windows of five minutes that began at
 * `since` (milliseconds since the epoch) or later. A statistic: see `WindowCounters`.
 */
export async function campaignTally(app: App, id: string, since: number): Promise<Tally> {
  const windows = await tallies(app, since);
  return windows
    .filter(({ start }) => start >= since)
    .map(({ tally: { campaigns } }) => campaigns?.[id])
    .reduce((sum: Tally, tally) => (tally ? sumTallies(sum, tally) : sum), { finals: 0, errors: {} });
}
