import { isDeepStrictEqual } from 'node:util';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import type { SyncMapContext } from 'twilio/lib/rest/sync/v1/service/syncMap';
import { callFailure, NoAnswer, untilAnswered } from '../twilio/until-answered';
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
  StoreUnavailable,
} from './records';
import { shardOf } from './shards';

interface SyncRecordsOptions {
  service: ServiceContext;
  /** Put before every Map's name, so that several deployments can share one Sync service. */
  namespace: string;
  /** When calls are given up, in milliseconds since the epoch. */
  deadline: number;
}

/** What Sync answers for a Map item, as far as it is used. */
interface SyncItem {
  key: string;
  data: unknown;
  revision: string;
}

/** The largest item Sync takes. */
const largestBytes = 16 * 1024;
const pageSize = 100;

/** Shared by all invocations of this process, by the name of the Map. */
const mapsInTheMaking = new Map<string, Promise<void>>();

/**
 * Records in Twilio Sync. A collection is spread over Maps, because each Map bears only 20 writes and 20 reads a second;
 * a key's partition decides in which one it lies. Maps are made when first written to. Values are wrapped as
 * `{v: value}`, since Sync takes nothing but objects.
 */
export class SyncRecords implements Records {
  constructor(private readonly options: SyncRecordsOptions) {}

