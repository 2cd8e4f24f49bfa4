import { isDeepStrictEqual } from 'node:util';
import type { SyncMapItemContext } from 'twilio/lib/rest/sync/v1/service/syncMap/syncMapItem';
import { callFailure } from '../twilio/until-answered';
import {
  assertKey,
  type Collection,
  type Page,
  RecordChanged,
  RecordExists,
  type Records,
  RecordTooLarge,
  type ScanOptions,
  type Stored,
} from './records';
import { shardOf } from './shards';
import { pageSize, type SyncItem, SyncMaps, type SyncMapsOptions, usualTime } from './sync-maps';

const longestTtlSeconds = 365 * 86_400;

/** The largest item Sync takes. */
const largestBytes = 16 * 1024;

/**
 * Records in Twilio Sync. A collection is spread over Maps, because each Map bears only 20 writes and 20 reads a second;
 * a key's partition decides in which one it lies. Values are wrapped as `{v: value}`, since Sync takes only objects.
 */
export class SyncRecords implements Records {
  readonly #maps: SyncMaps;

  constructor(options: SyncMapsOptions) {
    this.#maps = new SyncMaps(options);
  }

  get usualMs(): number {
    return usualTime.ms;
  }

  async get<T>(collection: Collection<T>, key: string): Promise<Stored<T> | undefined> {
    assertKey(key);
    try {
      return stored<T>(await this.#maps.call(() => this.#item(collection, key).fetch()));
    } catch (failure) {
      if (callFailure(failure) !== 'not-found') throw failure;
      await this.#maps.confirmService(collection, shardOf(collection, key));
      return undefined;
    }
  }

  async getMany<T>(collection: Collection<T>, keys: readonly string[]): Promise<Map<string, Stored<T>>> {
    const byShard = new Map<number, Set<string>>();
    for (const key of keys) {
      assertKey(key);
      const shard = shardOf(collection, key);
      byShard.set(shard, (byShard.get(shard) ?? new Set()).add(key));
    }
    const found = new Map<string, Stored<T>>();
    await Promise.all(
      [...byShard].map(([shard, wanted]) => this.#findInShard(collection, shard, wanted, found)),
    );
    return found;
  }

  async create<T>(collection: Collection<T>, key: string, value: T): Promise<Stored<T>> {
    const body = bodyOf(collection, key, value);
    return this.#maps.write(collection, shardOf(collection, key), async (map, again) => {
      try {
        return stored<T>(await map.syncMapItems.create({ key, ...body }));
      } catch (failure) {
        if (callFailure(failure) !== 'conflict') throw failure;
        const mine = again && (await this.#ownWrite(collection, key, value));
        if (mine) return mine;
        throw new RecordExists(`There is a record in ${collection.name} with this key already.`);
      }
    });
  }

  async update<T>(collection: Collection<T>, key: string, value: T, revision: string): Promise<Stored<T>> {
    const body = bodyOf(collection, key, value);
    return this.#maps.call(async (again) => {
      try {
        return stored<T>(await this.#item(collection, key).update({ ...body, ifMatch: revision }));
      } catch (failure) {
        const kind = callFailure(failure);
        if (kind !== 'stale' && kind !== 'not-found') throw failure;
        const mine = again && (await this.#ownWrite(collection, key, value));
        if (mine) return mine;
        throw new RecordChanged(`The record in ${collection.name} is no longer the one that was read.`);
      }
    });
  }

  async put<T>(collection: Collection<T>, key: string, value: T): Promise<Stored<T>> {
    const body = bodyOf(collection, key, value);
    // Most records are put where there is none yet, and a conflict costs Sync no more than a miss.
    try {
      return await this.#maps.write(collection, shardOf(collection, key), async (map) =>
        stored<T>(await map.syncMapItems.create({ key, ...body })),
      );
    } catch (failure) {
      if (callFailure(failure) !== 'conflict') throw failure;
    }
    try {
      return await this.#maps.call(async () => stored<T>(await this.#item(collection, key).update(body)));
    } catch (failure) {
      // What was in the way has just expired.
      if (callFailure(failure) === 'not-found') return this.put(collection, key, value);
      throw failure;
    }
  }

