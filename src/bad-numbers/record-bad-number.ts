import type { Address } from '../addresses/address';
import type { App } from '../app';
import { isBadNumber } from '../twilio/errors/bad-number-codes';
import { changeBadNumber } from './bad-number-ledger';
import { type Failure, withFailure } from './bad-number-record';

/**
 * Counts a failed message against the number it was for, once however often it is told. Costs nothing where the error
 * does not speak against the number. Throws StoreUnavailable.
 */
export async function recordFailure(
  app: App,
  { address, ...failure }: Failure & { address: Address },
): Promise<void> {
  if (!isBadNumber(failure.code)) return;
  await changeBadNumber(app, address, (record) => withFailure(record, address, failure));
}
