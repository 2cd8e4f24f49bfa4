import type { App } from '../app';
import { packTexts } from '../store/pack-texts';
import type { Collection, Page } from '../store/records';
import { campaignTtl } from './campaign-record';

/** Who is in a campaign, so that nobody is in it twice: lists of people, in the order in which they were added. */
export function people(app: App): Collection<string[]> {
  return { name: 'campaign-people', shards: 16, ttlSeconds: campaignTtl(app) };
}

function listKey(id: string, list: number): string {
  return `${id}~${String(list).padStart(6, '0')}`;
}

/** Those of some people who are in the first so many lists of a campaign. Reads list by list, however many there are. */
export async function alreadyIn(
  app: App,
  id: string,
  lists: number,
  some: ReadonlySet<string>,
): Promise<Set<string>> {
  const found = new Set<string>();
  let after: string | undefined;
  for (let read = 0; read < lists; ) {
    const page: Page<string[]> = await app.records.scan(people(app), `${id}~`, {
      limit: 20,
      ...(after && { after }),
    });
    for (const { value } of page.items.slice(0, lists - read)) {
      for (const person of value) if (some.has(person)) found.add(person);
    }
    read += page.items.length;
    after = page.next;
    if (after === undefined) break;
  }
  return found;
}

/** Writes people down behind the first so many lists. Resolves to how many lists there are then. */
export async function addPeople(
  app: App,
  id: string,
  lists: number,
  added: readonly string[],
): Promise<number> {
  const packed = packTexts(added);
  await Promise.all(
    packed.map((list, position) => app.records.put(people(app), listKey(id, lists + position), list)),
  );
  return lists + packed.length;
}
