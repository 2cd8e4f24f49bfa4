import { useBench } from './bench';

const bench = useBench();
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

describe('The sender pool', () => {
  const free = async () => {
    const [number] = await bench.client.incomingPhoneNumbers.list({ phoneNumber: '+1613' });
    return number!.sid;
  };

  it('starts with a long code, a toll-free and a British number; the account has one more', async () => {
    const pool = await own().phoneNumbers.list();
    expect(pool.map((one) => [one.phoneNumber, one.countryCode])).toEqual([
      ['+12025550142', 'US'],
      ['+18885550142', 'US'],
      ['+447700900142', 'GB'],
    ]);
    const all = await bench.client.incomingPhoneNumbers.list();
    expect(all).toHaveLength(4);
    expect(await bench.client.incomingPhoneNumbers(all[0]!.sid).fetch()).toMatchObject({ sid: all[0]!.sid });
  });

  it('takes a number and gives it back', async () => {
    const phoneNumberSid = await free();
    await own().phoneNumbers.create({ phoneNumberSid });
    expect((await own().phoneNumbers(phoneNumberSid).fetch()).phoneNumber).toBe('+16135550142');
    await own().phoneNumbers(phoneNumberSid).remove();
    await expect(own().phoneNumbers(phoneNumberSid).fetch()).rejects.toMatchObject({ code: 20404 });
  });

  it('refuses a number twice, one of another service, and one that is not there', async () => {
    const phoneNumberSid = await free();
    await own().phoneNumbers.create({ phoneNumberSid });
    await expect(own().phoneNumbers.create({ phoneNumberSid })).rejects.toMatchObject({
      status: 409,
      code: 21710,
    });
    const { sid } = await services().create({ friendlyName: 'Other' });
    const steal = services()(sid).phoneNumbers.create({ phoneNumberSid });
    await expect(steal).rejects.toMatchObject({ status: 409, code: 21712 });
    const unknown = own().phoneNumbers.create({ phoneNumberSid: `PN${'0'.repeat(32)}` });
    await expect(unknown).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('is empty of a number’s messages once it has left', async () => {
    const to = '+447700900999';
    const { messagingServiceSid } = bench.emulator;
    await bench.client.messages.create({ to, body: 'Hi', messagingServiceSid });
    await bench.emulator.idle();
    const british = (await own().phoneNumbers.list()).find((one) => one.countryCode === 'GB');
    await own().phoneNumbers(british!.sid).remove();
    const { sid } = await bench.client.messages.create({ to, body: 'Hi', messagingServiceSid });
    await bench.emulator.idle();
    expect((await bench.client.messages(sid).fetch()).from).toMatch(/^\+1/);
  });
});
