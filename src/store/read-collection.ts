import { Buffer } from 'node:buffer';
import * as z from 'zod/mini';
import { Problem } from '../problem';
import type { Collection, Records, Stored } from './records';

const place = z.strictObject({
  shard: z.int().check(z.minimum(0)),
  after: z.optional(z.string().check(z.regex(/^[\w.:+~-]{1,320}$/))),
});

interface ReadOptions<T> {
  /** The `next` of the page before. */
  cursor?: string | undefined;
  /** Records wanted at most. */
  limit: number;
  matches?(value: T): boolean;
  /** False once the time is up: the page then ends where it is. */
  mayGoOn(): boolean;
}

export interface CollectionPage<T> {
  items: Stored<T>[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/**
 * Reads a whole collection in pages, shard by shard. A page may be short, even empty, while `next` says that there is
 * more. Throws `invalid-request` for what is no cursor.
 */
export async function readCollection<T>(
  records: Records,
  collection: Collection<T>,
  { cursor, limit, matches = () => true, mayGoOn }: ReadOptions<T>,
): Promise<CollectionPage<T>> {
  let { shard, after } = cursor === undefined ? { shard: 0 } : readCursor(cursor, collection.shards);
  const items: Stored<T>[] = [];
  while (shard < collection.shards) {
    const page = await records.scanShard(collection, shard, { limit: 100, ...(after && { after }) });
    for (const item of page.items) {
      after = item.key;
      if (matches(item.value)) items.push(item);
      if (items.length === limit) return { items, next: writeCursor({ shard, after }) };
    }
    if (page.next === undefined) {
      shard++;
      after = undefined;
    }
    if (!mayGoOn() && shard < collection.shards) {
      return { items, next: writeCursor({ shard, ...(after && { after }) }) };
    }
  }
  return { items, next: null };
}

function writeCursor(position: z.infer<typeof place>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function readCursor(text: string, shards: number): z.infer<typeof place> {
  try {
    const parsed = z.safeParse(place, JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (parsed.success && parsed.data.shard < shards) return parsed.data;
  } catch {
    // Not JSON: no cursor either.
  }
  throw Problem.invalid('cursor', 'must be the "next" of the same list');
}
