import { campaignClient, numbers } from './campaign-client';
import { localStack } from './local-stack';

const world = localStack();
const campaigns = campaignClient(world);
const over = { status: 409, body: { code: 'campaign-over' } };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('POST /campaigns/control', () => {
  it('pauses a campaign within one batch, and lets it go on by itself', async () => {
    const people = numbers(90);
    const { id } = await campaigns.create(people, { pace: { perSecond: 25 } });
    const running = campaigns.run(id);
    await campaigns.has(10);
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

  it('resumes a campaign also while the run that was paused is ending', async () => {
    await world.control('faults', { latencyMs: 500 });
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
    // At night in California.
    const now = new Date((await world.control<{ now: string }>('clock')).now);
    const night = new Date(now).setUTCHours(33, 0, 0, 0);
    await world.control('clock', { advanceSeconds: (night - now.getTime()) / 1_000 });
    const paced = { messageIntent: 'marketing', quietHours: 'hold', pace: { perSecond: 25 } };
    const { id } = await campaigns.create(numbers(160), paced);
    const running = campaigns.run(id);
    await campaigns.has(30);
    const canceled = await campaigns.control(id, 'cancel');
    expect(canceled).toMatchObject({ id, state: 'canceled', counts: { pending: 0 } });
    expect(canceled).toMatchObject({ taken: { canceled: expect.any(Number) } });
    await running;
    await world.post('/maintenance/run', { tasks: ['cancellations'] });
    const messages = await campaigns.messages();
    expect(messages.length).toBeLessThan(160);
    expect(new Set(messages.map(({ status }) => status))).toEqual(new Set(['canceled']));

    const { counts, endedAt } = await campaigns.show(id);
    expect(counts).toMatchObject({ accepted: messages.length, unsent: 160 - messages.length, pending: 0 });
    expect(counts.queued).toBe(0);
    expect(endedAt).toBeDefined();
    expect(await campaigns.rows(id, { outcome: 'unsent' })).toHaveLength(160 - messages.length);
    expect(await campaigns.control(id, 'cancel')).toMatchObject({ state: 'canceled' });
    expect(await campaigns.run(id)).toMatchObject({ state: 'canceled', done: true });
    expect(await campaigns.add(id, ['+14155550101'])).toMatchObject(over);
    for (const action of ['pause', 'resume'])
      expect(await campaigns.tryToControl(id, action)).toMatchObject(over);
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
