import type { App } from '../app';
import { waitAtMost } from '../deadline';
import { facts } from './ledger';
import { type LedgerEntry, shardEntries, shardPage } from './ledger-entries';

export interface LedgerReading<T> {
  /** What was picked of the messages, in no order. */
  picked: T[];
  /** Share of the ledger that was read, 0 to 1: below 1 it is a sample, and a fair one, as shards are filled by chance. */
  share: number;
}

/** Enough for the time that an answer takes not to matter much, and few enough for some to be read to their end. */
const shardsAtOnce = 32;

/**
 * Picks what is wanted of every message in the whole ledger, until all were read or the time (milliseconds since the
 * epoch) is up. Of a shard that was not read to its end nothing is taken: its messages are in order of their numbers, so
 * that some countries would count and others not. Throws StoreUnavailable.
 */
export async function readLedger<T>(
  app: App,
  until: number,
  pick: (entry: LedgerEntry) => T | undefined,
): Promise<LedgerReading<T>> {
  const { shards } = facts(app);
  const picked: T[] = [];
  let next = 0;
  let finished = 0;
  let isOver = false;
  const readShards = async (): Promise<void> => {
    for (let shard = next++; shard < shards; shard = next++) {
      const some = await readShard(app, shard, until, pick);
      if (!some || isOver) return;
      for (const one of some) picked.push(one);
      finished++;
    }
  };
  // A page that is long in coming is not waited for.
  await waitAtMost(until - app.now(), Promise.all(Array.from({ length: shardsAtOnce }, readShards)));
  isOver = true;
  return { picked, share: finished / shards };
}

/** Resolves to undefined when the time was up before the end. */
async function readShard<T>(
  app: App,
  shard: number,
  until: number,
  pick: (entry: LedgerEntry) => T | undefined,
): Promise<T[] | undefined> {
  const picked: T[] = [];
  if (app.now() >= until) return undefined;
  for await (const entry of shardEntries(app, shard, shardPage(app, shard))) {
    if (app.now() >= until) return undefined;
    const one = pick(entry);
    if (one !== undefined) picked.push(one);
  }
  return picked;
}
