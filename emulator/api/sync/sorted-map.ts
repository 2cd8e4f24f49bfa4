/** Where a walk through a {@link SortedMap} starts, and which way it goes. */
export interface Walk<K> {
  /** First key wanted; it need not be in the map. Default: the first key there is. */
  from?: K;
  /** Whether an entry with exactly the key `from` is part of the walk. */
  inclusive: boolean;
  descending: boolean;
}

/**
 * A map that can be walked in key order from any key. Strings compare by code unit, as Twilio orders Map items.
 * A lookup is O(1); an insertion is a binary search and one block move, cheap for many thousands of keys.
 */
export class SortedMap<K extends string | number, V> {
  readonly #values = new Map<K, V>();
  readonly #keys: K[] = [];

  get size(): number {
    return this.#keys.length;
  }

  get(key: K): V | undefined {
    return this.#values.get(key);
  }

  set(key: K, value: V): void {
    if (!this.#values.has(key)) this.#keys.splice(this.#position(key), 0, key);
    this.#values.set(key, value);
  }

  delete(key: K): boolean {
    if (!this.#values.delete(key)) return false;
    this.#keys.splice(this.#position(key), 1);
    return true;
  }

  clear(): void {
    this.#values.clear();
    this.#keys.length = 0;
  }

  /** Do not add or delete while walking. */
  *walk({ from, inclusive, descending }: Walk<K>): Generator<V> {
    const step = descending ? -1 : 1;
    for (let at = this.#start(from, inclusive, descending); ; at += step) {
      const key = this.#keys[at];
      const value = key === undefined ? undefined : this.#values.get(key);
      if (value === undefined) return;
      yield value;
    }
  }

  #start(from: K | undefined, inclusive: boolean, descending: boolean): number {
    if (from === undefined) return descending ? this.#keys.length - 1 : 0;
    const at = this.#position(from);
    const found = this.#keys[at] === from;
    if (descending) return found && inclusive ? at : at - 1;
    return found && !inclusive ? at + 1 : at;
  }

  /** Index of `key`, or where it would be inserted. */
  #position(key: K): number {
    let low = 0;
    let high = this.#keys.length;
    const last = this.#keys[high - 1];
    if (last === undefined || last < key) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] as K) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
