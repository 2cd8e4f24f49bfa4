import twilio from 'twilio';
import type { App } from '../../src/app';
import { clearBadNumber } from '../../src/bad-numbers/clear-bad-number';
import { findBadNumbers } from '../../src/bad-numbers/find-bad-numbers';
import { listBadNumbers } from '../../src/bad-numbers/list-bad-numbers';
import { recordFailure } from '../../src/bad-numbers/record-bad-number';
import { SyncRecords } from '../../src/store/sync-records';
import { clientOptions } from '../../src/twilio/client-options';
import { watchedEmulator } from '../contract/watched-emulator';

const world = watchedEmulator();
const ana = '+14155550101';
const ben = '+14155550102';
const at = '2026-01-01T00:00:00.000Z';
const later = '2026-01-02T00:00:00.000Z';

let app: App;
beforeEach(() => {
  const { accountSid, authToken } = world.emulator();
  const { sync } = twilio(accountSid, authToken, clientOptions());
  const deadline = Date.now() + 60_000;
  const records = new SyncRecords({ sync: sync.v1, serviceSid: 'default', namespace: 'tests', deadline });
  app = { records, deadline, now: () => Date.now() } as Partial<App> as App;
});

const calls = () => {
  const { reads, writes } = world.emulator().sync.stats;
  return reads + writes;
};
const note = 'called, works again';
const clear = (to: string) => clearBadNumber(app, { list: 'bad-numbers', to, note }, 'desk');
const badOf = async (...people: string[]) => [...(await findBadNumbers(app, people)).keys()];

describe('recordFailure', () => {
  it('counts messages that fail at the same moment, each once', async () => {
    const told = Array.from({ length: 6 }, (_, n) =>
      recordFailure(app, { address: ana, code: 30005, sid: `SM${n % 3}`, at: n % 3 ? later : at }),
    );
    await Promise.all(told);
    const bad = await findBadNumbers(app, [ana, ben]);
    expect([...bad]).toEqual([[ana, { since: later, code: 30005, failures: 3 }]]);
  });

  it.each([21610, 30003, 30007, 63003])('asks the store nothing about %d', async (code) => {
    await recordFailure(app, { address: ana, code, at });
    expect(calls()).toBe(0);
  });

  it('keeps WhatsApp and SMS apart, and RCS and SMS together', async () => {
    await recordFailure(app, { address: `whatsapp:${ana}`, code: 21211, at });
    expect(await badOf(ana, `rcs:${ana}`, `whatsapp:${ana}`)).toEqual([`whatsapp:${ana}`]);
    await recordFailure(app, { address: ben, code: 21614, at });
    expect(await badOf(ben, `rcs:${ben}`, `whatsapp:${ben}`)).toEqual([ben, `rcs:${ben}`]);
  });

  it('forgets a number 180 days after its last failure', async () => {
    const days = (count: number) => world.emulator().clock.advance(count * 86_400);
    await recordFailure(app, { address: ana, code: 30005, sid: 'SM1', at });
    days(179);
    await recordFailure(app, { address: ana, code: 30005, sid: 'SM2', at: later });
    days(179);
    expect(await badOf(ana)).toEqual([ana]);
    days(2);
    expect(await badOf(ana)).toEqual([]);
  });
});

describe('findBadNumbers', () => {
  it('asks once a shard for a thousand people', async () => {
    await recordFailure(app, { address: ana, code: 21614, at });
    const before = calls();
    const people = Array.from({ length: 1_000 }, (_, n) => `+1415556${String(1_000 + n)}`);
    expect(await badOf(...people, ana)).toEqual([ana]);
    expect(calls() - before).toBeLessThanOrEqual(16);
  });
});

describe('listBadNumbers', () => {
  it('visits each number that was given up once, and no other', async () => {
    const people = Array.from({ length: 30 }, (_, n) => `+1415556${String(1_000 + n)}`);
    await Promise.all(people.map((address) => recordFailure(app, { address, code: 21614, at })));
    await recordFailure(app, { address: ana, code: 30005, sid: 'SM1', at });
    const found: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = { list: 'bad-numbers' as const, limit: 7, format: 'json' as const };
      const page = await listBadNumbers(app, { ...query, ...(cursor && { cursor }) });
      expect(page.badNumbers.length).toBeLessThanOrEqual(7);
      found.push(...page.badNumbers.map(({ to }) => to));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(found.sort()).toEqual(people);
  });
});

describe('clearBadNumber', () => {
  it('lets the number be texted, whatever is told again of what failed before', async () => {
    const failure = { address: ana, code: 21614, sid: 'SM1', at };
    await recordFailure(app, failure);
    expect(await clear('+1 (415) 555-0101')).toEqual({ to: ana, cleared: true });
    await recordFailure(app, failure);
    expect(await badOf(ana)).toEqual([]);
    await recordFailure(app, { ...failure, sid: 'SM2', at: new Date(Date.now() + 1_000).toISOString() });
    expect(await badOf(ana)).toEqual([ana]);
  });

  it('says where there was nothing to clear, and refuses what is no address', async () => {
    expect(await clear(ben)).toEqual({ to: ben, cleared: false });
    await expect(clear('nobody')).rejects.toMatchObject({ code: 'invalid-request' });
  });
});
