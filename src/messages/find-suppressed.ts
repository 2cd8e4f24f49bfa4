import type { Address } from '../addresses/address';
import type { App } from '../app';
import { findBadNumbers } from '../bad-numbers/find-bad-numbers';
import { findOptedOut } from '../consent/opt-out-ledger';
import { describeError } from '../twilio/errors/classify';
import type { SendResult } from './send-result';

/** Why somebody is not written to, as the results say it. */
export type Suppression = Pick<SendResult, 'outcome' | 'reason' | 'error'>;

/** Twilio's own code for somebody who has opted out. */
const optedOutCode = 21610;

/** What a result says of a recipient who has opted out. */
export function optedOutSuppression(): Suppression {
  return { outcome: 'suppressed', error: describeError(optedOutCode) };
}

/** Those of the people who have opted out, or whose number is known to be bad. Throws StoreUnavailable. */
export async function findSuppressed(
  app: App,
  people: readonly Address[],
): Promise<Map<Address, Suppression>> {
  const [optedOut, badNumbers] = await Promise.all([findOptedOut(app, people), findBadNumbers(app, people)]);
  const suppressed = new Map<Address, Suppression>();
  for (const [address, { code, since }] of badNumbers) {
    const error = describeError(code);
    const reason = `is a known-bad number since ${since.slice(0, 10)}: ${error.title}`;
    suppressed.set(address, { outcome: 'suppressed', reason, error });
  }
  for (const address of optedOut) suppressed.set(address, optedOutSuppression());
  return suppressed;
}
