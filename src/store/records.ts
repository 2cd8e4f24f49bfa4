/**
 * The one storage port. Every ledger of this product is a collection of small JSON records behind these operations; a
 * contract suite (`tests/store/records-contract.ts`) says what an implementation must do.
 *
 * A key is text of up to 320 characters out of `A-Z a-z 0-9 _ . : + ~ -`. What stands before its first `~` is its
 * partition: records of one partition lie together, and only within one can keys be scanned in order.
 */
export interface Records {
  /** How long an answer has lately taken, rather too long than too short; in milliseconds, 0 while nothing is known. */
  readonly usualMs: number;

  get<T>(collection: Collection<T>, key: string): Promise<Stored<T> | undefined>;

  /** Those of the keys that exist. Costs far less than a `get` for each. */
  getMany<T>(collection: Collection<T>, keys: readonly string[]): Promise<Map<string, Stored<T>>>;

  /** Throws RecordExists when the key is taken. */
  create<T>(collection: Collection<T>, key: string, value: T): Promise<Stored<T>>;

  /** Replaces exactly the revision given. Throws RecordChanged when there is another one, or none. */
  update<T>(collection: Collection<T>, key: string, value: T, revision: string): Promise<Stored<T>>;

  /** Creates or replaces, whatever was there. */
  put<T>(collection: Collection<T>, key: string, value: T): Promise<Stored<T>>;

  /** Deletes what is there; nothing there is well too. */
  delete<T>(collection: Collection<T>, key: string): Promise<void>;

  /** Records whose keys begin with the prefix, in order of their keys. The prefix must hold a whole partition and its `~`. */
  scan<T>(collection: Collection<T>, prefix: string, options?: ScanOptions): Promise<Page<T>>;

  /**
   * All records of one shard (0 to `shards - 1`), in order of their keys: a whole collection is read shard by shard, as
   * many at once as time allows.
   */
  scanShard<T>(collection: Collection<T>, shard: number, options?: ScanOptions): Promise<Page<T>>;
}

export interface Collection<T> {
  name: string;
  /** Over how many parts it is spread. Each bears 20 writes a second; changing it loses sight of what is stored. */
  shards: number;
  /** How long a record is kept after it was last written; for good where absent. */
  ttlSeconds?: number;
  /** Never set: it ties the type of the values to the collection. */
  readonly valueType?: T;
}

export interface Stored<T> {
  key: string;
  value: T;
  revision: string;
}

export interface ScanOptions {
  /** Start after this key: the `next` of the page before. */
  after?: string;
  /** Records in a page, 1 to 1,000; 100 unless told. */
  limit?: number;
}

export interface Page<T> {
  items: Stored<T>[];
  /** Give it as `after` for the following page; absent on the last one. */
  next?: string;
}

/** The key is taken. */
export class RecordExists extends Error {
  override name = 'RecordExists';
}

/** The revision is not the stored one. */
export class RecordChanged extends Error {
  override name = 'RecordChanged';
}

/** The value is more than one record holds: 16 KiB of JSON. */
export class RecordTooLarge extends Error {
  override name = 'RecordTooLarge';
}

/** The store did not answer, or not in time. What was to be written may or may not have been. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

const keyPattern = /^[\w.:+~-]{1,320}$/;

/** Throws RangeError for a key that no store would take. */
export function assertKey(key: string): void {
  if (!keyPattern.test(key))
    throw new RangeError('A record key has characters or a length that no store takes.');
}

/** The part of a key that decides where its record lies. */
export function partitionOf(key: string): string {
  const end = key.indexOf('~');
  return end < 0 ? key : key.slice(0, end);
}
