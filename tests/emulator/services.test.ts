import { startBench } from './bench';

const bench = startBench();
const services = () => bench.client.messaging.v1.services;
const own = () => services()(bench.emulator.messagingServiceSid);

describe('Messaging Services', () => {
  it('take and give back every setting', async () => {
    const settings = {
      friendlyName: 'Shop',
      inboundRequestUrl: 'https://example.com/in',
      inboundMethod: 'GET' as const,
      fallbackUrl: 'https://example.com/fallback',
      fallbackMethod: 'GET' as const,
      statusCallback: 'https://example.com/status',
      stickySender: false,
      mmsConverter: false,
      smartEncoding: false,
      areaCodeGeomatch: false,
      validityPeriod: 600,
      usecase: 'marketing',
      useInboundWebhookOnNumber: true,
    };
    const created = await services().create(settings);
    expect(created).toMatchObject(settings);
    expect(await services()(created.sid).fetch()).toMatchObject(settings);
    const changed = await services()(created.sid).update({ usecase: 'poll', statusCallback: '' });
    expect(changed).toMatchObject({ ...settings, usecase: 'poll', statusCallback: null });
  });

  it('are listed page by page and can be deleted', async () => {
    const { sid } = await services().create({ friendlyName: 'Second' });
    const listed = await services().list({ pageSize: 1 });
    expect(listed.map((service) => service.sid)).toEqual([sid, bench.emulator.messagingServiceSid]);
    await services()(sid).remove();
    await expect(services()(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it.each([
    [20001, { friendlyName: 'a'.repeat(65) }],
    [20001, { validityPeriod: 36_001 }],
    [20001, { inboundRequestUrl: 'nowhere' }],
    [21713, { usecase: 'spam' }],
  ])('refuse with %i the setting %j', async (code, settings) => {
    await expect(own().update(settings)).rejects.toMatchObject({ status: 400, code });
  });
});

describe('An account reset to be empty', () => {
  const reset = (body: object) =>
    fetch(`${bench.emulator.origin}/_emulator/reset`, { method: 'POST', body: JSON.stringify(body) });

  it('has its senders and no Messaging Service', async () => {
    expect((await reset({ empty: true })).status).toBe(200);
    expect(await services().list()).toEqual([]);
    await expect(own().fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await bench.client.incomingPhoneNumbers.list()).toHaveLength(7);
    const { sid } = await services().create({ friendlyName: 'First' });
    expect(await services()(sid).phoneNumbers.list()).toEqual([]);
  });

  it('takes texts, webhooks and questions without a service', async () => {
    await reset({ empty: true });
    bench.emulator.configureWebhooks({ inbound: `${bench.product.origin}/inbound` });
    expect(await bench.controls.inbound({ from: '+12025551234', body: 'Hi' })).toMatchObject({
      to: '+12025550142',
      webhook: null,
    });
    const asked = await fetch(`${bench.emulator.origin}/_emulator/opt-outs?to=%2B12025551234`);
    expect(asked.status).toBe(404);
    const { messagingServiceSid } = bench.emulator;
    const sent = bench.client.messages.create({ to: '+12025551234', body: 'Hi', messagingServiceSid });
    await expect(sent).rejects.toMatchObject({ code: 21701 });
  });

  it('is as it was after the next reset', async () => {
    await reset({ empty: true });
    await reset({});
    expect(await own().phoneNumbers.list()).toHaveLength(3);
    expect((await reset({ empty: 'yes' })).status).toBe(400);
  });
});
