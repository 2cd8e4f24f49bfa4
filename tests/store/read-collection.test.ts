import twilio from 'twilio';
import { readCollection } from '../../src/store/read-collection';
import type { Collection, Records } from '../../src/store/records';
import { SyncRecords } from '../../src/store/sync-records';
import { clientOptions } from '../../src/twilio/client-options';
import { watchedEmulator } from '../contract/watched-emulator';

const world = watchedEmulator();
const numbers: Collection<number> = { name: 'numbers', shards: 4 };
const count = 430;
const keys = Array.from({ length: count }, (_, n) => `k${n}~x`);

let records: Records;
beforeEach(async () => {
  const { accountSid, authToken } = world.emulator();
  const { sync } = twilio(accountSid, authToken, clientOptions());
  records = new SyncRecords({
    sync: sync.v1,
    serviceSid: 'default',
    namespace: 'tests',
    deadline: Date.now() + 60_000,
  });
});

type Options = Partial<Parameters<typeof readCollection<number>>[2]>;

/** The keys of each page, one page after the other. */
async function pages(options: Options = {}): Promise<string[][]> {
  const read: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { key: string }[]; next: string | null } = await readCollection(records, numbers, {
      limit: 1_000,
      mayGoOn: () => true,
      ...options,
      ...(cursor && { cursor }),
    });
    read.push(page.items.map(({ key }) => key));
    cursor = page.next;
  }
  return read;
}

const cursorOf = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');

describe('readCollection', () => {
  beforeEach(() => Promise.all(keys.map((key, n) => records.put(numbers, key, n))));

  it.each([7, 43, 100, 215, 430, 1_000])('visits each record once in pages of %d', async (limit) => {
    const read = await pages({ limit });
    expect(read.flat().sort()).toEqual([...keys].sort());
    // There is time for all of it, so only the last page may be short.
    for (const page of read.slice(0, -1)) expect(page).toHaveLength(limit);
  });

  it('gives what matches and nothing else, the pages as full as without it', async () => {
    const read = await pages({ limit: 10, matches: (n) => n % 7 === 0 });
    expect(read.flat().sort()).toEqual(keys.filter((_, n) => n % 7 === 0).sort());
    for (const page of read.slice(0, -1)) expect(page).toHaveLength(10);
    expect(await pages({ matches: () => false })).toEqual([[]]);
  });

  it('ends a page when the time is up, and goes on from there', async () => {
    const read = await pages({ mayGoOn: () => false });
    expect(read.length).toBeGreaterThanOrEqual(numbers.shards);
    for (const page of read) expect(page.length).toBeLessThanOrEqual(100);
    expect(read.flat().sort()).toEqual([...keys].sort());
  });

  it('goes on though the time is up on every page and nothing matches', async () => {
    const read = await pages({ mayGoOn: () => false, matches: () => false });
    expect(read.length).toBeGreaterThanOrEqual(numbers.shards);
    expect(read.flat()).toEqual([]);
  });
});

describe('readCollection without records', () => {
  it('finds nothing in a collection that was never written to', async () => {
    const none: Collection<number> = { name: 'none', shards: 3 };
    expect(await readCollection(records, none, { limit: 10, mayGoOn: () => true })).toEqual({
      items: [],
      next: null,
    });
  });

  it.each([
    ['text', 'abc'],
    ['nothing', ''],
    ['null', cursorOf(null)],
    ['a list', cursorOf([1])],
    ['no shard', cursorOf({ after: 'k1~x' })],
    ['a shard that there is not', cursorOf({ shard: 4 })],
    ['a negative shard', cursorOf({ shard: -1 })],
    ['half a shard', cursorOf({ shard: 0.5 })],
    ['a key that no store takes', cursorOf({ shard: 0, after: 'a b' })],
    ['more than that', cursorOf({ shard: 0, more: 1 })],
  ])('refuses a cursor that holds %s', async (_, cursor) => {
    await expect(
      readCollection(records, numbers, { cursor, limit: 10, mayGoOn: () => true }),
    ).rejects.toMatchObject({ code: 'invalid-request', errors: [{ path: 'cursor' }] });
  });
});
