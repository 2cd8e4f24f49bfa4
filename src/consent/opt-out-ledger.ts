import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { defined } from '../defined';
import { type Collection, RecordChanged, RecordExists } from '../store/records';

/** Where an opt-out or an opt-in was learned. */
export type ConsentSource = 'advanced-opt-out' | 'keyword' | 'send-error' | 'delivery-error';

interface ConsentChange {
  state: 'opted-out' | 'opted-in';
  source: ConsentSource;
  /** RFC 3339 UTC. */
  at: string;
  /** The message that caused it. */
  messageSid?: string;
}

/** A person's consent with this Messaging Service: the last change, and the ones before it, latest first. */
export interface ConsentRecord extends ConsentChange {
  address: Address;
  history: ConsentChange[];
}

const optOuts: Collection<ConsentRecord> = { name: 'opt-outs', shards: 32 };

/** As many as fit well into one record; older changes are dropped. */
const longestHistory = 50;

export interface ConsentEvent {
  address: Address;
  source: ConsentSource;
  messageSid?: string;
}

export function recordOptOut(app: App, event: ConsentEvent): Promise<void> {
  return recordChange(app, event, 'opted-out');
}

export function recordOptIn(app: App, event: ConsentEvent): Promise<void> {
  return recordChange(app, event, 'opted-in');
}

export async function findConsent(app: App, address: Address): Promise<ConsentRecord | undefined> {
  return (await app.records.get(optOuts, personOf(address)))?.value;
}

/** Those of the addresses that belong to people who have opted out. */
export async function findOptedOut(app: App, addresses: readonly Address[]): Promise<Set<Address>> {
  const found = await app.records.getMany(optOuts, addresses.map(personOf));
  return new Set(addresses.filter((address) => found.get(personOf(address))?.value.state === 'opted-out'));
}

/** Adds a change to a person's record. The same message changes it once, however often it is told. */
async function recordChange(app: App, event: ConsentEvent, state: ConsentChange['state']): Promise<void> {
  const { address, source, messageSid } = event;
  const change: ConsentChange = defined({ state, source, at: new Date(app.now()).toISOString(), messageSid });
  const key = personOf(address);
  for (;;) {
    const current = await app.records.get(optOuts, key);
    try {
      if (!current) {
        await app.records.create(optOuts, key, { address, ...change, history: [] });
        return;
      }
      const { address: _, history, ...last } = current.value;
      const isKnown = [last, ...history].some(
        (known) => messageSid !== undefined && known.messageSid === messageSid,
      );
      if (isKnown || (last.state === state && messageSid === undefined)) return;
      const value = { address, ...change, history: [last, ...history].slice(0, longestHistory) };
      await app.records.update(optOuts, key, value, current.revision);
      return;
    } catch (failure) {
      // Somebody else has written in between: look again.
      if (!(failure instanceof RecordExists || failure instanceof RecordChanged)) throw failure;
    }
  }
}
