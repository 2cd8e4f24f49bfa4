import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import { byHand } from './by-hand';
import { campaignClient, numbers } from './campaign-client';
import { leftAt } from './left-at';
import { localStack } from './local-stack';
import { until } from './until';

const world = localStack({ LOOK_UP_AFTER_SECONDS: '1' });
const campaigns = campaignClient(world);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const advance = (advanceSeconds: number) => world.control('clock', { advanceSeconds });
const now = async () => Date.parse((await world.control<{ now: string }>('clock')).now);

interface Create {
  status: number;
  parameters: Record<string, string>;
}

const timeOf = ({ parameters }: Create) => leftAt(parameters.StatusCallback ?? '');

/** What Twilio was asked to send to these people, oldest first. */
async function creates(people: readonly string[]): Promise<Create[]> {
  const { requests } = await world.control<{ requests: Create[] }>('requests?path=Messages.json');
  return requests.filter(({ parameters: { To = '' } }) => people.includes(To));
}

describe('a campaign', () => {
  it('moves itself on, at its pace, whoever else has it run, and takes in who is added meanwhile', async () => {
    const [alone, crowded, growing] = [numbers(85, 1_000), numbers(85, 2_000), numbers(70, 3_000)];
    const pace = { perSecond: 10 };
    // Nothing here depends on callbacks, whose processes would take the time that is measured.
    await world.control('faults', { callbacks: { lose: 1 } });
    const ids = [
      (await campaigns.create(alone, { pace })).id,
      (await campaigns.create(crowded, { pace })).id,
      (await campaigns.create(growing.slice(0, 40), { pace })).id,
    ] as const;
    const later = sleep(700).then(async () => {
      const again = campaigns.tryToRun(ids[1]);
      const { status, body } = await campaigns.add(ids[2], growing.slice(30));
      expect({ status, counts: body.counts }).toMatchObject({ status: 200, counts: { duplicate: 10 } });
      await again;
    });
    await Promise.all([...ids.map((id) => campaigns.tryToRun(id)), later]);
    // A call ends before 85 messages at 10 a second have left: nobody here asks for the next one.
    await Promise.all(ids.map((id) => campaigns.completed(id)));
    expect(await campaigns.reached()).toEqual([...alone, ...crowded, ...growing].sort());
    for (const people of [alone, crowded]) {
      const times = (await creates(people)).map(timeOf).sort((a, b) => a - b);
      const [begin = 0, end = 0] = [times[0], times.at(-1)];
      const perSecond = ((times.length - 1) * 1_000) / (end - begin);
      expect(perSecond).toBeGreaterThan(7);
      // Two runs that each keep the pace would be twice as fast.
      expect(perSecond).toBeLessThan(13);
    }
  });

  it('gets to everybody once when all processes are killed, by itself once somebody looks', async () => {
    const [shown, kept] = [numbers(60, 1_000), numbers(60, 2_000)];
    const pace = { perSecond: 10 };
    const ids = [
      (await campaigns.create(shown, { pace })).id,
      (await campaigns.create(kept, { pace })).id,
    ] as const;
    const killed = ids.map((id) => campaigns.tryToRun(id).catch(() => undefined));
    const begun = [shown, kept].map((people) => until(async () => (await creates(people)).length > 3));
    await Promise.all(begun);
    world.stack().gateway.killAll();
    await Promise.all(killed);
    // Their claims have run out, and Twilio's list can be trusted.
    await advance(30);
    expect((await campaigns.show(ids[0])).state).toBe('running');
    const { body } = await world.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['campaigns'] });
    expect(body.campaigns?.revived).toBeGreaterThan(0);
    await Promise.all(ids.map((id) => campaigns.completed(id)));
    expect(await campaigns.reached()).toEqual([...shown, ...kept]);
    for (const id of ids) {
      expect((await campaigns.show(id)).counts).toMatchObject({ accepted: 60, unknown: 0, pending: 0 });
    }
  });

  it('goes on where every request to the store takes half a second, and no run of it fails', async () => {
    const people = numbers(800);
    const { id } = await campaigns.create(people);
    await world.control('faults', { latencyMs: 100, api: [{ product: 'sync', share: 1, slowMs: 500 }] });
    const statuses: number[] = [];
    const isCompleted = async () => {
      const { status, body } = await campaigns.tryToRun(id);
      statuses.push(status);
      return body.state === 'completed';
    };
    await until(isCompleted, 60_000);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await campaigns.reached()).toEqual(people);
  });

  it('asks what became of messages whose answer was lost, and sends none of them again', async () => {
    await world.control('faults', { acceptThenDropShare: 0.3, callbacks: { lose: 0.5 }, seed: 3 });
    const { id } = await campaigns.create(numbers(40));
    expect(await campaigns.run(id)).toMatchObject({
      state: 'completed',
      counts: { accepted: 40, unknown: 0 },
    });
    expect(await campaigns.reached()).toEqual(numbers(40));
  });

  it('stops writing to somebody who opts out while it runs', async () => {
    const people = numbers(45);
    // Their processes would keep the opt-out waiting.
    await world.control('faults', { callbacks: { lose: 1 } });
    const { id } = await campaigns.create(people, { pace: { perSecond: 7 } });
    const running = campaigns.tryToRun(id);
    await campaigns.has(1);
    // Whose turn comes 6 s after the first.
    const [leaves = ''] = people.slice(43);
    await world.post('/opt-outs/add', { to: leaves });
    await running;
    await campaigns.completed(id);
    expect((await campaigns.show(id)).counts).toMatchObject({ accepted: 44, suppressed: 1 });
    expect(await campaigns.rows(id, { outcome: 'suppressed' })).toMatchObject([
      { index: 43, to: leaves, errorCode: 21610 },
    ]);
    expect(await creates([leaves])).toEqual([]);
  });

  it('comes to its end in quiet hours that block, also where results were lost', async () => {
    const at = await now();
    const ahead = ((new Date(at).getUTCHours() + 9) % 24) - 12;
    const timeZone = `Etc/GMT${ahead < 0 ? '' : '+'}${ahead}`;
    const stale = { product: 'sync', path: '.campaign-progress.', share: 1, times: 1, stale: true };
    await world.control('faults', { api: [stale] });
    const { id } = await campaigns.create([{ to: numbers(1)[0], timeZone }], { quietHours: 'block' });
    const lost = await byHand(world).changesDuring('.campaign-progress.', () => campaigns.tryToRun(id));
    expect(lost.map(({ status }) => status)).toContain(412);
    expect((await campaigns.show(id)).state).toBe('running');
    await advance(60);
    expect(await campaigns.run(id)).toMatchObject({ state: 'completed', counts: { suppressed: 1 } });
  });
});

