import { inParallel } from '../in-parallel';
import type { Collection, Page, Records, Stored } from './records';

/** All records whose keys begin with the prefix, in order of their keys. */
export function scanAll<T>(
  records: Records,
  collection: Collection<T>,
  prefix: string,
): Promise<Stored<T>[]> {
  return allPages((after) => records.scan(collection, prefix, { limit: 1_000, ...(after && { after }) }));
}

/** All records of a collection that is known to be small, in no order. */
export async function scanCollection<T>(records: Records, collection: Collection<T>): Promise<Stored<T>[]> {
  const shards = Array.from({ length: collection.shards }, (_, shard) =>
    allPages((after) => records.scanShard(collection, shard, { limit: 1_000, ...(after && { after }) })),
  );
  return (await Promise.all(shards)).flat();
}

/** Shows every record of a collection, of any size: those of one shard in order of their keys. */
export async function visitCollection<T>(
  records: Records,
  collection: Collection<T>,
  visit: (record: Stored<T>) => void,
): Promise<void> {
  await inParallel(Array.from({ length: collection.shards }).keys(), 16, async (shard) => {
    let after: string | undefined;
    do {
      const page: Page<T> = await records.scanShard(collection, shard, {
        limit: 1_000,
        ...(after && { after }),
      });
      page.items.forEach(visit);
      after = page.next;
    } while (after !== undefined);
  });
}

async function allPages<T>(read: (after: string | undefined) => Promise<Page<T>>): Promise<Stored<T>[]> {
  const found: Stored<T>[] = [];
  for (let after: string | undefined; ; ) {
    const page = await read(after);
    found.push(...page.items);
    after = page.next;
    if (after === undefined) return found;
  }
}
