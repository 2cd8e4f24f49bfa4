import type { App } from '../app';
import type { Page } from '../store/records';
import type { Fact } from './fact';
import { facts } from './ledger';

/** One message with everything known about it. */
export interface LedgerEntry {
  sid: string;
  /** The person it went to or came from, as in the keys of the ledger. */
  person: string;
  facts: Fact[];
}

/** The message after which to go on reading a shard. */
export type Position = Pick<LedgerEntry, 'person' | 'sid'>;

/**
 * The key to read on from behind a message. `~` sorts behind all that names of facts begin with: a fact that came after
 * its message was read does not make that message appear once more, in part.
 */
function keyBehind({ person, sid }: Position): string {
  return `${person}~${sid}~~`;
}

/** One page of a shard's records, from its beginning or behind a message. */
export function shardPage(app: App, shard: number, after?: Position): Promise<Page<Fact>> {
  return app.records.scanShard(facts(app), shard, {
    limit: 100,
    ...(after && { after: keyBehind(after) }),
  });
}

/**
 * The messages of one shard in order of person and SID, each with all its facts, even where they lie on two pages. Reads
 * on only as far as it is asked for more. `first` is the page to begin with.
 */
export async function* shardEntries(
  app: App,
  shard: number,
  first: Promise<Page<Fact>>,
): AsyncGenerator<LedgerEntry> {
  let open: LedgerEntry | undefined;
  for (let page = await first; ; ) {
    for (const { key, value } of page.items) {
      const [person = '', sid = ''] = key.split('~');
      if (open?.sid !== sid || open.person !== person) {
        if (open) yield open;
        open = { sid, person, facts: [] };
      }
      open.facts.push(value);
    }
    if (page.next === undefined) break;
    page = await app.records.scanShard(facts(app), shard, { limit: 100, after: page.next });
  }
  if (open) yield open;
}
