import { isDeepStrictEqual } from 'node:util';
import type { Chunk, Row } from '../campaigns/chunks';
import type { ConsentRecord } from '../consent/consent-record';
import type { Pass } from '../delivery/reconcile';
import { maskAll } from './mask-all';
import type { Person } from './person';

/** Of addresses, or people as keys have them, those of others; the same list where the person is not in it. */
export function withoutThem(addresses: string[], person: Person): string[] {
  const left = addresses.filter((address) => !person.owns(address));
  return left.length < addresses.length ? left : addresses;
}

/** The record with what is left of a list in it; none where nothing is left, the same where all is. */
export function replaced<Key extends string, T extends Record<Key, readonly unknown[]>>(
  record: T,
  key: Key,
  left: T[Key],
): T | undefined {
  if (left.length === record[key].length) return record;
  return left.length === 0 ? undefined : { ...record, [key]: left };
}

/** What becomes of rows is known by their positions, so a row keeps its place. */
const forgotten: Row = { to: 'deleted', invalid: 'was deleted at the wish of the recipient' };

/** A chunk in which the person's rows are blank, and the person masked in those of others. */
export function withoutRow(chunk: Chunk, person: Person): Chunk {
  const rows = chunk.rows.map((row) =>
    person.owns(row.to) || person.isIn(row.to) ? forgotten : maskAll(row, person),
  );
  return rows.every((row, position) => row === chunk.rows[position]) ? chunk : { ...chunk, rows };
}

/** A refusal must go on being honoured: that it is one, since when and from where is left. */
export function bareRefusal(record: ConsentRecord): ConsentRecord | undefined {
  const { address, state, source, at } = record;
  if (state === 'opted-in') return undefined;
  const bare: ConsentRecord = { address, state, source, at, history: [] };
  return isDeepStrictEqual(record, bare) ? record : bare;
}

/** A shard that was read as far as this person is read from its beginning again. */
export function withoutPlace(pass: Pass, { keys }: Person): Pass {
  // Other tasks keep other things in the same collection.
  const open = (pass.open ?? []).map((place) =>
    place.after && keys.includes(place.after.person) ? { shard: place.shard } : place,
  );
  return isDeepStrictEqual(open, pass.open ?? []) ? pass : { ...pass, open };
}
