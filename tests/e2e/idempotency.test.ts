import type { SendManyAnswer } from '../../src/messages/send-result';
import { localStack } from './local-stack';
import { until } from './until';

const world = localStack();
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `+1415555${String(1000 + n)}`);

const creates = async () =>
  (await world.control<{ creates: { accepted: number; inFlight: number } }>('stats')).creates;

describe('Idempotency-Key', () => {
  const recipients = numbers(200);
  const send = (key: string, body = 'Hi', to = recipients) =>
    world.post<SendManyAnswer & { code: string }>(
      '/messages/bulk',
      { recipients: to, body },
      { 'idempotency-key': key },
    );

  it('gives the first answer again, however large, and sends nothing', async () => {
    const first = await send('order-7');
    // More than one record of the store takes.
    expect(JSON.stringify(first.body).length).toBeGreaterThan(16 * 1_024);
    const second = await send('order-7');
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    const { creates } = await world.control<{ creates: { accepted: number } }>('stats');
    expect(creates.accepted).toBe(200);
  });

  it('refuses another body, and a second call while the first runs', async () => {
    // Long enough for the second call to arrive while the first runs, however slowly its process starts.
    await world.control('faults', { latencyMs: 5_000 });
    const few = recipients.slice(0, 30);
    const first = send('order-8', 'Hi', few);
    await until(async () => (await creates()).inFlight > 0);
    const second = await send('order-8', 'Hi', few);
    expect(second.status).toBe(409);
    expect(second.body.code).toBe('idempotency-key-in-progress');
    await first;
    const other = await send('order-8', 'Ho', few);
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  it('gives the answer also where it cannot be kept, and never sends twice', async () => {
    await world.control('faults', { latencyMs: 3_000 });
    const one = send('order-9', 'Hi', recipients.slice(0, 1));
    await until(async () => (await creates()).inFlight > 0);
    await world.control('faults', { api: [{ product: 'sync', share: 1, stale: true }] });
    expect(await one).toMatchObject({ status: 200, body: { counts: { accepted: 1 } } });
    const again = await send('order-9', 'Hi', recipients.slice(0, 1));
    expect([again.status, again.body.code]).toEqual([409, 'idempotency-key-in-progress']);
    expect((await creates()).accepted).toBe(1);
  });

  describe('after a call that came to nothing', () => {
    const few = recipients.slice(0, 3);
    const optOuts = { product: 'sync', path: '.opt-outs.', share: 1 };

    it.each([{ status: 503 }, { hang: true as const }])(
      'may be used again, also with another body, where the store answered %j',
      async (fault) => {
        await world.control('faults', { api: [{ ...optOuts, ...fault }] });
        const first = await send('order-10', 'Hi', few);
        expect([first.status, first.body.code]).toEqual([503, 'unavailable']);
        await world.control('faults', { api: [] });
        const second = await send('order-10', 'Ho', few);
        expect(second).toMatchObject({ status: 200, body: { counts: { accepted: 3 } } });
        expect((await send('order-10', 'Ho', few)).body).toEqual(second.body);
        expect((await creates()).accepted).toBe(3);
      },
    );

    it('is taken by one of several calls', async () => {
      await world.control('faults', { api: [{ ...optOuts, status: 503 }] });
      expect((await send('order-11', 'Hi', few)).status).toBe(503);
      await world.control('faults', { api: [], latencyMs: 1_500 });
      const replies = await Promise.all(Array.from({ length: 4 }, () => send('order-11', 'Hi', few)));
      expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
      for (const { status, body } of replies) {
        expect(status === 200 || body.code === 'idempotency-key-in-progress').toBe(true);
      }
      expect((await creates()).accepted).toBe(3);
    });

    it('is said to be spent where the store fails to free it, and sends nothing again', async () => {
      const claim = { product: 'sync', path: '.idempotency.', method: 'POST', share: 1 };
      await world.control('faults', {
        api: [
          { ...optOuts, status: 503 },
          { ...claim, stale: true },
        ],
      });
      const first = await send('order-12', 'Hi', few);
      expect([first.status, first.body.code]).toEqual([409, 'idempotency-key-spent']);
      await world.control('faults', { api: [] });
      const same = await send('order-12', 'Hi', few);
      expect([same.status, same.body.code]).toEqual([409, 'idempotency-key-in-progress']);
      expect((await send('order-13', 'Hi', few)).body.counts).toMatchObject({ accepted: 3 });
      await world.control('clock', { advanceSeconds: 16 });
      expect((await send('order-12', 'Hi', few)).body.code).toBe('outcome-unknown');
      expect((await creates()).accepted).toBe(3);
    });
  });

  it('refuses a key that is none', async () => {
    expect((await send('x'.repeat(256))).status).toBe(400);
  });
});
