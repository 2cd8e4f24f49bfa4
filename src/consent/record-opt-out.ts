import type { Address } from '../addresses/address';
import type { App } from '../app';
import { defined } from '../defined';
import type { ConsentChange, ConsentRecord, ConsentSource } from './consent-record';
import { honourRefusal, noteRefusal } from './honour-refusal';
import { changeConsent } from './opt-out-ledger';
import { announceOptOut } from './recent-opt-outs';

export interface ConsentEvent {
  address: Address;
  source: ConsentSource;
  /** When it happened, where that is not now. RFC 3339 UTC. */
  at?: string;
  messageSid?: string;
  by?: string;
  note?: string;
}

/** What a person or an operator says at this moment. Whoever is sending must hear of it; the others are in no hurry. */
const urgent: ReadonlySet<ConsentSource> = new Set([
  'advanced-opt-out',
  'keyword',
  'plain-language',
  'operator',
]);

/**
 * Records that a person refuses further messages, and cancels what waits for them. The refusal is in force once this
 * resolves; cancellations that do not fit into the time of the call are finished by later ones. Throws StoreUnavailable.
 */
export async function recordOptOut(app: App, event: ConsentEvent): Promise<ConsentRecord> {
  const { address, source } = event;
  // First of all: should this call be killed, whoever finds the note does the rest.
  const [note] = await Promise.all([
    noteRefusal(app, { address, change: changeOf(app, event, 'opted-out') }),
    urgent.has(source) ? announceOptOut(app, address) : undefined,
  ]);
  return (await honourRefusal(app, note)).record;
}

/** Records that a person wants messages again. What was cancelled stays cancelled. Throws StoreUnavailable. */
export async function recordOptIn(app: App, event: ConsentEvent): Promise<ConsentRecord> {
  return changeConsent(app, event.address, changeOf(app, event, 'opted-in'));
}

/** Nothing is taken to happen in the future: it would outlive whatever is said until then. */
function changeOf(app: App, event: ConsentEvent, state: ConsentChange['state']): ConsentChange {
  const { address: _, at: told, ...rest } = event;
  const now = new Date(app.now()).toISOString();
  return defined({ state, at: told !== undefined && told < now ? told : now, ...rest });
}