describe('a window', () => {
  const hour = 3_600_000;
  const timeAt = (instant: number) => new Date(instant).toISOString().slice(11, 16);

  it('is waited for, and nothing that leaves in it may arrive after it', async () => {
    const start = Math.ceil((await now()) / 60_000) * 60_000 + 2 * hour;
    const window = { start: timeAt(start), end: timeAt(start + hour), timeZone: 'UTC' };
    const people = numbers(4);
    const { id } = await campaigns.create(people.slice(0, 2), { window });
    const hasty = await campaigns.create(people.slice(2), { window, validityPeriod: 60 });
    const waiting = { state: 'running', done: false, waitingUntil: new Date(start).toISOString() };
    expect(await campaigns.run(id)).toMatchObject({ ...waiting, counts: { pending: 2 } });
    expect(await campaigns.show(id)).toMatchObject({ state: 'running', window });
    await world.post('/maintenance/run', { tasks: ['campaigns'] });
    expect(await campaigns.accepted()).toBe(0);

    await advance((start - (await now())) / 1_000 + 600);
    // The heartbeat finds it open.
    await world.post('/maintenance/run', { tasks: ['campaigns'] });
    await campaigns.completed(id);
    await campaigns.run(hasty.id);
    const valid = (await creates(people)).map(({ parameters }) => Number(parameters.ValidityPeriod));
    for (const seconds of valid.slice(0, 2)) {
      expect(seconds).toBeGreaterThan(2_900);
      expect(seconds).toBeLessThanOrEqual(3_000);
    }
    expect(valid.slice(2)).toEqual([60, 60]);
  });

  it('is kept by those whose quiet hours end outside of it', async () => {
    const at = await now();
    const window = { start: timeAt(at - 10 * hour), end: timeAt(at + hour), timeZone: 'UTC' };
    // Where it is three in the morning, so that sending is allowed from five hours on.
    const ahead = ((new Date(at).getUTCHours() + 9) % 24) - 12;
    const timeZone = `Etc/GMT${ahead < 0 ? '' : '+'}${ahead}`;
    const { id } = await campaigns.create([{ to: numbers(1)[0], timeZone }], { window, quietHours: 'hold' });
    await campaigns.run(id);
    const [row] = await campaigns.rows(id);
    const sendAt = Date.parse(row?.sendAt ?? '');
    const opensAt = Math.floor(at / 60_000) * 60_000 + 14 * hour;
    expect(sendAt).toBeGreaterThanOrEqual(opensAt);
    expect(sendAt).toBeLessThan(opensAt + 4 * hour);
  });

  it('closes on a campaign that runs, which waits for the next day', async () => {
    const end = Math.ceil((await now()) / 60_000) * 60_000 + hour;
    const window = { start: timeAt(end - 3 * hour), end: timeAt(end), timeZone: 'UTC' };
    await advance((end - (await now())) / 1_000 - 2);
    const { id } = await campaigns.create(numbers(60), { window, pace: { perSecond: 10 } });
    const { counts, state } = await campaigns.run(id);
    expect(state).toBe('running');
    expect(counts.pending).toBeGreaterThan(30);
    expect(await campaigns.run(id)).toMatchObject({
      waitingUntil: new Date(end + 21 * hour).toISOString(),
      counts: { pending: counts.pending },
    });
    for (const create of await creates(numbers(60))) expect(timeOf(create)).toBeLessThan(end);
  });
});
