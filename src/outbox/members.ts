import type { Address } from '../addresses/address';
import type { App } from '../app';
import { packTexts } from '../store/pack-texts';
import type { Collection } from '../store/records';
import { scanAll } from '../store/scan-all';

/** Whom a campaign or a call has planned messages for: what waits is written down by person. */
export const members: Collection<Address[]> = { name: 'members', shards: 16, ttlSeconds: 365 * 86_400 };

/** The same of a series and the call that has planned it: what recurs may go on for years. */
export const seriesMembers: Collection<Address[]> = { name: 'series-members', shards: 16 };

/** Writes down the people of a group under its name. `part` tells this list from others of the same group. */
export async function recordMembers(
  app: App,
  group: string,
  part: number | string,
  people: readonly Address[],
  collection: Collection<Address[]> = members,
): Promise<void> {
  await Promise.all(
    packTexts(people).map((list, index) => app.records.put(collection, `${group}~${part}.${index}`, list)),
  );
}

export async function membersOf(app: App, group: string): Promise<Address[]> {
  const lists = [members, seriesMembers].map((collection) => scanAll(app.records, collection, `${group}~`));
  return (await Promise.all(lists)).flat().flatMap(({ value }) => value);
}
