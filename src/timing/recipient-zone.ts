import type { Address } from '../addresses/address';
import { countryOf } from '../addresses/country-of';
import { defined } from '../defined';
import type { ZoneTable } from './zone-table';

export interface Whereabouts {
  /** Every IANA zone that the recipient may be in. None for an address that is no phone number. */
  zones: readonly string[];
  /**
   * By what the zones were found: an area code of +1, more or other digits of the number, no more than its country, or
   * not at all.
   */
  foundBy: 'area-code' | 'number' | 'country' | 'nothing';
  /** ISO 3166-1 alpha-2. Absent where several countries share a calling code and the number does not tell them apart. */
  country?: string;
  /** ISO 3166-2, such as `US-NY`: of the US and Canada only, and more than one where provinces share an area code. */
  regions: readonly string[];
}

/**
 * Where the recipient's number is from, on whatever channel: a person who has moved and kept the number is somewhere
 * else. What the digits leave open stays open, so that the strictest reading can be applied.
 */
export function locate(address: Address, table: ZoneTable): Whereabouts {
  const digits = /^(?:(?:whatsapp|rcs):)?\+(\d+)$/.exec(address)?.[1] ?? '';
  const known = Array.from(digits, (_, i) => digits.slice(0, i + 1)).filter((prefix) =>
    table.zones.has(prefix),
  );
  const prefix = known.at(-1);
  if (prefix === undefined) return { zones: [], foundBy: 'nothing', regions: [] };
  const regions = table.regions.get(digits.slice(0, 4)) ?? [];
  return defined({
    zones: table.zones.get(prefix) ?? [],
    // The shortest prefix in the table is the calling code.
    foundBy: known.length === 1 ? 'country' : /^1...$/.test(prefix) ? 'area-code' : 'number',
    country: regions[0]?.slice(0, 2) ?? countryOf(address),
    regions,
  });
}
