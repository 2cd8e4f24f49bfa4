import type { App } from '../app';
import type { Fact } from './fact';
import { facts } from './ledger';

/** One message with everything known about it. */
export interface LedgerEntry {
  sid: string;
  /** The person it went to or came from, as in the keys of the ledger. */
  person: string;
  facts: Fact[];
}

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

/** Resolves to false when the time was up before the end. A message's facts lie side by side, perhaps on two pages. */
async function walkShard(
  app: App,
  shard: number,
  visit: WalkOptions['visit'],
  until: number,
): Promise<boolean> {
  let open: LedgerEntry | undefined;
  for (let after: string | undefined; ; ) {
    if (app.now() >= until) return false;
    const page = await app.records.scanShard(facts(app), shard, { limit: 1_000, ...(after && { after }) });
    for (const { key, value } of page.items) {
      const [person = '', sid = ''] = key.split('~');
      if (open?.sid !== sid) {
        if (open) await visit(open);
        open = { sid, person, facts: [] };
      }
      open.facts.push(value);
    }
    after = page.next;
    if (after !== undefined) continue;
    if (open) await visit(open);
    return true;
  }
}
