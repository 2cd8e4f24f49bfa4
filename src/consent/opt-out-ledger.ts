import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { type Collection, RecordChanged, RecordExists } from '../store/records';
import { type CanceledCount, type ConsentChange, type ConsentRecord, withChange } from './consent-record';

/** One record a person who has ever said something about it. */
export const optOuts: Collection<ConsentRecord> = { name: 'opt-outs', shards: 32 };

export async function findConsent(app: App, address: Address): Promise<ConsentRecord | undefined> {
  return (await app.records.get(optOuts, personOf(address)))?.value;
}

/** The records of those of the addresses whose people have ever said something about it. */
export async function findConsents(
  app: App,
  addresses: readonly Address[],
): Promise<Map<Address, ConsentRecord>> {
  const found = await app.records.getMany(optOuts, addresses.map(personOf));
  return new Map(
    addresses.flatMap((address) => {
      const record = found.get(personOf(address))?.value;
      return record ? [[address, record] as const] : [];
    }),
  );
}

/** Those of the addresses that belong to people who have opted out. */
export async function findOptedOut(app: App, addresses: readonly Address[]): Promise<Set<Address>> {
  const consents = await findConsents(app, addresses);
  return new Set([...consents].flatMap(([address, { state }]) => (state === 'opted-out' ? [address] : [])));
}

/** Adds a change to a person's record, and resolves to what it then is. */
export async function changeConsent(
  app: App,
  address: Address,
  change: ConsentChange,
): Promise<ConsentRecord> {
  const key = personOf(address);
  for (;;) {
    const current = await app.records.get(optOuts, key);
    const record = withChange(current?.value, address, change);
    try {
      if (!current) await app.records.create(optOuts, key, record);
      else if (record !== current.value) await app.records.update(optOuts, key, record, current.revision);
      return record;
    } catch (failure) {
      // Somebody else has written in between: look again.
      if (!(failure instanceof RecordExists || failure instanceof RecordChanged)) throw failure;
    }
  }
}

/** Notes on a person's record what became of the messages that waited for them. A later change loses it, and may. */
export async function noteCanceled(app: App, address: Address, canceled: CanceledCount): Promise<void> {
  const current = await app.records.get(optOuts, personOf(address));
  if (!current) return;
  try {
    await app.records.update(optOuts, current.key, { ...current.value, canceled }, current.revision);
  } catch (failure) {
    if (!(failure instanceof RecordChanged)) throw failure;
  }
}
