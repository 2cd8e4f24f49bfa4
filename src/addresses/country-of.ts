import parsePhoneNumber from 'libphonenumber-js/min';
import type { Address } from './address';

/**
 * ISO 3166-1 alpha-2 code of the country of a phone number, on whatever channel. Undefined for a Messenger address, and
 * where several countries share a calling code and the number does not tell them apart.
 */
export function countryOf(address: Address): string | undefined {
  return parsePhoneNumber(address.replace(/^(whatsapp|rcs):/, ''))?.country;
}
