import { recipient, startBench } from './bench';

const bench = startBench();
const ahead = (seconds: number) => new Date(bench.emulator.clock.now() + seconds * 1000);

const schedule = (sendAt: Date | undefined, more: object = {}) =>
  bench.client.messages.create({
    to: recipient(),
    body: 'See you tomorrow',
    messagingServiceSid: bench.emulator.messagingServiceSid,
    scheduleType: 'fixed',
    ...(sendAt ? { sendAt } : {}),
    ...more,
  });

describe('A scheduled message', () => {
  it('waits for its time on the emulator’s clock', async () => {
    const { sid, status } = await schedule(ahead(3600));
    expect(status).toBe('scheduled');
    await bench.controls.advance(3590);
    expect((await bench.client.messages(sid).fetch()).status).toBe('scheduled');
    await bench.controls.advance(10);
    expect(await bench.controls.idle()).toEqual({ idle: true, pending: 0 });
    expect((await bench.client.messages(sid).fetch()).status).toBe('delivered');
    expect(bench.product.statuses()).toEqual(['queued', 'sent', 'delivered']);
  });

  it('waits for weeks, beyond what one timer can', async () => {
    const { sid } = await schedule(ahead(34 * 86_400));
    await bench.controls.advance(34 * 86_400);
    await bench.emulator.idle();
    expect((await bench.client.messages(sid).fetch()).status).toBe('delivered');
  });

  it('can be canceled while it waits, and says so', async () => {
    const { sid } = await schedule(ahead(3600));
    expect((await bench.client.messages(sid).update({ status: 'canceled' })).status).toBe('canceled');
    await bench.emulator.idle();
    expect(bench.product.forms('/status')).toMatchObject([{ MessageSid: sid, MessageStatus: 'canceled' }]);
    await bench.controls.advance(4000);
    await bench.emulator.idle();
    expect((await bench.client.messages(sid).fetch()).status).toBe('canceled');
  });

  it('cannot be canceled twice or too late', async () => {
    const { sid } = await schedule(ahead(3600));
    await bench.controls.advance(3600);
    await bench.emulator.idle();
    const tooLate = bench.client.messages(sid).update({ status: 'canceled' });
    await expect(tooLate).rejects.toMatchObject({ status: 409, code: 30409 });
  });

  it('fails with 21610 if its recipient has left by then', async () => {
    const { sid } = await schedule(ahead(3600));
    await bench.controls.inbound({ from: recipient(), body: 'stop' });
    await bench.controls.advance(3600);
    await bench.emulator.idle();
    expect(await bench.client.messages(sid).fetch()).toMatchObject({ status: 'failed', errorCode: 21610 });
  });

  it.each([
    [35111, 'without a time', undefined, {}],
    [35114, 'five minutes ahead', 299, {}],
    [35114, 'more than 35 days ahead', 35 * 86_400 + 60, {}],
    [35118, 'without a service', 3600, { messagingServiceSid: undefined, from: '+12025550142' }],
    [35119, 'without its type', 3600, { scheduleType: undefined }],
    [35114, 'at a time that is none', 3600, { sendAt: 'tomorrow' }],
  ])('is refused with %i %s', async (code, _why, seconds, more) => {
    const sendAt = seconds === undefined ? undefined : ahead(seconds);
    await expect(schedule(sendAt, more)).rejects.toMatchObject({ status: 400, code });
  });

  it('is refused with 35125 beyond the account’s limit, which frees up again', async () => {
    await bench.controls.faults({ scheduledLimit: 1 });
    const { sid } = await schedule(ahead(3600));
    await expect(schedule(ahead(3600))).rejects.toMatchObject({ code: 35125 });
    await bench.client.messages(sid).update({ status: 'canceled' });
    expect((await schedule(ahead(3600))).status).toBe('scheduled');
  });
});