  async delete<T>(collection: Collection<T>, key: string): Promise<void> {
    assertKey(key);
    try {
      await this.#maps.call(() => this.#item(collection, key).remove());
    } catch (failure) {
      if (callFailure(failure) !== 'not-found') throw failure;
    }
  }

  async scan<T>(collection: Collection<T>, prefix: string, options: ScanOptions = {}): Promise<Page<T>> {
    assertKey(prefix);
    if (!prefix.includes('~'))
      throw new RangeError('A scan needs a whole partition, with the ~ that ends it.');
    return this.#pageOf(collection, shardOf(collection, prefix), prefix, options);
  }

  async scanShard<T>(collection: Collection<T>, shard: number, options: ScanOptions = {}): Promise<Page<T>> {
    return this.#pageOf(collection, shard, '', options);
  }

  /** The port's page, put together from as many of Sync's as it takes. */
  async #pageOf<T>(
    collection: Collection<T>,
    shard: number,
    prefix: string,
    { after: start, limit: most = 100 }: ScanOptions,
  ): Promise<Page<T>> {
    const limit = Math.min(Math.max(most, 1), 1_000);
    // One more than is wanted tells whether there are any further.
    const size = Math.min(limit + 1, pageSize);
    const items: Stored<T>[] = [];
    let after = start;
    for (;;) {
      const bounds = after === undefined ? 'inclusive' : 'exclusive';
      const page = await this.#maps.page(collection, shard, after ?? prefix, bounds, size);
      for (const item of page) {
        if (!item.key.startsWith(prefix)) return { items };
        if (items.length === limit) return { items, next: items.at(-1)?.key as string };
        items.push(stored<T>(item));
      }
      if (page.length < size) return { items };
      after = page.at(-1)?.key as string;
    }
  }

  /**
   * Looks for keys of one shard by reading pages of its Map: each page settles the key it starts from and, mostly, all
   * the others that are wanted. So a shard costs one read where it is small, and never more than one for each key.
   */
  async #findInShard<T>(
    collection: Collection<T>,
    shard: number,
    wanted: Set<string>,
    found: Map<string, Stored<T>>,
  ): Promise<void> {
    const keys = [...wanted].sort();
    let next = keys[0];
    while (next !== undefined) {
      const page = await this.#maps.page(collection, shard, next, 'inclusive');
      for (const item of page) {
        if (wanted.has(item.key)) found.set(item.key, stored<T>(item));
      }
      const last = page.at(-1)?.key;
      if (last === undefined || page.length < pageSize) return;
      next = keys.find((key) => key > last);
    }
  }

  /** After a write whose answer was lost: the stored record, if it is what was to be written. */
  async #ownWrite<T>(collection: Collection<T>, key: string, value: T): Promise<Stored<T> | undefined> {
    const current = await this.get(collection, key);
    return current && isDeepStrictEqual(current.value, JSON.parse(JSON.stringify(value)))
      ? current
      : undefined;
  }

  #item(collection: Collection<unknown>, key: string): SyncMapItemContext {
    return this.#maps.of(collection, shardOf(collection, key)).syncMapItems(key);
  }
}

interface ItemBody {
  data: object;
  itemTtl?: number;
}

function bodyOf(collection: Collection<unknown>, key: string, value: unknown): ItemBody {
  assertKey(key);
  if ((collection.ttlSeconds ?? 0) > longestTtlSeconds) {
    throw new RangeError(`${collection.name} is to be kept for longer than Sync does: a year.`);
  }
  const data = { v: value };
  if (Buffer.byteLength(JSON.stringify(data)) > largestBytes) {
    throw new RecordTooLarge(`A record in ${collection.name} would be larger than 16 KiB.`);
  }
  return { data, ...(collection.ttlSeconds && { itemTtl: collection.ttlSeconds }) };
}

function stored<T>(item: SyncItem): Stored<T> {
  return { key: item.key, value: (item.data as { v: T }).v, revision: item.revision };
}
