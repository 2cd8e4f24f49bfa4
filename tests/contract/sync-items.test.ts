import { watchedEmulator } from './watched-emulator';

const { service, emulator } = watchedEmulator();

async function newMap(uniqueName?: string) {
  const map = await service().syncMaps.create(uniqueName === undefined ? {} : { uniqueName });
  return service().syncMaps(map.sid);
}

async function fill(map: Awaited<ReturnType<typeof newMap>>, keys: string[]): Promise<void> {
  for (const key of keys) await map.syncMapItems.create({ key, data: { key } });
}

describe('Map items', () => {
  it('are created, fetched, updated and removed by key', async () => {
    const map = await newMap('shard-0');
    const made = await map.syncMapItems.create({ key: '+15558675310:SM1', data: { status: 'sent' } });
    expect(made).toMatchObject({ key: '+15558675310:SM1', data: { status: 'sent' }, createdBy: 'system' });
    const item = service().syncMaps('shard-0').syncMapItems('+15558675310:SM1');
    expect((await item.fetch()).toJSON()).toEqual(made.toJSON());
    const updated = await item.update({ data: { status: 'delivered' } });
    expect(updated.data).toEqual({ status: 'delivered' });
    expect(updated.revision).not.toBe(made.revision);
    expect(await item.remove()).toBe(true);
    await expect(item.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(item.update({ data: {} })).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(item.remove()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('are not found in a Map that is not there', async () => {
    const items = service().syncMaps('nowhere').syncMapItems;
    await expect(items.create({ key: 'a', data: {} })).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(items.list()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('refuse a key that is taken, empty or too long', async () => {
    const { syncMapItems } = await newMap();
    await syncMapItems.create({ key: 'lock', data: {} });
    await expect(syncMapItems.create({ key: 'lock', data: {} })).rejects.toMatchObject({
      status: 409,
      code: 54208,
    });
    await expect(syncMapItems.create({ key: 'x'.repeat(320), data: {} })).resolves.toBeDefined();
    for (const key of ['', 'x'.repeat(321)]) {
      await expect(syncMapItems.create({ key, data: {} })).rejects.toMatchObject({
        status: 400,
        code: 54209,
      });
    }
  });

  it('are written only from the revision that is expected, even when made anew', async () => {
    const map = await newMap();
    const { revision: old } = await map.syncMapItems.create({ key: 'k', data: { n: 1 } });
    await map.syncMapItems('k').remove({ ifMatch: old });
    const { revision } = await map.syncMapItems.create({ key: 'k', data: { n: 2 } });
    const mismatch = { status: 412, code: 54205 };
    await expect(map.syncMapItems('k').update({ data: {}, ifMatch: old })).rejects.toMatchObject(mismatch);
    await expect(map.syncMapItems('k').remove({ ifMatch: old })).rejects.toMatchObject(mismatch);
    await expect(map.syncMapItems('k').update({ data: {}, ifMatch: revision })).resolves.toBeDefined();
  });

  it('let one of many concurrent writers from the same revision win', async () => {
    const map = await newMap();
    const { revision } = await map.syncMapItems.create({ key: 'k', data: { n: 0 } });
    const writes = [1, 2, 3, 4, 5].map((n) =>
      map.syncMapItems('k').update({ data: { n }, ifMatch: revision }),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('expire one by one, and with their Map', async () => {
    const map = await newMap();
    await map.syncMapItems.create({ key: 'short', data: {}, itemTtl: 60 });
    await map.syncMapItems.create({ key: 'long', data: {}, ttl: 600, collectionTtl: 900 });
    emulator().clock.advance(61);
    expect((await map.syncMapItems.list()).map(({ key }) => key)).toEqual(['long']);
    await expect(map.syncMapItems('short').fetch()).rejects.toMatchObject({ status: 404 });
    await expect(map.syncMapItems.create({ key: 'short', data: {} })).resolves.toBeDefined();
    await map.syncMapItems('short').update({ ttl: 10 });
    await map.syncMapItems('short').update({ ttl: 0 });
    emulator().clock.advance(600);
    expect((await map.syncMapItems.list()).map(({ key }) => key)).toEqual(['short']);
    emulator().clock.advance(600);
    await expect(map.fetch()).rejects.toMatchObject({ status: 404 });
  });

  it('change the time to live of their Map only along with their own data or time to live', async () => {
    const map = await newMap();
    await map.syncMapItems.create({ key: 'k', data: {} });
    await expect(map.syncMapItems('k').update({ collectionTtl: 60 })).rejects.toMatchObject({ code: 54010 });
    await map.syncMapItems('k').update({ collectionTtl: 60, data: {} });
    expect((await map.fetch()).dateExpires).toBeInstanceOf(Date);
  });

  it('are listed by code unit of their keys, from any key, either way', async () => {
    const map = await newMap();
    await fill(map, ['b', 'a', 'B', 'é', 'ab', '1']);
    const keys = async (options: Parameters<typeof map.syncMapItems.list>[0]) =>
      (await map.syncMapItems.list(options)).map(({ key }) => key);
    expect(await keys({})).toEqual(['1', 'B', 'a', 'ab', 'b', 'é']);
    expect(await keys({ order: 'desc' })).toEqual(['é', 'b', 'ab', 'a', 'B', '1']);
    expect(await keys({ from: 'a' })).toEqual(['a', 'ab', 'b', 'é']);
    expect(await keys({ from: 'a', bounds: 'exclusive' })).toEqual(['ab', 'b', 'é']);
    expect(await keys({ from: 'aa' })).toEqual(['ab', 'b', 'é']);
    expect(await keys({ from: 'aa', order: 'desc' })).toEqual(['a', 'B', '1']);
    expect(await keys({ from: 'a', order: 'desc', bounds: 'exclusive' })).toEqual(['B', '1']);
    expect(await keys({ from: 'aa', limit: 1 })).toEqual(['ab']);
    expect(await keys({ from: 'zz', pageSize: 2 })).toEqual(['é']);
  });

  it('are paged by key: what is added or removed meanwhile neither repeats nor hides another', async () => {
    const map = await newMap();
    await fill(map, ['b', 'd', 'f', 'h', 'j']);
    const first = await map.syncMapItems.page({ pageSize: 2 });
    await fill(map, ['a', 'e']);
    await map.syncMapItems('d').remove();
    const second = await first.nextPage();
    const third = await second?.nextPage();
    expect(second?.instances.map(({ key }) => key)).toEqual(['e', 'f']);
    expect(third?.instances.map(({ key }) => key)).toEqual(['h', 'j']);
    expect(third?.nextPageUrl).toBeUndefined();
  });

  it.each(['asc', 'desc'] as const)(
    'are paged backwards too, as far as the list began (%s)',
    async (order) => {
      const map = await newMap();
      const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      await fill(map, keys);
      const from = order === 'asc' ? 'b' : 'f';
      const first = await map.syncMapItems.page({ pageSize: 2, from, order });
      const second = await first.nextPage();
      const back = await second?.previousPage();
      expect(back?.instances.map(({ key }) => key)).toEqual(first.instances.map(({ key }) => key));
      expect(back?.previousPageUrl).toBeUndefined();
      expect((await back?.nextPage())?.instances).toHaveLength(2);
    },
  );

  it('come fifty at a time by default, and at most a hundred', async () => {
    const map = await newMap();
    await fill(
      map,
      Array.from({ length: 101 }, (_, n) => `key-${n}`),
    );
    expect((await map.syncMapItems.page()).instances).toHaveLength(50);
    expect((await map.syncMapItems.page({ pageSize: 100 })).instances).toHaveLength(100);
    await expect(map.syncMapItems.page({ pageSize: 101 })).rejects.toMatchObject({
      status: 400,
      code: 54454,
    });
    expect(await map.syncMapItems.list({ pageSize: 100 })).toHaveLength(101);
  });

  it('refuse an order, bounds or page token that Twilio does not know', async () => {
    const { syncMapItems } = await newMap();
    const refused = { status: 400, code: 20001 };
    await expect(syncMapItems.page({ order: 'up' as 'asc' })).rejects.toMatchObject(refused);
    await expect(syncMapItems.page({ bounds: 'in' as 'inclusive' })).rejects.toMatchObject(refused);
    await expect(syncMapItems.page({ pageToken: 'made-up' })).rejects.toMatchObject(refused);
  });
});

describe('List items', () => {
  it('get indexes that are never used again, and are listed from any of them', async () => {
    const list = service().syncLists((await service().syncLists.create()).sid);
    for (const n of [0, 1, 2]) {
      expect((await list.syncListItems.create({ data: { n } })).index).toBe(n);
    }
    expect(await list.syncListItems(2).remove()).toBe(true);
    expect((await list.syncListItems.create({ data: { n: 3 } })).index).toBe(3);
    const listed = await list.syncListItems.list({ from: '1', pageSize: 1 });
    expect(listed.map(({ index }) => index)).toEqual([1, 3]);
    expect((await list.syncListItems(3).fetch()).data).toEqual({ n: 3 });
  });

  it('are written only from the revision that is expected', async () => {
    const list = service().syncLists((await service().syncLists.create()).sid);
    const { revision } = await list.syncListItems.create({ data: {} });
    await list.syncListItems(0).update({ data: { n: 1 }, ifMatch: revision });
    const mismatch = { status: 412, code: 54155 };
    await expect(list.syncListItems(0).update({ data: {}, ifMatch: revision })).rejects.toMatchObject(
      mismatch,
    );
    await expect(list.syncListItems(0).remove({ ifMatch: revision })).rejects.toMatchObject(mismatch);
    await expect(list.syncListItems(7).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});
