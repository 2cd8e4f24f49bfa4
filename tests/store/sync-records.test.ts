import twilio from 'twilio';
import type { Collection, Records } from '../../src/store/records';
import { StoreUnavailable } from '../../src/store/records';
import { shardOf } from '../../src/store/shards';
import { SyncRecords } from '../../src/store/sync-records';
import { clientOptions } from '../../src/twilio/client-options';
import { watchedEmulator } from '../contract/watched-emulator';
import { recordsContract } from './records-contract';

const world = watchedEmulator();

function recordsUntil(
  deadline: number,
  { authToken = world.emulator().authToken, serviceSid = 'default', namespace = 'tests' } = {},
): Records {
  const client = twilio(world.emulator().accountSid, authToken, clientOptions());
  return new SyncRecords({ sync: client.sync.v1, serviceSid, namespace, deadline });
}

describe('SyncRecords', () => {
  let records: Records;
  beforeEach(() => {
    records = recordsUntil(Date.now() + 60_000);
  });

  recordsContract({ records: () => records, advance: (seconds) => world.emulator().clock.advance(seconds) });

  it('bears 200 writes a second, spread over a collection, and loses none', async () => {
    const spread: Collection<number> = { name: 'spread', shards: 16 };
    const writes: Promise<unknown>[] = [];
    for (let n = 0; n < 1_000; n++) {
      writes.push(records.create(spread, `+1415555${String(n).padStart(4, '0')}`, n));
      if (n % 20 === 19) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await Promise.all(writes);
    expect(world.emulator().sync.stats.throttled).toBe(0);
    const keys = Array.from({ length: 1_000 }, (_, n) => `+1415555${String(n).padStart(4, '0')}`);
    expect((await records.getMany(spread, keys)).size).toBe(1_000);
  });

  it('finds nothing in many Maps that were never made, and makes one at most to be sure of it', async () => {
    const unused: Collection<number> = { name: 'unused', shards: 32 };
    const maps = () => world.emulator().sync.stats.writes;
    const before = maps();
    const keys = Array.from({ length: 100 }, (_, n) => `k${n}`);
    const fresh = recordsUntil(Date.now() + 10_000, { namespace: 'of-nobody-yet' });
    expect(await fresh.getMany(unused, keys)).toEqual(new Map());
    expect(maps() - before).toBe(1);
    expect(await fresh.getMany(unused, keys)).toEqual(new Map());
    expect(maps() - before).toBe(1);
  });

  it('tells how long the store takes to answer, without what it takes to make a Map', async () => {
    const slow: Collection<number> = { name: 'slow', shards: 1 };
    const faults = JSON.stringify({ api: [{ product: 'sync', share: 1, slowMs: 700 }] });
    await fetch(`${world.emulator().origin}/_emulator/faults`, { method: 'POST', body: faults });
    await records.put(slow, 'k', 1);
    await records.put(slow, 'k', 2);
    expect(records.usualMs).toBeGreaterThan(695);
    expect(records.usualMs).toBeLessThan(1_400);
  });

  it('tries again after 429, until the write is in', async () => {
    const hot: Collection<number> = { name: 'hot', shards: 1 };
    await records.put(hot, 'first', 0);
    let n = 0;
    const create = () => records.create(hot, `k${n}`, n++);
    // Until the burst of one Map is used up, however slowly: then the last ones are refused at first.
    while (world.emulator().sync.stats.throttled === 0) await Promise.all(Array.from({ length: 50 }, create));
    expect((await records.getMany(hot, ['k0', `k${n - 1}`])).size).toBe(2);
  });

  it('gives up at the deadline, and says that the store is not available', async () => {
    const late = recordsUntil(Date.now() - 1);
    const origin = process.env.TWILIO_API_ORIGIN;
    process.env.TWILIO_API_ORIGIN = 'http://127.0.0.1:1';
    try {
      await expect(late.get({ name: 'any', shards: 1 }, 'k')).rejects.toBeInstanceOf(StoreUnavailable);
    } finally {
      process.env.TWILIO_API_ORIGIN = origin;
    }
  });

  it('takes a refusal of the account for a store that is not available', async () => {
    const strangers = recordsUntil(Date.now() + 5_000, { authToken: 'f'.repeat(32) });
    await expect(strangers.get({ name: 'any', shards: 1 }, 'k')).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('a Sync service that does not exist', () => {
  it('is not taken for an empty one', async () => {
    const nowhere = recordsUntil(Date.now() + 5_000, { serviceSid: `IS${'0'.repeat(32)}` });
    const any: Collection<number> = { name: 'any', shards: 1 };
    await expect(nowhere.get(any, 'k')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(nowhere.getMany(any, ['k', 'l'])).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(nowhere.scan(any, 'k~')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(nowhere.create(any, 'k', 1)).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('shardOf', () => {
  it('spreads neighbouring numbers evenly, and keeps a partition together', () => {
    const collection = { name: 'x', shards: 64 };
    const counts = new Array<number>(64).fill(0);
    for (let n = 0; n < 64_000; n++) {
      const shard = shardOf(collection, `+1415${String(5_550_000 + n)}~SM1`);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1_200);
    expect(shardOf(collection, '+14155550123~SM1~a')).toBe(shardOf(collection, '+14155550123~SM2'));
  });
});
