// Alone of those that the package offers, this metadata tells what kind of line a number is.
import parsePhoneNumber from 'libphonenumber-js/max';
import type { Address } from '../addresses/address';

/** What a phone number tells of itself, on whatever channel. */
export interface NumberFacts {
  /** ISO 3166-1 alpha-2. Absent for a Messenger address, and where several countries share a calling code. */
  country?: string;
  /**
   * Whether the country gives such numbers to fixed lines and not to mobiles. The US, Canada and Mexico use the same
   * ones for both, and a range that is too new for the tables counts as no landline.
   */
  isLandline: boolean;
}

export function readNumber(address: Address): NumberFacts {
  const number = parsePhoneNumber(address.replace(/^(whatsapp|rcs):/, ''));
  if (!number?.country) return { isLandline: false };
  return { country: number.country, isLandline: number.getType() === 'FIXED_LINE' };
}
