import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { type ConsentRecord, findConsent } from './opt-out-ledger';

export interface OptOutCheck {
  to: string;
  optedOut: boolean;
  /** How it came to this; absent for somebody who never said anything about it. */
  consent?: Omit<ConsentRecord, 'address'>;
}

/** Whether a person has opted out, with the history of it. Throws `invalid-request` for an address that is none. */
export async function checkOptOut(app: App, written: string): Promise<OptOutCheck> {
  const to = requireAddress(written);
  const record = await findConsent(app, to);
  if (!record) return { to, optedOut: false };
  const { address: _, ...consent } = record;
  return { to, optedOut: record.state === 'opted-out', consent };
}
