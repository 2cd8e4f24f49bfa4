import { setTimeout as sleep } from 'node:timers/promises';
import twilio from 'twilio';
import { recipient, startBench } from './bench';

const bench = startBench();

const send = (index = 1, client = bench.client) =>
  client.messages.create({
    to: recipient(index),
    body: 'Hello',
    messagingServiceSid: bench.emulator.messagingServiceSid,
  });
const sendMany = (count: number) =>
  Promise.allSettled(Array.from({ length: count }, (_, index) => send(index)));
const refusedWith = (results: PromiseSettledResult<unknown>[], code: number) =>
  results.filter((result) => result.status === 'rejected' && result.reason.code === code).length;

describe('Faults', () => {
  it('limit the creates in flight, refuse the others with 429 and accept nothing of them', async () => {
    await bench.controls.faults({ latencyMs: 50, concurrencyLimit: 5 });
    const results = await sendMany(20);
    const accepted = results.filter((result) => result.status === 'fulfilled').length;
    expect(accepted).toBeGreaterThanOrEqual(5);
    expect(refusedWith(results, 20429)).toBe(20 - accepted);
    expect(await bench.client.messages.list()).toHaveLength(accepted);
    expect((await bench.controls.stats()).creates).toMatchObject({
      accepted,
      throttled: 20 - accepted,
      maxConcurrent: 5,
      inFlight: 0,
    });
  });

  it('slow creates down', async () => {
    await bench.controls.faults({ latencyMs: 80 });
    const startedAt = Date.now();
    await send();
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(75);
    const [request] = await bench.controls.requests('Messages');
    expect(request?.durationMs).toBeGreaterThanOrEqual(75);
  });

  it('fail a share of creates, the same ones for the same seed', async () => {
    const failures = async () => {
      await bench.controls.faults({ failRate: { status: 500, code: 20500, share: 0.5 }, seed: 7 });
      const failed: number[] = [];
      for (let index = 0; index < 20; index++) await send(index).catch(() => failed.push(index));
      return failed;
    };
    const first = await failures();
    expect(first.length).toBeGreaterThan(3);
    expect(first.length).toBeLessThan(17);
    expect(await failures()).toEqual(first);
    await expect(bench.controls.faults({ failRate: null })).resolves.toMatchObject({ failRate: null });
    await send();
  });

  it('leave creates without any answer, and without a message', async () => {
    await bench.controls.faults({ hangShare: 1 });
    const { accountSid, authToken } = bench.emulator;
    const impatient = twilio(accountSid, authToken, { timeout: 100 });
    await expect(send(1, impatient)).rejects.toMatchObject({ code: 'ECONNABORTED' });
    expect(await bench.client.messages.list()).toEqual([]);
    expect((await bench.controls.stats()).creates).toMatchObject({ hung: 1, accepted: 0 });
    expect(await bench.controls.requests('Messages.json')).toMatchObject([{ status: null }, { status: 200 }]);
  });

  it('break the connection of creates that were accepted', async () => {
    await bench.controls.faults({ acceptThenDropShare: 1 });
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await bench.emulator.idle();
    expect(await bench.client.messages.list()).toMatchObject([{ to: recipient(), status: 'delivered' }]);
    expect((await bench.controls.stats()).creates).toMatchObject({ accepted: 1, dropped: 1 });
  });

  it('keep what is not mentioned, and refuse what makes no sense', async () => {
    await bench.controls.faults({ latencyMs: 1, callbacks: { lose: 0.5 } });
    const now = await bench.controls.faults({ hangShare: 0 });
    expect(now).toMatchObject({ latencyMs: 1, callbacks: { lose: 0.5, duplicate: 0 } });
    await expect(bench.controls.faults({ hangShare: 2 })).rejects.toThrow('400');
    await expect(bench.controls.faults({ hangshare: 1 } as object)).rejects.toThrow('400');
  });

  it('touch creates only', async () => {
    const { sid } = await send();
    await bench.controls.faults({ failRate: { status: 503, share: 1 } });
    expect((await bench.client.messages(sid).fetch()).sid).toBe(sid);
    await expect(send()).rejects.toMatchObject({ status: 503, code: 20503 });
  });
});

describe('Reset', () => {
  it('breaks off callbacks that the product does not answer', async () => {
    bench.product.answer = () => undefined;
    await Promise.all(Array.from({ length: 60 }, (_, index) => send(index)));
    while (bench.product.received.length === 0) await sleep(5);
    await bench.controls.reset();
    expect(await bench.controls.idle()).toEqual({ idle: true, pending: 0 });
    expect(await bench.controls.webhooks()).toEqual([]);
  });

  it('forgets everything but SIDs, token and webhooks', async () => {
    await bench.controls.faults({ latencyMs: 10, lifeStepMs: 500 });
    await bench.controls.inbound({ from: recipient(), body: 'STOP' });
    await bench.controls.advance(3600);
    await bench.client.messaging.v1.services.create({ friendlyName: 'Other' });
    await send();
    await bench.controls.reset();
    expect(await bench.controls.idle()).toEqual({ idle: true, pending: 0 });
    expect(await bench.controls.messages()).toEqual([]);
    expect(await bench.controls.requests('')).toEqual([]);
    expect(await bench.controls.webhooks()).toEqual([]);
    expect(await bench.controls.faults({})).toMatchObject({ latencyMs: 0, lifeStepMs: 50 });
    expect(bench.emulator.clock.offsetMs).toBe(0);
    const services = await bench.client.messaging.v1.services.list();
    expect(services).toMatchObject([
      { sid: bench.emulator.messagingServiceSid, inboundRequestUrl: `${bench.product.origin}/inbound` },
    ]);
    await send();
    await bench.emulator.idle();
    expect(await bench.controls.messages(recipient())).toMatchObject([{ status: 'delivered' }]);
  });
});