  async get<T>(collection: Collection<T>, key: string): Promise<Stored<T> | undefined> {
    assertKey(key);
    try {
      const item = await this.#call(() => this.#map(collection, key).syncMapItems(key).fetch());
      return stored<T>(item);
    } catch (failure) {
      if (callFailure(failure) === 'not-found') return undefined;
      throw failure;
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
    const body = this.#body(collection, key, value);
    return this.#call(async (again) => {
      try {
        return await this.#inMap(collection, key, async (map) =>
          stored<T>(await map.syncMapItems.create({ key, ...body })),
        );
      } catch (failure) {
        if (callFailure(failure) !== 'conflict') throw failure;
        const mine = again && (await this.#ownWrite(collection, key, value));
        if (mine) return mine;
        throw new RecordExists(`There is a record in ${collection.name} with this key already.`);
      }
    });
  }

  async update<T>(collection: Collection<T>, key: string, value: T, revision: string): Promise<Stored<T>> {
    const body = this.#body(collection, key, value);
    return this.#call(async (again) => {
      try {
        const item = this.#map(collection, key).syncMapItems(key);
        return stored<T>(await item.update({ ...body, ifMatch: revision }));
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
    const body = this.#body(collection, key, value);
    return this.#call(async () => {
      // Most records are put where there is none yet, and a conflict costs Sync no more than a miss.
      try {
        return await this.#inMap(collection, key, async (map) =>
          stored<T>(await map.syncMapItems.create({ key, ...body })),
        );
      } catch (failure) {
        if (callFailure(failure) !== 'conflict') throw failure;
      }
      try {
        return stored<T>(await this.#map(collection, key).syncMapItems(key).update(body));
      } catch (failure) {
        // What was in the way has just expired.
        if (callFailure(failure) === 'not-found') return this.put(collection, key, value);
        throw failure;
      }
    });
  }

  async delete<T>(collection: Collection<T>, key: string): Promise<void> {
    assertKey(key);
    try {
      await this.#call(() => this.#map(collection, key).syncMapItems(key).remove());
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

  async #pageOf<T>(
    collection: Collection<T>,
    shard: number,
    prefix: string,
    { after: start, limit: most = 100 }: ScanOptions,
  ): Promise<Page<T>> {
    const limit = Math.min(Math.max(most, 1), 1_000);
    const items: Stored<T>[] = [];
    let after = start;
    for (;;) {
      const page = await this.#page(collection, shard, after ?? prefix, after === undefined);
      for (const item of page) {
        if (!item.key.startsWith(prefix)) return { items };
        if (items.length === limit) return { items, next: items.at(-1)?.key as string };
        items.push(stored<T>(item));
      }
      if (page.length < pageSize) return { items };
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
      const page = await this.#page(collection, shard, next, true);
      for (const item of page) {
        if (wanted.has(item.key)) found.set(item.key, stored<T>(item));
      }
      const last = page.at(-1)?.key;
      if (last === undefined || page.length < pageSize) return;
      next = keys.find((key) => key > last);
    }
  }

  /** Up to 100 items of a shard, in order, from a key on; the empty key is before all. A Map nobody has made is empty. */
  async #page(
    collection: Collection<unknown>,
    shard: number,
    from: string,
    inclusive: boolean,
  ): Promise<SyncItem[]> {
    const bounds = inclusive ? 'inclusive' : 'exclusive';
    try {
      return await this.#call(async () => {
        const items = this.options.service.syncMaps(this.#nameOf(collection, shard)).syncMapItems;
        return (await items.page({ ...(from && { from, bounds }), order: 'asc', pageSize })).instances;
      });
    } catch (failure) {
      if (callFailure(failure) === 'not-found') return [];
      throw failure;
    }
  }

  /** Writes to the key's Map, making the Map first where there is none. */
  async #inMap<T>(
    collection: Collection<T>,
    key: string,
    write: (map: SyncMapContext) => Promise<Stored<T>>,
  ): Promise<Stored<T>> {
    const map = this.#map(collection, key);
    try {
      return await write(map);
    } catch (failure) {
      if (callFailure(failure) !== 'not-found') throw failure;
    }
    await this.#makeMap(this.#mapName(collection, key));
    return write(map);
  }

  /** Makes a Map once for all the writes that found it missing: Sync makes only 20 objects a second. */
  async #makeMap(uniqueName: string): Promise<void> {
    const making = mapsInTheMaking.get(uniqueName) ?? this.#createMap(uniqueName);
    mapsInTheMaking.set(uniqueName, making);
    await making.finally(() => mapsInTheMaking.delete(uniqueName));
  }

  async #createMap(uniqueName: string): Promise<void> {
    try {
      await this.#call(() => this.options.service.syncMaps.create({ uniqueName }));
    } catch (failure) {
      // Another process has made it in the meantime.
      if (callFailure(failure) !== 'conflict') throw failure;
    }
  }

  /** A call to Sync. A refusal that says nothing about the record, such as a wrong token, means that there is no store. */
  async #call<T>(attempt: (again: boolean) => Promise<T>): Promise<T> {
    try {
      return await untilAnswered(this.options.deadline, attempt);
    } catch (failure) {
      const isOurs = !(failure instanceof NoAnswer) && (failure as { status?: unknown }).status === undefined;
      if (isOurs || callFailure(failure) !== 'refused') throw failure;
      throw new StoreUnavailable('Twilio Sync does not answer as it should.', { cause: failure });
    }
  }

  /** After a write whose answer was lost: the stored record, if it is what was to be written. */
  async #ownWrite<T>(collection: Collection<T>, key: string, value: T): Promise<Stored<T> | undefined> {
    const current = await this.get(collection, key);
    return current && isDeepStrictEqual(current.value, JSON.parse(JSON.stringify(value)))
      ? current
      : undefined;
  }

  #body(collection: Collection<unknown>, key: string, value: unknown): { data: object; itemTtl?: number } {
    assertKey(key);
    const data = { v: value };
    if (Buffer.byteLength(JSON.stringify(data)) > largestBytes) {
      throw new RecordTooLarge(`A record in ${collection.name} would be larger than 16 KiB.`);
    }
    return { data, ...(collection.ttlSeconds && { itemTtl: collection.ttlSeconds }) };
  }

  #map(collection: Collection<unknown>, key: string): SyncMapContext {
    return this.options.service.syncMaps(this.#mapName(collection, key));
  }

  #mapName(collection: Collection<unknown>, key: string): string {
    return this.#nameOf(collection, shardOf(collection, key));
  }

  #nameOf(collection: Collection<unknown>, shard: number): string {
    return `${this.options.namespace}.${collection.name}.${shard}`;
  }
}

function stored<T>(item: SyncItem): Stored<T> {
  return { key: item.key, value: (item.data as { v: T }).v, revision: item.revision };
}
