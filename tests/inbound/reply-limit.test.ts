import twilio from 'twilio';
import type { App } from '../../src/app';
import { allowReply, mayReply } from '../../src/inbound/reply-limit';
import { SyncRecords } from '../../src/store/sync-records';
import { clientOptions } from '../../src/twilio/client-options';
import { watchedEmulator } from '../contract/watched-emulator';

const world = watchedEmulator();
const pair = { from: '+14155550123', to: '+14155550100' };

/** As much of an app as the limit needs, at a time of the test's choosing. */
function appAt(now: number): App {
  const { accountSid, authToken } = world.emulator();
  const records = new SyncRecords({
    sync: twilio(accountSid, authToken, clientOptions()).sync.v1,
    serviceSid: 'default',
    namespace: 'tests',
    deadline: Date.now() + 60_000,
  });
  return { records, now: () => now } as Partial<App> as App;
}

describe('allowReply', () => {
  it('allows five in any minute', () => {
    expect(allowReply([], 0)).toBe(true);
    expect(allowReply([0, 1, 2, 3], 3)).toBe(true);
    expect(allowReply([0, 1, 2, 3, 4], 59_999)).toBe(false);
    expect(allowReply([0, 1, 2, 3, 4], 60_000)).toBe(true);
  });

  it('keeps a machine that never rests to five a minute', () => {
    const made: number[] = [];
    for (let now = 0; now < 600_000; now += 500) if (allowReply(made.slice(-5), now)) made.push(now);
    for (const time of made) {
      expect(made.filter((other) => other >= time && other < time + 60_000).length).toBeLessThanOrEqual(5);
    }
    expect(made).toHaveLength(50);
  });
});

describe('mayReply', () => {
  it('ends a loop between two addresses, and lets it start again after a minute', async () => {
    for (let n = 0; n < 5; n++) expect(await mayReply(appAt(n), pair)).toBe(true);
    expect(await mayReply(appAt(5), pair)).toBe(false);
    expect(await mayReply(appAt(59_999), pair)).toBe(false);
    expect(await mayReply(appAt(60_000), pair)).toBe(true);
    expect(await mayReply(appAt(60_000), pair)).toBe(false);
  });

  it('counts each pair for itself, and one person on all their channels', async () => {
    for (let n = 0; n < 5; n++) await mayReply(appAt(n), pair);
    expect(await mayReply(appAt(5), { ...pair, from: '+14155550124' })).toBe(true);
    expect(await mayReply(appAt(5), { ...pair, to: '+14155550101' })).toBe(true);
    expect(await mayReply(appAt(5), { ...pair, from: `rcs:${pair.from}` })).toBe(false);
  });

  it('counts replies that are asked for at once', async () => {
    const app = appAt(0);
    const allowed = await Promise.all(Array.from({ length: 8 }, () => mayReply(app, pair)));
    expect(allowed.filter(Boolean)).toHaveLength(5);
  });
});
