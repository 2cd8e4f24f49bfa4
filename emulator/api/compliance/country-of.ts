import parsePhoneNumber from 'libphonenumber-js/min';

/** ISO 3166-1 alpha-2 code of a number's country, on whatever channel; undefined for what is no number. */
export function countryOf(address: string): string | undefined {
  return parsePhoneNumber(address.slice(address.indexOf(':') + 1))?.country;
}
