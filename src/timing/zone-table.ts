import * as z from 'zod/mini';
import { Problem } from '../problem';

/** By prefix of an E.164 number, without the plus sign. The longest prefix of a number counts. */
export interface ZoneTable {
  /** IANA zones that the number may be in. */
  zones: ReadonlyMap<string, readonly string[]>;
  /** ISO 3166-2 codes of states and provinces, such as `US-NY`, of the area codes of the US and Canada. */
  regions: ReadonlyMap<string, readonly string[]>;
}

const lists = z.record(z.string(), z.string());
const zoneFile = z.strictObject({ zones: lists, regions: lists });

/** Reads the table that the build writes. Throws a `misconfigured` Problem when it is missing or damaged. */
export function parseZoneTable(text: string | undefined): ZoneTable {
  if (text === undefined)
    throw new Problem('misconfigured', 'The private asset time-zones.json was not deployed.');
  try {
    const { zones, regions } = zoneFile.parse(JSON.parse(text));
    return { zones: byPrefix(zones), regions: byPrefix(regions) };
  } catch (cause) {
    throw new Problem('misconfigured', 'time-zones.private.json is damaged: build and deploy again.', {
      cause,
    });
  }
}

/** The file has each list of names once, followed by all prefixes that have it. */
function byPrefix(file: Record<string, string>): Map<string, string[]> {
  return new Map(
    Object.entries(file).flatMap(([names, prefixes]) => {
      const list = names.split(' ');
      return prefixes.split(' ').map((prefix) => [prefix, list] as const);
    }),
  );
}
