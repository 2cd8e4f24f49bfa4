import {
  type Collection,
  RecordChanged,
  RecordExists,
  type Records,
  RecordTooLarge,
} from '../../src/store/records';

interface Entry {
  n: number;
  text?: string;
}

/** What an implementation of Records offers the suite. */
export interface RecordsUnderTest {
  records(): Records;
  /** Lets the store's time pass. */
  advance(seconds: number): void;
}

/** What every implementation of Records must do. Call it within a `describe`. */
export function recordsContract({ records, advance }: RecordsUnderTest): void {
  const entries: Collection<Entry> = { name: 'entries', shards: 8 };

  it('finds what was created, and nothing else', async () => {
    const created = await records().create(entries, 'a~1', { n: 1 });
    expect(await records().get(entries, 'a~1')).toEqual({
      key: 'a~1',
      value: { n: 1 },
      revision: created.revision,
    });
    expect(await records().get(entries, 'a~2')).toBeUndefined();
    expect(await records().get({ name: 'others', shards: 8 }, 'a~1')).toBeUndefined();
  });

  it.each([['text'], [7], [null], [[1, 2]], [{ deep: { er: [true] } }]])(
    'keeps the value %j as it is',
    async (value) => {
      const values: Collection<unknown> = { name: 'values', shards: 1 };
      await records().put(values, 'key', value);
      expect((await records().get(values, 'key'))?.value).toEqual(value);
    },
  );

  it('creates a key once, however many try', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => records().create(entries, 'once', { n })),
    );
    const refused = tries.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(9);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(RecordExists);
  });

  it('updates only the revision that was read', async () => {
    const first = await records().create(entries, 'b', { n: 1 });
    const second = await records().update(entries, 'b', { n: 2 }, first.revision);
    expect(second.revision).not.toBe(first.revision);
    await expect(records().update(entries, 'b', { n: 3 }, first.revision)).rejects.toBeInstanceOf(
      RecordChanged,
    );
    await expect(records().update(entries, 'gone', { n: 3 }, first.revision)).rejects.toBeInstanceOf(
      RecordChanged,
    );
    expect((await records().get(entries, 'b'))?.value).toEqual({ n: 2 });
  });

  it('loses no increment when several read and update at once', async () => {
    await records().create(entries, 'count', { n: 0 });
    const increment = async (): Promise<void> => {
      const current = await records().get(entries, 'count');
      try {
        await records().update(entries, 'count', { n: (current?.value.n ?? 0) + 1 }, current?.revision ?? '');
      } catch (error) {
        expect(error).toBeInstanceOf(RecordChanged);
        await increment();
      }
    };
    await Promise.all(Array.from({ length: 8 }, increment));
    expect((await records().get(entries, 'count'))?.value.n).toBe(8);
  });

  it('puts over what is there and over nothing', async () => {
    await records().put(entries, 'c', { n: 1 });
    await records().put(entries, 'c', { n: 2 });
    expect((await records().get(entries, 'c'))?.value.n).toBe(2);
  });

  it('deletes, and minds nothing that is gone already', async () => {
    await records().put(entries, 'd', { n: 1 });
    await records().delete(entries, 'd');
    await records().delete(entries, 'd');
    expect(await records().get(entries, 'd')).toBeUndefined();
    await records().create(entries, 'd', { n: 2 });
  });

  it('scans a prefix in order, over pages, without its neighbours', async () => {
    const keys = Array.from({ length: 150 }, (_, n) => `p~x${String(n).padStart(3, '0')}`);
    await Promise.all(
      [...keys, 'p~w', 'p~y', 'p', 'q~x000'].map((key, n) => records().put(entries, key, { n })),
    );

    const all = await records().scan(entries, 'p~x', { limit: 1_000 });
    expect(all.items.map(({ key }) => key)).toEqual(keys);
    expect(all.next).toBeUndefined();

    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await records().scan(entries, 'p~x', { limit: 60, ...(after && { after }) });
      paged.push(...page.items.map(({ key }) => key));
      after = page.next;
      if (after === undefined) break;
    }
    expect(paged).toEqual(keys);
    expect((await records().scan(entries, 'nobody~')).items).toEqual([]);
  });

  it('reads a collection shard by shard, each record once', async () => {
    const small: Collection<Entry> = { name: 'small', shards: 4 };
    const keys = Array.from({ length: 130 }, (_, n) => `r${n}~x`).sort();
    await Promise.all(keys.map((key, n) => records().put(small, key, { n })));
    const found: string[] = [];
    for (let shard = 0; shard < small.shards; shard++) {
      for (let after: string | undefined; ; ) {
        const page = await records().scanShard(small, shard, { limit: 20, ...(after && { after }) });
        found.push(...page.items.map(({ key }) => key));
        after = page.next;
        if (after === undefined) break;
      }
    }
    expect(found.sort()).toEqual(keys);
    expect(await records().scanShard({ name: 'none', shards: 1 }, 0)).toEqual({ items: [] });
  });

  it('refuses a scan that does not name a whole partition', async () => {
    await expect(records().scan(entries, 'p')).rejects.toBeInstanceOf(RangeError);
  });

  it('finds many keys at once, in small and in crowded shards', async () => {
    const crowded: Collection<Entry> = { name: 'crowded', shards: 1 };
    await Promise.all(Array.from({ length: 150 }, (_, n) => records().put(crowded, `k${n}`, { n })));
    const wanted = ['k0', 'k120', 'k149', 'k99', 'none', 'zzz', 'k0'];
    const found = await records().getMany(crowded, wanted);
    expect([...found.keys()].sort()).toEqual(['k0', 'k120', 'k149', 'k99']);
    expect(found.get('k120')?.value.n).toBe(120);
    expect((await records().getMany(entries, [])).size).toBe(0);
  });

  it('forgets a record when its time has come, counted from its last write', async () => {
    const shortLived: Collection<Entry> = { name: 'short-lived', shards: 1, ttlSeconds: 60 };
    await records().create(shortLived, 'e', { n: 1 });
    advance(40);
    await records().put(shortLived, 'e', { n: 2 });
    advance(40);
    expect((await records().get(shortLived, 'e'))?.value.n).toBe(2);
    advance(40);
    expect(await records().get(shortLived, 'e')).toBeUndefined();
    await records().create(shortLived, 'e', { n: 3 });
  });

  it('takes up to 16 KiB and refuses more, counted in bytes', async () => {
    await records().put(entries, 'big', { n: 1, text: 'x'.repeat(16_300) });
    await expect(records().put(entries, 'big', { n: 1, text: 'x'.repeat(16_400) })).rejects.toBeInstanceOf(
      RecordTooLarge,
    );
    await expect(
      records().create(entries, 'wide', { n: 1, text: '\u20ac'.repeat(6_000) }),
    ).rejects.toBeInstanceOf(RecordTooLarge);
  });

  it.each([[''], ['a b'], ['a/b'], ['a?b'], ['a%b'], ['ü'], ['x'.repeat(321)]])(
    'refuses the key "%s"',
    async (key) => {
      await expect(records().put(entries, key, { n: 1 })).rejects.toBeInstanceOf(RangeError);
    },
  );
}
