import { newSid } from '../../sids';
import type { ItemKey, Kind } from './kinds';
import type { JsonObject } from './parameters';
import { SortedMap } from './sorted-map';
import { TokenBucket } from './token-bucket';

/** Times in milliseconds since the epoch; no `expiresAt` means for ever. */
export interface Stored {
  /** Changes with every write. Never reused within one object, even by an item made anew. */
  revision: string;
  createdAt: number;
  updatedAt: number;
  expiresAt: number | undefined;
}

export interface SyncItem extends Stored {
  readonly key: ItemKey;
  data: JsonObject;
}

/** One Map, List or Document, with its items and its own rate limits. */
export class SyncObject implements Stored {
  readonly sid: string;
  readonly items = new SortedMap<ItemKey, SyncItem>();
  /** A Document's content. */
  data: JsonObject = {};
  revision = '0';
  updatedAt: number;
  expiresAt: number | undefined;
  readonly buckets = { read: new TokenBucket(), write: new TokenBucket() };
  #writes = 0;
  #nextIndex = 0;

  constructor(
    readonly kind: Kind,
    /** Order of creation within the service. */
    readonly sequence: number,
    readonly uniqueName: string | null,
    readonly createdAt: number,
  ) {
    this.sid = newSid(kind.sidPrefix);
    this.updatedAt = createdAt;
  }

  /** Records a write at `now` and returns the revision it made. */
  touch(now: number): string {
    this.#writes += 1;
    this.revision = this.#writes.toString(16);
    this.updatedAt = now;
    return this.revision;
  }

  /** The index of a List's next item; indexes are never given twice. */
  nextIndex(): number {
    return this.#nextIndex++;
  }

  /** The item with this key, unless it has expired, which removes it. */
  item(key: ItemKey, now: number): SyncItem | undefined {
    const item = this.items.get(key);
    if (!item || isLive(item, now)) return item;
    this.items.delete(key);
    return undefined;
  }
}

export function isLive(stored: Stored, now: number): boolean {
  return stored.expiresAt === undefined || stored.expiresAt > now;
}
