import { setTimeout as sleep } from 'node:timers/promises';
import { RingBuffer } from '../../emulator/ring-buffer';
import { recipient, startBench } from './bench';

const bench = startBench();
const ask = async (name: string, init?: RequestInit) => {
  const response = await fetch(`${bench.emulator.origin}/_emulator/${name}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('Controls', () => {
  it('are listed, each with what it does', async () => {
    const { body } = await ask('');
    expect(body.controls).toContainEqual({
      method: 'POST',
      path: '/_emulator/clock',
      about: expect.stringContaining('advanceSeconds'),
    });
  });

  it.each([
    [404, 'nonsense', {}],
    [404, 'inbound', {}],
    [400, 'inbound', { method: 'POST', body: '{' }],
    [400, 'inbound', { method: 'POST', body: '{"body":"no sender"}' }],
    [400, 'clock', { method: 'POST', body: '{"advanceSeconds":-1}' }],
    [404, 'click', { method: 'POST', body: '{"shortUrl":"https://l.example.com/none"}' }],
  ])('answer %i to what makes no sense: %s %j', async (status, name, init) => {
    const answer = await ask(name, init);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toBeDefined();
  });

  it('show a message with everything that happened to it', async () => {
    const { messagingServiceSid } = bench.emulator;
    const { sid } = await bench.client.messages.create({ to: recipient(), body: 'Hi', messagingServiceSid });
    await bench.emulator.idle();
    const { body } = await ask(`messages?sid=${sid}`);
    expect(body.messages).toMatchObject([
      {
        sid,
        status: 'delivered',
        direction: 'outbound-api',
        statuses: ['accepted', 'queued', 'sending', 'sent', 'delivered'].map((status) => ({ status })),
        sendAt: null,
        links: [],
      },
    ]);
  });

  it('say that the emulator is not idle while a message is under way', async () => {
    await bench.controls.faults({ lifeStepMs: 600_000 });
    const { messagingServiceSid } = bench.emulator;
    await bench.client.messages.create({ to: recipient(), body: 'Hi', messagingServiceSid });
    expect((await ask('idle?timeoutMs=20')).body).toEqual({ idle: false, pending: 1 });
  });

  it('need no waiting behind the callbacks of a campaign', async () => {
    bench.product.answer = ({ url }) => (url.endsWith('/inbound') ? { status: 204 } : undefined);
    const { messagingServiceSid } = bench.emulator;
    const statusCallback = `${bench.product.origin}/slow#rc=0`;
    const one = (index: number) =>
      bench.client.messages.create({ to: recipient(index), body: 'Hi', messagingServiceSid, statusCallback });
    await Promise.all(Array.from({ length: 60 }, (_, index) => one(index)));
    const areUnderWay = async () =>
      (await bench.controls.messages()).every(({ status }) => status === 'delivered') &&
      bench.product.forms('/slow').length > 0;
    while (!(await areUnderWay())) await sleep(5);
    const { webhook } = await bench.controls.inbound({ from: recipient(), body: 'Hello' });
    expect(webhook?.status).toBe(204);
    // The only one that has come to its end.
    expect(await bench.controls.webhooks()).toHaveLength(1);
  });
});

describe('A ring buffer', () => {
  it('keeps the last items in order', () => {
    const buffer = new RingBuffer<number>(3);
    expect(buffer.toArray()).toEqual([]);
    for (let item = 1; item <= 5; item++) buffer.push(item);
    expect(buffer.toArray()).toEqual([3, 4, 5]);
    buffer.clear();
    buffer.push(6);
    expect(buffer.toArray()).toEqual([6]);
  });
});
