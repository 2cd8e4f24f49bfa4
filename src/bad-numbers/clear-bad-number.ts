import * as z from 'zod/mini';
import type { Address } from '../addresses/address';
import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { changeBadNumber } from './bad-number-ledger';
import { withClearing } from './bad-number-record';

/** Body of `POST /opt-outs/remove` for a number: why it is good after all must be said. */
export const clearRequest = z.strictObject({
  /** The number is good after all, in place of the person's return. */
  list: z.literal('bad-numbers'),
  /** A phone number. */
  to: z.string().check(z.minLength(1), z.maxLength(100)),
  /** Why it is good after all. */
  note: z.string().check(z.minLength(1), z.maxLength(500)),
});

export interface ClearAnswer {
  to: Address;
  /** False where nothing spoke against the number. */
  cleared: boolean;
}

/**
 * Lets a number be texted again; what fails from now on counts from zero. `by` is the name of the caller's key. Throws
 * `invalid-request` for an address that is none, and StoreUnavailable.
 */
export async function clearBadNumber(
  app: App,
  { to: written, note }: z.infer<typeof clearRequest>,
  by: string,
): Promise<ClearAnswer> {
  const to = requireAddress(written);
  const clearing = { at: new Date(app.now()).toISOString(), by, note };
  const cleared = await changeBadNumber(app, to, (record) => record && withClearing(record, clearing));
  return { to, cleared };
}
