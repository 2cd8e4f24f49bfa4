import { campaignClient, numbers } from './campaign-client';
import { localStack } from './local-stack';

const world = localStack();
const campaigns = campaignClient(world);
const fail = (failRate: object | null) => world.control('faults', { failRate });

const because = (code: number) => ({
  at: expect.any(String),
  by: 'guard',
  code,
  reason: expect.stringContaining(String(code)),
  advice: expect.any(String),
});

describe('a campaign', () => {
  it('pauses for an error of the account, and leaves nobody out once it is mended', async () => {
    const people = numbers(120);
    const { id } = await campaigns.create(people);
    await fail({ status: 401, code: 20003, share: 1 });
    const pausedBecause = because(20003);
    const { counts, ...answer } = await campaigns.run(id);
    expect(answer).toMatchObject({ state: 'paused', done: true, pausedBecause });
    expect(counts).toMatchObject({ pending: 120, rejected: 0, accepted: 0 });
    expect(await campaigns.show(id)).toMatchObject({ state: 'paused', pausedBecause });

    await fail(null);
    await campaigns.control(id, 'resume');
    await campaigns.completed(id);
    expect(await campaigns.reached()).toEqual(people);
  });

  it('pauses when Twilio refuses half of it for one reason', async () => {
    await world.control('faults', { failRate: { status: 400, code: 21408, share: 1 }, latencyMs: 50 });
    const { id } = await campaigns.create(numbers(600));
    const { state, counts, pausedBecause } = await campaigns.run(id);
    expect({ state, pausedBecause }).toEqual({ state: 'paused', pausedBecause: because(21408) });
    expect(counts.rejected).toBeGreaterThanOrEqual(25);
    expect(counts.pending).toBeGreaterThan(0);
    expect(counts).toMatchObject({ pending: 600 - counts.rejected, accepted: 0 });
  });

  it('does not pause for single refusals', async () => {
    await fail({ status: 400, code: 21211, share: 0.2 });
    const { id } = await campaigns.create(numbers(100));
    expect(await campaigns.run(id)).toMatchObject({ state: 'completed', counts: { pending: 0 } });
  });

  it('pauses by itself while callbacks tell of harm, and not again for those once it is resumed', async () => {
    // Well inside a window of five minutes: whoever resumes is not told of that window's errors any more.
    await world.control('clock', { advanceSeconds: 360 - ((Date.now() / 1_000) % 300) });
    const both = { 30007: numbers(400, 1_000), 30034: numbers(400, 2_000) };
    const bad = Object.entries(both).flatMap(([code, people]) =>
      people.map((to) => [to, Number(code)] as const),
    );
    await world.control('faults', { undelivered: Object.fromEntries(bad.filter((_, n) => n % 2 === 0)) });
    const paused = async ([code, people]: [string, string[]]): Promise<string> => {
      const { id } = await campaigns.create(people, { pace: { perSecond: 20 } });
      await campaigns.tryToRun(id);
      // A slow machine learns it only after that call: the run that follows pauses then.
      await campaigns.paused(id);
      const { state, counts, pausedBecause } = await campaigns.show(id);
      expect({ state, pausedBecause }).toEqual({ state: 'paused', pausedBecause: because(Number(code)) });
      expect(counts.pending).toBeGreaterThan(0);
      return id;
    };
    for (const id of await Promise.all(Object.entries(both).map(paused))) {
      await campaigns.control(id, 'resume');
      await campaigns.has((await campaigns.accepted()) + 60);
      expect(await campaigns.control(id, 'cancel')).toMatchObject({ state: 'canceled' });
    }
  });
});
