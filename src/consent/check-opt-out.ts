import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { allFor } from '../outbox/waiting-messages';
import type { ConsentRecord } from './consent-record';
import { finishFor } from './finish-refusals';
import { findConsent } from './opt-out-ledger';

export interface OptOutCheck {
  to: string;
  optedOut: boolean;
  /** How it came to this; absent for somebody who never said anything about it. */
  consent?: Omit<ConsentRecord, 'address'>;
  /** What waited for them and was cancelled when they opted out. It stays cancelled when they come back. */
  canceled?: { sid: string; sendAt: string; canceledAt: string }[];
}

/** Whether a person has opted out, with the history of it. Throws `invalid-request` for an address that is none. */
export async function checkOptOut(app: App, written: string): Promise<OptOutCheck> {
  const to = requireAddress(written);
  await finishFor(app, to);
  const record = await findConsent(app, to);
  if (!record) return { to, optedOut: false };
  const { address: _, ...consent } = record;
  return { to, optedOut: record.state === 'opted-out', consent, canceled: await canceledFor(app, to) };
}

/** What was cancelled because a person opted out, and would have been sent later. */
export async function canceledFor(app: App, to: string): Promise<NonNullable<OptOutCheck['canceled']>> {
  const messages = await allFor(app, to);
  return messages.flatMap(({ value: { sid, sendAt, end } }) =>
    end?.kind === 'canceled' && end.by === 'opt-out' ? [{ sid, sendAt, canceledAt: end.at }] : [],
  );
}
