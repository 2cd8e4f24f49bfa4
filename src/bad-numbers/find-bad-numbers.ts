import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { badNumbers } from './bad-number-ledger';
import { type BadNumber, badNumberOf } from './bad-number-record';

export type { BadNumber };

/** Those of the addresses that are not to be texted any more, and since when. Throws StoreUnavailable. */
export async function findBadNumbers(app: App, people: readonly Address[]): Promise<Map<Address, BadNumber>> {
  const found = await app.records.getMany(badNumbers, people.map(personOf));
  return new Map(
    people.flatMap((address) => {
      const record = found.get(personOf(address))?.value;
      const bad = record && badNumberOf(record);
      return bad ? [[address, bad] as const] : [];
    }),
  );
}
