import type { App } from '../app';
import type { Collection } from '../store/records';
import { scanAll } from '../store/scan-all';

/** A call that works on a campaign. Times in milliseconds since the epoch. */
export interface Run {
  run: string;
  startedAt: number;
  /** It is over then at the latest. */
  until: number;
  /** The run that has called it. */
  follows?: string;
}

const runs: Collection<Run> = { name: 'campaign-runs', shards: 16, ttlSeconds: 300 };

/** Makes a run known to the others. */
export async function recordRun(app: App, id: string, run: Run): Promise<void> {
  await app.records.put(runs, `${id}~${run.run}`, run);
}

/** The run is over: whoever looks need not wait for it. */
export async function endRun(app: App, id: string, run: Run): Promise<void> {
  await app.records.delete(runs, `${id}~${run.run}`);
}

/** The runs of a campaign that may be at work. */
export async function liveRuns(app: App, id: string): Promise<Run[]> {
  const all = await scanAll(app.records, runs, `${id}~`);
  return all.map(({ value }) => value).filter(({ until }) => until > app.now());
}
