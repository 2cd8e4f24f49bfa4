import twilio from 'twilio';
import type { App } from '../../src/app';
import { Pace } from '../../src/campaigns/pace';
import { SyncRecords } from '../../src/store/sync-records';
import { clientOptions } from '../../src/twilio/client-options';
import { watchedEmulator } from '../contract/watched-emulator';

const world = watchedEmulator();
const id = 'CMP0mwq726ob13bf7d5e1476';

/** What a run has that may last so long. */
function appFor(lifeMs = 60_000, now = Date.now): App {
  const { accountSid, authToken } = world.emulator();
  const client = twilio(accountSid, authToken, clientOptions());
  const deadline = now() + lifeMs;
  const records = new SyncRecords({
    sync: client.sync.v1,
    serviceSid: 'default',
    namespace: 'tests',
    deadline,
  });
  return { records, now, deadline } as Partial<App> as App;
}

const acquire = (run: string, perSecond: number, app = appFor()) =>
  Pace.acquire(app, id, perSecond, { run, until: app.deadline });

async function acquired(run: string, perSecond: number, app?: App): Promise<Pace> {
  const pace = await acquire(run, perSecond, app);
  if (!pace) throw new Error('Somebody else keeps the pace.');
  return pace;
}

/** How long so many turns take that are all waited for at once. */
async function msFor(pace: Pace, turns: number): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: turns }, () => pace.turn()));
  return performance.now() - startedAt;
}

describe('Pace', () => {
  it('gives one turn after the other, evenly', async () => {
    const pace = await acquired('a', 20);
    const ms = await msFor(pace, 21);
    expect(ms).toBeGreaterThan(990);
    expect(ms).toBeLessThan(2_000);
  });

  it('is kept by one run only, until it gives it back or its time is up', async () => {
    const first = await acquired('a', 10);
    expect(await acquire('b', 10)).toBeUndefined();
    await first.giveBack();
    await acquired('b', 10);
    expect(await acquire('c', 10)).toBeUndefined();
    await acquired(
      'c',
      10,
      appFor(60_000, () => Date.now() + 61_000),
    );
  });

  it('goes to one of several that ask at once', async () => {
    const paces = await Promise.all(['a', 'b', 'c', 'd'].map((run) => acquire(run, 10)));
    expect(paces.filter(Boolean)).toHaveLength(1);
  });

  it('goes on with the next run where the one before stopped, and not sooner', async () => {
    const first = await acquired('a', 5);
    await first.turn();
    await first.giveBack();
    const second = await acquired('b', 5);
    // Its first turn comes 200 ms after the last one that was used, its second 200 ms later.
    expect(await msFor(second, 2)).toBeGreaterThan(199);
  });

  it('lets go of all who wait once it is given back', async () => {
    const pace = await acquired('a', 1);
    const waiting = msFor(pace, 9);
    await pace.giveBack();
    expect(await waiting).toBeLessThan(4_000);
    // Turns that were not used are not waited for.
    expect(await msFor(await acquired('b', 1), 1)).toBeLessThan(4_000);
  });

  it('lets go of all who wait when nothing more may be handed over', async () => {
    const pace = await acquired('a', 0.1, appFor(5_000));
    expect(await msFor(pace, 5)).toBeLessThan(8_000);
  });

  it('has no turn used that comes too late for a message', async () => {
    let ahead = 0;
    const pace = await acquired(
      'a',
      0.05,
      appFor(60_000, () => Date.now() + ahead),
    );
    // Too late for an answer, though the call goes on for another 1.4 s.
    ahead = 58_600;
    await pace.turn();
    await pace.giveBack();
    expect(await msFor(await acquired('b', 0.05), 1)).toBeLessThan(10_000);
  });
});
