import type { SendManyAnswer } from '../../src/messages/send-result';
import { leftAt } from './left-at';
import { localStack } from './local-stack';
import { scheduledClient } from './scheduled-client';

const world = localStack();
const { schedule, maintain, check, messagesTo } = scheduledClient(world);
const ana = '+14155550101';

describe('an opt-out', () => {
  it('is answered in 5 s with 200 messages scheduled, all of which are cancelled', async () => {
    // Made over weeks, so that they do not use up what the store bears at once.
    await world.control('faults', { syncLimits: false });
    for (let group = 0; group < 20; group++) {
      const replies = await Promise.all(Array.from({ length: 10 }, () => schedule([ana])));
      expect(replies.map(({ body }) => body.counts.accepted)).toEqual(Array(10).fill(1));
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
    const sent = (await Promise.all(leaving.map(messagesTo))).flat();
    const late = sent.filter(({ to, statusCallback }) => {
      // Twilio's own replies have none.
      return statusCallback && leftAt(statusCallback) > (answeredAt.get(to) ?? 0) + 1_000;
    });
    expect(late).toEqual([]);
    // Some of them were still to come.
    expect(body.counts.suppressed).toBeGreaterThan(0);
    expect(body.counts).toMatchObject({ rejected: 0, invalid: 0, duplicate: 0 });
  });
});
