import type { OptOutCheck } from '../../src/consent/check-opt-out';
import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import type { SendManyAnswer } from '../../src/messages/send-result';
import { optOutTrial, roughWeather, sources } from '../../trials/opt-out-trial';
import { localStack } from './local-stack';

const world = localStack();
const ana = '+14155550101';

interface Shown {
  sid: string;
  to: string;
  status: string;
  statuses: { status: string; at: string }[];
}

const messagesTo = async (to: string) =>
  (await world.control<{ messages: Shown[] }>(`messages?to=${encodeURIComponent(to)}`)).messages;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const schedule = (recipients: string[], days = 10) =>
  world.post<SendManyAnswer>('/messages/schedule', { recipients, body: 'Later', sendAt: inDays(days) });
const maintain = async () =>
  (await world.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['cancellations'] })).body;
const check = async (to: string) =>
  (await world.get<OptOutCheck>(`/opt-outs/check?to=${encodeURIComponent(to)}`)).body;

describe('an opt-out', () => {
  it.each(sources)('by %s cancels what is scheduled and suppresses what comes', async (source) => {
    expect(await optOutTrial(world, source, ana, 3)).toEqual([]);
  });

  // The others too, as often as asked: npm run trial:opt-outs
  it.each([{ source: 'operator', index: 3 }] as const)(
    'by $source is not escaped while Twilio refuses, fails and breaks off',
    async ({ source, index }) => {
      await world.control('faults', { api: roughWeather, seed: 100 + index });
      expect(await optOutTrial(world, source, ana, 2)).toEqual([]);
    },
    60_000,
  );

  it('is answered in 5 s with 200 messages scheduled, all of which are cancelled', async () => {
    // Made over weeks, so that they do not use up what the store bears at once.
    await world.control('faults', { syncLimits: false });
    for (let group = 0; group < 20; group++) {
      await Promise.all(Array.from({ length: 10 }, () => schedule([ana])));
    }
    await world.control('faults', { syncLimits: true, api: [{ product: 'api', share: 1, slowMs: 100 }] });
    const startedAt = Date.now();
    const { webhook } = await world.control<{ webhook: { status: number } }>('inbound', {
      from: ana,
      body: 'STOP',
    });
    expect(webhook.status).toBe(200);
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    while (!(await maintain()).done);
    const statuses = (await messagesTo(ana)).filter(({ status }) => status !== 'delivered');
    expect(statuses).toHaveLength(200);
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(['canceled']));
    expect((await check(ana)).consent?.canceled).toMatchObject({ canceled: 200, tooLate: 0 });
  }, 60_000);

  it('leaves to the next run what Twilio does not cancel in time, and tells of it', async () => {
    await schedule([ana]);
    const cancels = { product: 'api', method: 'POST', path: '/Messages/' };
    await world.control('faults', { api: [{ ...cancels, share: 1, status: 503 }] });
    await world.control('inbound', { from: ana, body: 'STOP' });
    expect(await messagesTo(ana)).toContainEqual(expect.objectContaining({ status: 'scheduled' }));
    await world.control('faults', { api: [] });
    expect(await maintain()).toMatchObject({
      cancellations: { people: 1, canceled: 1, tooLate: 0 },
      done: true,
    });
    expect(await messagesTo(ana)).not.toContainEqual(expect.objectContaining({ status: 'scheduled' }));
    expect((await check(ana)).canceled).toHaveLength(1);
  });

  it('says of what had left that it was too late', async () => {
    await schedule([ana], 1);
    await world.control('faults', {
      api: [{ product: 'api', method: 'POST', path: '/Messages/', share: 1, status: 503 }],
    });
    await world.control('inbound', { from: ana, body: 'STOP' });
    await world.control('clock', { advanceSeconds: 86_400 - 10 });
    await world.control('faults', { api: [] });
    await world.control('clock', { advanceSeconds: 20 });
    await world.settled();
    expect(await maintain()).toMatchObject({ cancellations: { canceled: 0 }, done: true });
    expect((await check(ana)).consent?.canceled).toMatchObject({ canceled: 0, tooLate: 1 });
  });

  it('does not touch what is planned after the person has come back', async () => {
    await world.control('inbound', { from: ana, body: 'STOP' });
    await world.control('inbound', { from: ana, body: 'START' });
    await schedule([ana]);
    await maintain();
    expect(await messagesTo(ana)).toContainEqual(expect.objectContaining({ status: 'scheduled' }));
  });

  it('stops what is being sent to the person within a second of the answer', async () => {
    // About 80 a second: it takes as long as a call may.
    await world.control('faults', { latencyMs: 150, concurrencyLimit: 12 });
    const recipients = Array.from({ length: 560 }, (_, index) => `+1415556${String(index).padStart(4, '0')}`);
    const sending = world.post<SendManyAnswer>('/messages/bulk', { recipients, body: 'Hello' });
    // Some have their turn within the second, most only later.
    const positions = [60, 90, 120, 150, ...Array.from({ length: 14 }, (_, index) => 350 + index * 15)];
    const leaving = positions.map((position) => recipients[position] as string);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const answeredAt = new Map<string, number>();
    await Promise.all(
      leaving.map(async (from) => {
        await world.control('inbound', { from, body: 'STOP' });
        answeredAt.set(from, Date.now());
      }),
    );
    const { body } = await sending;
    const accepted = (await Promise.all(leaving.map(messagesTo)))
      .flat()
      .filter(({ statuses }) => statuses[0]?.status === 'accepted');
    const late = accepted.filter(
      ({ to, statuses }) => Date.parse(statuses[0]?.at ?? '') > (answeredAt.get(to) ?? 0) + 1_000,
    );
    expect(late).toEqual([]);
    // Most of them were still to come.
    expect(body.counts.suppressed).toBeGreaterThan(5);
    expect(body.counts).toMatchObject({ rejected: 0, invalid: 0, duplicate: 0 });
  });
});
