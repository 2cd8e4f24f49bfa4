import { createHash } from 'node:crypto';

/** Who a message goes to or comes from: E.164, a short code, an alphanumeric sender, or one of these behind a channel. */
export type Address = string;

/**
 * The person behind an address, as a record key. SMS, MMS and RCS reach the same person, who opts out of all three at
 * once; WhatsApp and Messenger have opt-outs of their own. An address that no key can hold is hashed.
 */
export function personOf(address: Address): string {
  const person = address.replace(/^rcs:/, '');
  return /^[\w.:+-]{1,100}$/.test(person)
    ? person
    : `hash.${createHash('sha256').update(person).digest('hex')}`;
}
