import type { App } from '../app';
import type { Collection } from '../store/records';
import { scanAll } from '../store/scan-all';

/** A call that works on a campaign. Times in milliseconds since the epoch. */
export interface Run {
  run: string;
  startedAt: number;
  /** It is over then at the latest. */
  until: number;
  /** When Twilio has answered the last message that it hands over, most likely. */
  silentAt: number;
  /** When it last had more to send than the account bears. */
  saturatedAt?: number;
  /** The run that has called it. */
  follows?: string;
}

/** For so long a run's word holds that it asks for all that the account bears; it says so about once a second. */
const saturationHoldsMs = 2_000;

const runs: Collection<Run> = { name: 'campaign-runs', shards: 16, ttlSeconds: 300 };

/** Makes a run known to the others. */
export async function recordRun(app: App, id: string, run: Run): Promise<void> {
  await app.records.put(runs, `${id}~${run.run}`, run);
}

/** The run is over: whoever looks need not wait for it. */
export async function endRun(app: App, id: string, run: Run): Promise<void> {
  await app.records.delete(runs, `${id}~${run.run}`);
}

/**
 * When it makes sense for a run to begin (milliseconds since the epoch): in the past, unless others of the campaign already
 * ask for all that the account bears. One more would not make it faster, so it waits until they stop.
 */
export async function roomForRunAt(app: App, id: string, run: string): Promise<number> {
  const now = app.now();
  const saturating = (await liveRuns(app, id)).filter(
    (other) =>
      other.run !== run && other.silentAt > now && now - (other.saturatedAt ?? 0) < saturationHoldsMs,
  );
  return Math.max(0, ...saturating.map(({ silentAt }) => silentAt));
}

/** The runs of a campaign that may be at work. */
export async function liveRuns(app: App, id: string): Promise<Run[]> {
  const all = await scanAll(app.records, runs, `${id}~`);
  return all.map(({ value }) => value).filter(({ until }) => until > app.now());
}
