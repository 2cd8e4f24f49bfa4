import type { App } from '../app';
import { facts } from './ledger';
import { type LedgerEntry, shardEntries, shardPage } from './ledger-entries';

export interface WalkOptions {
  /** Called for every message. What it returns is waited for, before the next one of the same shard. */
  visit(entry: LedgerEntry): void | Promise<void>;
  /** When to stop, in milliseconds since the epoch. */
  until: number;
  /** Shards read at the same time. */
  atOnce?: number;
}

/**
 * Visits the messages of the whole ledger, several shards at once, until all were seen or the time is up. Resolves to the
 * share of the shards that was read to the end, 0 to 1: below 1, what was counted is a sample, and a fair one, as the
 * shards are filled by chance.
 */
export async function walkLedger(app: App, { visit, until, atOnce = 16 }: WalkOptions): Promise<number> {
  const { shards } = facts(app);
  let next = 0;
  let finished = 0;
  const readShards = async (): Promise<void> => {
    for (let shard = next++; shard < shards; shard = next++) {
      if (!(await walkShard(app, shard, visit, until))) return;
      finished++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readShards));
  return finished / shards;
}

/** Resolves to false when the time was up before the end. */
async function walkShard(
  app: App,
  shard: number,
  visit: WalkOptions['visit'],
  until: number,
): Promise<boolean> {
  if (app.now() >= until) return false;
  for await (const entry of shardEntries(app, shard, shardPage(app, shard))) {
    if (app.now() >= until) return false;
    await visit(entry);
  }
  return true;
}
