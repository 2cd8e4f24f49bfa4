import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { type Collection, RecordChanged, RecordExists } from '../store/records';
import type { BadNumberRecord } from './bad-number-record';

/** One record a number that a message has failed for. Forgotten in time, as numbers are given to new owners. */
export const badNumbers: Collection<BadNumberRecord> = {
  name: 'bad-numbers',
  shards: 8,
  ttlSeconds: 180 * 86_400,
};

/**
 * Changes a number's record into what `change` makes of it, which may be called again. Resolves to whether there was
 * anything to change. Throws StoreUnavailable.
 */
export async function changeBadNumber(
  app: App,
  address: Address,
  change: (record: BadNumberRecord | undefined) => BadNumberRecord | undefined,
): Promise<boolean> {
  const key = personOf(address);
  for (;;) {
    const current = await app.records.get(badNumbers, key);
    const record = change(current?.value);
    if (!record || record === current?.value) return false;
    try {
      if (!current) await app.records.create(badNumbers, key, record);
      else await app.records.update(badNumbers, key, record, current.revision);
      return true;
    } catch (failure) {
      // Somebody else has written in between: look again.
      if (!(failure instanceof RecordExists || failure instanceof RecordChanged)) throw failure;
    }
  }
}
