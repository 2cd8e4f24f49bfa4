import type { SendManyAnswer } from '../../src/messages/send-result';
import { localStack } from './local-stack';
import { until } from './until';

const world = localStack();
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `+1415555${String(1000 + n)}`);

const creates = async () =>
  (await world.control<{ creates: { accepted: number; inFlight: number } }>('stats')).creates;

describe('Idempotency-Key', () => {
  const recipients = numbers(300);
  const send = (key: string, body = 'Hi', to = recipients) =>
    world.post<SendManyAnswer & { code: string }>(
      '/messages/bulk',
      { recipients: to, body },
      { 'idempotency-key': key },
    );

  it('gives the first answer again, however large, and sends nothing', async () => {
    const first = await send('order-7');
    const second = await send('order-7');
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    const { creates } = await world.control<{ creates: { accepted: number } }>('stats');
    expect(creates.accepted).toBe(300);
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

  it('refuses a key that is none', async () => {
    expect((await send('x'.repeat(256))).status).toBe(400);
  });
});
