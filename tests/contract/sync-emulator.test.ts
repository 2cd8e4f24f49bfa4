import { watchedEmulator } from './watched-emulator';

const { client, service, emulator } = watchedEmulator();

/** What Maps, Lists and Documents have in common. */
interface SyncObject {
  sid: string;
  uniqueName: string;
  revision: string;
  dateExpires: Date;
  toJSON(): unknown;
}
interface SyncObjects {
  create(given?: { uniqueName?: string; ttl?: number }): Promise<SyncObject>;
  list(given?: { pageSize?: number }): Promise<SyncObject[]>;
}
interface OneSyncObject {
  fetch(): Promise<SyncObject>;
  update(given: { ttl?: number }): Promise<SyncObject>;
  remove(): Promise<boolean>;
}
type Kind = [name: string, prefix: string, all: () => SyncObjects, one: (name: string) => OneSyncObject];

const kinds: Kind[] = [
  ['Maps', 'MP', () => service().syncMaps, (name) => service().syncMaps(name)],
  ['Lists', 'ES', () => service().syncLists, (name) => service().syncLists(name)],
  ['Documents', 'ET', () => service().documents, (name) => service().documents(name)],
];

describe('the Sync Service', () => {
  it('is the same under its SID and under "default"', async () => {
    const byName = await service().fetch();
    const bySid = await client().sync.v1.services(emulator().syncServiceSid).fetch();
    expect(byName.sid).toBe(emulator().syncServiceSid);
    expect(bySid.toJSON()).toEqual(byName.toJSON());
    expect((await client().sync.v1.services.list()).map(({ sid }) => sid)).toEqual([byName.sid]);
  });

  it('is not found under another SID', async () => {
    const other = client().sync.v1.services(`IS${'f'.repeat(32)}`);
    await expect(other.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(other.syncMaps.create()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe.each(kinds)('%s', (_kind, prefix, all, one) => {
  it('are created with a SID and revision, and found by SID and unique name', async () => {
    const made = await all().create({ uniqueName: 'opt-outs' });
    expect(made).toMatchObject({
      uniqueName: 'opt-outs',
      revision: '0',
      createdBy: 'system',
      accountSid: emulator().accountSid,
      serviceSid: emulator().syncServiceSid,
      dateExpires: null,
    });
    expect(made.sid).toMatch(new RegExp(`^${prefix}[0-9a-f]{32}$`));
    expect((await one('opt-outs').fetch()).toJSON()).toEqual(made.toJSON());
    expect((await one(made.sid).fetch()).toJSON()).toEqual(made.toJSON());
  });

  it('refuse a unique name that is taken, empty, too long or like a SID', async () => {
    await all().create({ uniqueName: 'one' });
    await expect(all().create({ uniqueName: 'one' })).rejects.toMatchObject({ status: 409, code: 54301 });
    for (const uniqueName of ['', 'x'.repeat(321), `MP${'0'.repeat(32)}`]) {
      await expect(all().create({ uniqueName })).rejects.toMatchObject({ status: 400, code: 54302 });
    }
  });

  it('give their name free when they are removed', async () => {
    const { sid } = await all().create({ uniqueName: 'again' });
    expect(await one(sid).remove()).toBe(true);
    await expect(one('again').fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect((await all().create({ uniqueName: 'again' })).sid).not.toBe(sid);
  });

  it('expire after their time to live, also from lists, and never with 0', async () => {
    const { sid } = await all().create({ uniqueName: 'short', ttl: 60 });
    await all().create({ uniqueName: 'long', ttl: 0 });
    expect((await one(sid).fetch()).dateExpires).toBeInstanceOf(Date);
    emulator().clock.advance(61);
    expect((await all().list()).map(({ uniqueName }) => uniqueName)).toEqual(['long']);
    await expect(one(sid).fetch()).rejects.toMatchObject({ status: 404 });
    await expect(all().create({ uniqueName: 'short' })).resolves.toBeDefined();
  });

  it('take a new time to live, within a year, which changes the revision', async () => {
    const made = await all().create();
    const updated = await one(made.sid).update({ ttl: 31_536_000 });
    expect(updated.revision).not.toBe(made.revision);
    expect(updated.dateExpires.getTime()).toBeGreaterThan(Date.now() + 31_535_000_000);
    for (const ttl of [-1, 31_536_001, 1.5]) {
      await expect(one(made.sid).update({ ttl })).rejects.toMatchObject({ status: 400, code: 54011 });
    }
    await expect(one(made.sid).update({})).rejects.toMatchObject({ status: 400, code: 54010 });
  });

  it('are listed in order of creation, page by page', async () => {
    const names = ['c', 'a', 'e', 'b', 'd'];
    for (const uniqueName of names) await all().create({ uniqueName });
    const listed = await all().list({ pageSize: 2 });
    expect(listed.map(({ uniqueName }) => uniqueName)).toEqual(names);
  });
});

describe('a Document', () => {
  it('is updated only from the revision that is expected', async () => {
    const made = await service().documents.create({ data: { sent: 0 } });
    const document = service().documents(made.sid);
    const updated = await document.update({ data: { sent: 1 }, ifMatch: made.revision });
    await expect(document.update({ data: { sent: 2 }, ifMatch: made.revision })).rejects.toMatchObject({
      status: 412,
      code: 54103,
    });
    expect(await document.fetch()).toMatchObject({ data: { sent: 1 }, revision: updated.revision });
  });

  it('refuses data that is not an object', async () => {
    for (const [data, code] of [
      ['{', 54008],
      ['[1]', 54101],
      ['null', 54101],
      ['"text"', 54101],
    ]) {
      await expect(service().documents.create({ data })).rejects.toMatchObject({ status: 400, code });
    }
  });

  it('holds 16 KiB of JSON in UTF-8, and not one byte more', async () => {
    const overhead = JSON.stringify({ text: '' }).length;
    const full = 'é'.repeat((16 * 1024 - overhead - 1) / 2);
    await expect(service().documents.create({ data: { text: `${full}x` } })).resolves.toBeDefined();
    await expect(service().documents.create({ data: { text: `${full}xx` } })).rejects.toMatchObject({
      status: 413,
      code: 54006,
    });
  });
});

const codeOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === 'rejected' ? outcome.reason.code : 0;

/** Asks, fifty times at once, until one is refused with this code. */
async function untilRefused(ask: () => Promise<unknown>, code: number) {
  const outcomes: PromiseSettledResult<unknown>[] = [];
  do outcomes.push(...(await Promise.allSettled(Array.from({ length: 50 }, ask))));
  while (!outcomes.some((outcome) => codeOf(outcome) === code));
  return outcomes;
}

describe('rate limits', () => {
  it('throttle one Map after ten seconds of twenty reads, and no other Map', async () => {
    const hot = service().syncMaps((await service().syncMaps.create()).sid);
    const cold = service().syncMaps((await service().syncMaps.create()).sid);
    const startedAt = performance.now();
    const outcomes = await untilRefused(() => hot.fetch(), 54009);
    const seconds = (performance.now() - startedAt) / 1_000;
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    const accepted = outcomes.length - refused.length;
    expect(accepted).toBeGreaterThanOrEqual(200);
    expect(accepted).toBeLessThanOrEqual(201 + 20 * seconds);
    expect(refused[0]?.reason).toMatchObject({ status: 429, code: 54009 });
    await expect(cold.fetch()).resolves.toBeDefined();
    // Writes have a budget of their own.
    await expect(hot.syncMapItems.create({ key: 'k', data: {} })).resolves.toBeDefined();
  });

  it('count failed conditional writes of any item towards its Map', async () => {
    const map = service().syncMaps((await service().syncMaps.create()).sid);
    await map.syncMapItems.create({ key: 'k', data: {} });
    const write = () => map.syncMapItems('k').update({ data: {}, ifMatch: 'no' });
    const codes = (await untilRefused(write, 54009)).map(codeOf);
    expect(new Set(codes)).toEqual(new Set([54205, 54009]));
  });
});
