import * as z from 'zod/mini';
import { personOf } from '../addresses/address';
import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { hasTimeToRead } from '../deadline';
import { Problem } from '../problem';
import { instantInQuery } from '../shapes/instant';
import { messageStatus } from '../shapes/message-status';
import { wholeNumber } from '../shapes/whole-number';
import type { Page } from '../store/records';
import { addWords } from './add-words';
import type { Fact } from './fact';
import { facts } from './ledger';
import { shardEntries, shardPage } from './ledger-entries';
import { type LedgerCursor, readConversationCursor, readLedgerCursor, writeCursor } from './list-cursor';
import { type ListedMessage, listedMessage, matches } from './listed-message';

const text = z.string().check(z.minLength(1), z.maxLength(100));
/** Query of `GET /messages/list`. */
export const listQuery = z.strictObject({
  /** `any` unless told, which means nothing but for one person's messages. */
  order: z.optional(z.literal('any')),
  /** Only messages from and to this person, the newest first. */
  to: z.optional(text),
  /** Only messages with this status. */
  status: z.optional(messageStatus),
  /** Only messages with this error code of Twilio. */
  errorCode: z.optional(wholeNumber(1, 999_999)),
  /** Only messages of this campaign. */
  campaign: z.optional(text),
  /** Only messages from this time on. */
  since: z.optional(instantInQuery),
  /** Only messages before this time. */
  until: z.optional(instantInQuery),
  /** Of one person's messages, also the words of those we sent. */
  words: z.optional(z.literal('true')),
  /** Entries of a page. */
  limit: z._default(wholeNumber(1, 500), 50),
  /** The `next` of the page before. */
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(600))),
});

type ListQuery = z.infer<typeof listQuery>;

export interface MessageList {
  messages: ListedMessage[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
  /** With `words`: Twilio did not tell those of the messages we sent. Asked again, it may. */
  wordsMissing?: true;
}

/** Shards whose first page is read ahead, as many of them may hold little. */
const readAhead = 8;

/**
 * Messages out of the ledger. With `to` those from and to one person, newest first. Without, everybody's, in an order
 * that means nothing but stays the same: each call reads as far as its limit or its time allows, so a page may be short,
 * even empty, while `next` says that there is more. Throws `invalid-request`, or `timed-out` for one person's messages
 * that are too many to be put in order.
 */
export async function listMessages(app: App, query: ListQuery): Promise<MessageList> {
  return query.to === undefined ? listAll(app, query) : listConversation(app, query, query.to);
}

async function listConversation(app: App, query: ListQuery, to: string): Promise<MessageList> {
  const person = personOf(requireAddress(to));
  const after = query.cursor === undefined ? undefined : readConversationCursor(query.cursor);
  const bySid = new Map<string, Fact[]>();
  for (let from: string | undefined; ; ) {
    const page = await app.records.scan(facts(app), `${person}~`, {
      limit: 100,
      ...(from && { after: from }),
    });
    for (const { key, value } of page.items) {
      const sid = key.split('~')[1] ?? '';
      bySid.set(sid, [...(bySid.get(sid) ?? []), value]);
    }
    from = page.next;
    if (from === undefined) break;
    if (!hasTimeToRead(app))
      throw new Problem('timed-out', 'There are too many messages with this person. List without "to".');
  }
  const found = [...bySid]
    .map(([sid, known]) => listedMessage({ sid, person, facts: known }))
    .filter((message) => message !== undefined)
    .filter((message) => matches(message, query))
    .sort(newestFirst)
    .filter((message) => !after || newestFirst(after, message) < 0);
  const messages = found.slice(0, query.limit);
  const last = messages.at(-1);
  return {
    ...(query.words ? await addWords(app, messages, after !== undefined) : { messages }),
    next: last && found.length > messages.length ? writeCursor({ at: last.at, sid: last.sid }) : null,
  };
}

function newestFirst(a: { at: string; sid: string }, b: { at: string; sid: string }): number {
  if (a.at !== b.at) return a.at > b.at ? -1 : 1;
  return a.sid < b.sid ? -1 : a.sid > b.sid ? 1 : 0;
}

async function listAll(app: App, query: ListQuery): Promise<MessageList> {
  const { shards } = facts(app);
  const start: LedgerCursor = query.cursor === undefined ? { shard: 0 } : readLedgerCursor(app, query.cursor);
  const messages: ListedMessage[] = [];
  const ahead = new Map<number, Promise<Page<Fact>>>();
  const firstPage = (shard: number): Promise<Page<Fact>> => {
    const page = ahead.get(shard) ?? shardPage(app, shard, shard === start.shard ? start.after : undefined);
    ahead.set(shard, page);
    // One that fails is heard of when its turn comes, if it does.
    page.catch(() => undefined);
    return page;
  };
  for (let { shard } = start; shard < shards; shard++) {
    for (let next = shard; next < Math.min(shard + readAhead, shards); next++) void firstPage(next);
    for await (const entry of shardEntries(app, shard, firstPage(shard))) {
      const message = listedMessage(entry);
      if (message && matches(message, query)) messages.push(message);
      if (messages.length === query.limit || !hasTimeToRead(app)) {
        const { person, sid } = entry;
        return { messages, next: writeCursor({ shard, after: { person, sid } }) };
      }
    }
    if (!hasTimeToRead(app) && shard + 1 < shards)
      return { messages, next: writeCursor({ shard: shard + 1 }) };
    ahead.delete(shard);
  }
  return { messages, next: null };
}
