import type { RunAnswer } from '../../src/campaigns/run-campaign';
import { campaignClient, numbers } from './campaign-client';
import { localStack } from './local-stack';

const world = localStack();
const campaigns = campaignClient(world);
const over = { status: 409, body: { code: 'campaign-over' } };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A campaign that takes its time, whose first message has just left. */
async function started(people: string[]): Promise<{ id: string; running: Promise<RunAnswer> }> {
  // Their processes would keep what is asked for meanwhile waiting.
  await world.control('faults', { callbacks: { lose: 1 } });
  const { id } = await campaigns.create(people, { pace: { perSecond: 10 } });
  const running = campaigns.run(id);
  await campaigns.has(1);
  return { id, running };
}

/** In California. */
async function untilNight(): Promise<void> {
  const now = new Date((await world.control<{ now: string }>('clock')).now);
  const night = new Date(now).setUTCHours(33, 0, 0, 0);
  await world.control('clock', { advanceSeconds: (night - now.getTime()) / 1_000 });
}

describe('POST /campaigns/control', () => {
  it('pauses a campaign within one batch, and lets it go on by itself', async () => {
    const people = numbers(90);
    const { id, running } = await started(people);
    const pausedBecause = { by: 'operator', at: expect.any(String), reason: expect.any(String) };
    expect(await campaigns.control(id, 'pause')).toMatchObject({ id, state: 'paused', pausedBecause });
    const before = await campaigns.accepted();
    expect(await running).toMatchObject({ state: 'paused', done: true, pausedBecause });
    expect((await campaigns.accepted()) - before).toBeLessThanOrEqual(50);
    expect(await campaigns.show(id)).toMatchObject({ state: 'paused', pausedBecause });
    expect(await campaigns.control(id, 'pause')).toMatchObject({ state: 'paused' });
    expect(await campaigns.run(id)).toMatchObject({ state: 'paused', done: true });

    const { state, ...resumed } = await campaigns.control(id, 'resume');
    expect(state).toBe('running');
    expect(resumed).not.toHaveProperty('pausedBecause');
    await campaigns.completed(id);
    expect(await campaigns.reached()).toEqual(people);
  });

  it('is not needed to cancel a campaign: that all its messages are canceled ends it', async () => {
    const { id, running } = await started(numbers(90));
    const cancel = (campaignId: string) => world.post('/messages/cancel', { campaignId });
    expect(await cancel(id)).toMatchObject({ status: 200, body: { done: true } });
    expect(await running).toMatchObject({ state: 'canceled', done: true });
    expect(await campaigns.accepted()).toBeLessThan(90);
    expect((await cancel(id)).status).toBe(200);
    expect(await cancel(`${id.slice(0, -1)}x`)).toMatchObject({ status: 404 });
  });

  it('does not keep a campaign for longer than its recipients', async () => {
    const pass = async (days: number) => {
      await world.settled();
      world.stack().gateway.killAll();
      await world.control('clock', { advanceSeconds: days * 86_400 });
    };
    const listed = async () =>
      (await world.get<{ campaigns: { id: string }[] }>('/campaigns/list')).body.campaigns.map(
        (one) => one.id,
      );
    const { id } = await campaigns.create(numbers(1));
    await campaigns.control(id, 'pause');
    await pass(80);
    // Which writes it anew.
    await campaigns.control(id, 'cancel');
    expect(await listed()).toEqual([id]);
    await pass(11);
    expect(await listed()).toEqual([]);
    expect((await campaigns.tryToControl(id, 'cancel')).status).toBe(404);
  });

  it('resumes a campaign also while the run that was paused is ending', async () => {
    await world.control('faults', { latencyMs: 2_000, concurrencyLimit: 20 });
    const people = numbers(200);
    const { id } = await campaigns.create(people);
    const running = campaigns.run(id);
    await campaigns.has(1);
    await campaigns.control(id, 'pause');
    // The run has seen it, and waits for what is under way.
    await sleep(700);
    await campaigns.control(id, 'resume');
    await world.control('faults', { latencyMs: 0 });
    await running;
    await campaigns.completed(id);
    expect(await campaigns.reached()).toEqual(people);
  });

  it('begins a draft with resume', async () => {
    const { id } = await campaigns.create(numbers(3));
    expect(await campaigns.control(id, 'pause')).toMatchObject({ state: 'paused', counts: { pending: 3 } });
    expect(await campaigns.control(id, 'resume')).toMatchObject({ state: 'running' });
    await campaigns.completed(id);
    expect(await campaigns.accepted()).toBe(3);
  });

  it('cancels a campaign, with what waits for the end of quiet hours and what is on its way there', async () => {
    await untilNight();
    const paced = { messageIntent: 'marketing', quietHours: 'hold', pace: { perSecond: 25 } };
    const { id } = await campaigns.create(numbers(400), paced);
    const running = campaigns.run(id);
    await campaigns.has(1);
    const canceled = await campaigns.control(id, 'cancel');
    expect(canceled).toMatchObject({ id, state: 'canceled', counts: { pending: 0 } });
    expect(canceled).toMatchObject({ taken: { canceled: expect.any(Number) } });
    await running;
    await world.post('/maintenance/run', { tasks: ['cancellations'] });
    const messages = await campaigns.messages();
    expect(messages.length).toBeLessThan(400);
    expect(new Set(messages.map(({ status }) => status))).toEqual(new Set(['canceled']));

    // Twilio tells of what was canceled in callbacks.
    await world.settled();
    const { counts, endedAt } = await campaigns.show(id);
    expect(counts).toMatchObject({ accepted: messages.length, unsent: 400 - messages.length, pending: 0 });
    expect(counts.queued).toBe(0);
    expect(endedAt).toBeDefined();
    expect(await campaigns.rows(id, { outcome: 'unsent' })).toHaveLength(400 - messages.length);
    expect(await campaigns.control(id, 'cancel')).toMatchObject({ state: 'canceled' });
    expect(await campaigns.run(id)).toMatchObject({ state: 'canceled', done: true });
    expect(await campaigns.add(id, ['+14155550101'])).toMatchObject(over);
    for (const action of ['pause', 'resume'])
      expect(await campaigns.tryToControl(id, action)).toMatchObject(over);
  });

  it.each([
    ['got no answer', { acceptThenDropShare: 1 }, false],
    ['a run that is then killed has handed over', { answerDelayMs: 9_000 }, true],
  ])('takes back what waits, also what %s', async (_, faults, isKilled) => {
    await untilNight();
    const { id } = await campaigns.create(numbers(20), { messageIntent: 'marketing', quietHours: 'hold' });
    await world.control('faults', faults);
    const running = campaigns.run(id).catch(() => undefined);
    await campaigns.has(20);
    expect(await campaigns.control(id, 'cancel')).toMatchObject({
      state: 'canceled',
      taken: { canceled: 0, done: false },
    });
    if (isKilled) world.stack().gateway.killAll();
    await running;
    await world.control('faults', { acceptThenDropShare: 0, answerDelayMs: 0 });
    await world.control('clock', { advanceSeconds: 120 });
    const maintain = async () => (await world.post('/maintenance/run', { tasks: ['cancellations'] })).body;
    expect(await maintain()).toMatchObject({ cancellations: { canceled: 20 }, done: true });
    expect((await campaigns.messages()).map(({ status }) => status)).toEqual(Array(20).fill('canceled'));
    expect(await maintain()).toMatchObject({ cancellations: { canceled: 0 }, done: true });
  });

  it('has nothing to do with a campaign that is completed', async () => {
    const { id } = await campaigns.create(numbers(1));
    await campaigns.run(id);
    for (const action of ['pause', 'resume']) {
      expect(await campaigns.tryToControl(id, action)).toMatchObject(over);
    }
    expect(await campaigns.control(id, 'cancel')).toMatchObject({
      state: 'completed',
      taken: { canceled: 0, done: true },
    });
  });

  it('knows no other action', async () => {
    const { id } = await campaigns.create(numbers(1));
    expect(await campaigns.tryToControl(id, 'stop')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'action' }] },
    });
  });
});
