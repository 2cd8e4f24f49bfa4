import type { App } from '../app';
import type { Page } from '../store/records';
import type { ErrorClass } from '../twilio/errors/catalogue';
import { describeError } from '../twilio/errors/classify';
import { type AlertLevel, alertLevel, fewestErrors, velocityScore } from './velocity-score';
import {
  sumTallies,
  type Tally,
  velocity,
  velocityKey,
  type WindowTally,
  windowIn,
  windowOf,
} from './window-counters';

/** One watched error in one window of five minutes. */
export interface ErrorVelocity {
  /** Its start, RFC 3339 UTC. */
  window: string;
  code: number;
  title: string;
  class: ErrorClass;
  errors: number;
  /** Messages that came to an end in the window. */
  finals: number;
  /** Errors in finals, 0 to 1. */
  rate: number;
  /** 0 to 1; see `velocityScore`. */
  score: number;
  level: AlertLevel;
  advice: string;
}

const mostRows = 500;

/** How fast watched errors came since a time (milliseconds since the epoch), two days back at most, newest first. */
export async function errorVelocity(app: App, since: number): Promise<ErrorVelocity[]> {
  const windows = new Map<number, Tally>();
  for (const { start, tally } of await tallies(app, since)) {
    const sum = windows.get(start);
    windows.set(start, sum ? sumTallies(sum, tally) : tally);
  }
  return [...windows]
    .sort(([a], [b]) => b - a)
    .flatMap(([start, tally]) => rowsOf(start, tally))
    .slice(0, mostRows);
}

/** What every process has counted in the window that holds a time (milliseconds since the epoch), and in later ones. */
export async function tallies(app: App, since: number): Promise<{ start: number; tally: WindowTally }[]> {
  const found: { start: number; tally: WindowTally }[] = [];
  const readShard = async (shard: number): Promise<void> => {
    for (let after: string | undefined = velocityKey(windowOf(since), ''); after !== undefined; ) {
      const page: Page<WindowTally> = await app.records.scanShard(velocity, shard, { after, limit: 1_000 });
      for (const { key, value } of page.items) found.push({ start: windowIn(key), tally: value });
      after = page.next;
    }
  };
  await Promise.all(Array.from({ length: velocity.shards }, (_, shard) => readShard(shard)));
  return found;
}

/** The rows of a window, the most alarming first. */
export function rowsOf(start: number, { finals, errors }: Tally): ErrorVelocity[] {
  return Object.entries(errors)
    .filter(([, count]) => count >= fewestErrors)
    .map(([text, count]) => {
      const { code, title, class: errorClass, advice } = describeError(Number(text));
      const score = velocityScore(count, finals);
      return {
        window: new Date(start).toISOString(),
        code,
        title,
        class: errorClass,
        errors: count,
        finals,
        rate: count / finals,
        score: Math.round(score * 1_000) / 1_000,
        level: alertLevel(score),
        advice,
      };
    })
    .sort((a, b) => b.score - a.score);
}
