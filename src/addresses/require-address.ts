import { Problem } from '../problem';
import type { Address } from './address';
import { normaliseAddress } from './normalise-address';

/**
 * The address in a call's `to`. Throws `invalid-request` for what is none. In a query, a `+` that nobody encoded arrives
 * as a space, and is taken for what it was.
 */
export function requireAddress(written: string): Address {
  const address = normaliseAddress(written.replace(/^ (?=\d)/, '+'));
  if (!address.ok) throw Problem.invalid('to', address.reason);
  return address.address;
}
