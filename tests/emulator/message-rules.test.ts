import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message';
import { recipient, startBench } from './bench';

const bench = startBench();
type Options = Partial<MessageListInstanceCreateOptions>;

const create = (options: Options, base: Options = { from: '+12025550142' }) =>
  bench.client.messages.create({ to: recipient(), body: 'Hello', ...base, ...options });

describe('A message is refused', () => {
  it.each<[number, string, Options]>([
    [21604, 'without a recipient', { to: '' }],
    [21211, 'for the magic invalid number', { to: '+15005550001' }],
    [21211, 'for what is no E.164 number', { to: '2025551234' }],
    [21612, 'for the magic unroutable number', { to: '+15005550002' }],
    [21408, 'for the magic number of a closed region', { to: '+15005550003' }],
    [21610, 'for the magic blocked number', { to: '+15005550004' }],
    [21614, 'for the magic landline', { to: '+15005550009' }],
    [21212, 'from the magic invalid number', { from: '+15005550001' }],
    [21606, 'from a number of somebody else', { from: '+12025559999' }],
    [21606, 'from the magic number without SMS', { from: '+15005550007' }],
    [21661, 'from a number without SMS', { from: '+14165550142' }],
    [21612, 'from a name that is in no pool', { from: 'Shop' }],
    [63007, 'from an unknown agent', { to: 'rcs:+12025551234', from: 'rcs:unknown_agent' }],
    [21611, 'from the magic number with a full queue', { from: '+15005550008' }],
    [21266, 'from its own recipient', { to: '+12025550142' }],
    [21910, 'across channels', { to: 'whatsapp:+12025551234' }],
    [63007, 'from an unknown channel sender', { to: 'whatsapp:+12025551234', from: 'whatsapp:+12025559999' }],
    [21602, 'with an empty body', { body: ' ' }],
    [21617, 'with more than 1600 characters', { body: 'a'.repeat(1601) }],
    [21623, 'with eleven media', { mediaUrl: Array(11).fill('https://example.com/a.png') }],
    [21620, 'with media that are nowhere', { mediaUrl: ['a.png'] }],
    [21624, 'with a validity period of 0', { validityPeriod: 0 }],
    [21624, 'with a validity period of 36001', { validityPeriod: 36_001 }],
    [21609, 'with a status callback that is no URL', { statusCallback: 'status' }],
    [21655, 'with a content SID that is none', { contentSid: 'HX1' }],
    [21656, 'with variables that are no JSON', { contentSid: `HX${'0'.repeat(32)}`, contentVariables: '{' }],
    [20001, 'with an unknown risk check', { riskCheck: 'maybe' as 'enable' }],
    [20001, 'with an unknown intent', { messageIntent: 'spam' } as Options],
    [20001, 'for short links without a service', { shortenUrls: true }],
  ])('with %i %s', async (code, _why, options) => {
    await expect(create(options)).rejects.toMatchObject({ status: 400, code });
    expect(await bench.client.messages.list()).toEqual([]);
  });

  it('with 21603 without a sender', async () => {
    await expect(create({}, {})).rejects.toMatchObject({ code: 21603 });
  });

  it('with 21606 from a sender that is not in the pool of the service', async () => {
    const { messagingServiceSid } = bench.emulator;
    await expect(create({}, { from: '72345', messagingServiceSid })).rejects.toMatchObject({ code: 21606 });
  });

  it('with 21619 without any content', async () => {
    const nothing = { to: recipient(), from: '+12025550142' };
    await expect(bench.client.messages.create(nothing)).rejects.toMatchObject({ code: 21619 });
  });

  it('with 21701 by an unknown service, and with 21704 by one without senders', async () => {
    const unknown = { messagingServiceSid: `MG${'0'.repeat(32)}` };
    await expect(create({}, unknown)).rejects.toMatchObject({ code: 21701 });
    const { sid } = await bench.client.messaging.v1.services.create({ friendlyName: 'Empty' });
    await expect(create({}, { messagingServiceSid: sid })).rejects.toMatchObject({ code: 21704 });
  });
});

describe('A message is accepted', () => {
  it.each<[string, Options]>([
    ['from the magic valid number', { from: '+15005550006' }],
    ['to the longest body', { body: 'a'.repeat(1600) }],
    ['with ten media', { mediaUrl: Array(10).fill('https://example.com/a.png'), body: '' }],
    ['with a template', { contentSid: `HX${'0'.repeat(32)}`, contentVariables: '{"1":"Ann"}' }],
    [
      'with every option',
      { riskCheck: 'disable', smartEncoded: true, validityPeriod: 36_000, maxPrice: 0.5 },
    ],
  ])('%s', async (_why, options) => {
    expect((await create(options)).status).toBe('queued');
  });

  it.each<[string, Options]>([
    ['a short code', { from: '72345' }],
    ['an agent', { from: 'rcs:example_agent', to: `rcs:${recipient()}` }],
    ['a number as WhatsApp knows it', { from: 'whatsapp:+12025550142', to: `whatsapp:${recipient()}` }],
    ['a name in a pool', { from: 'Shop', to: '+447700900999' }],
  ])('from %s, which the account owns', async (_what, options) => {
    const { messagingServiceSid } = bench.emulator;
    const { alphaSenders } = bench.client.messaging.v1.services(messagingServiceSid);
    await alphaSenders.create({ alphaSender: 'Shop' });
    const { sid } = await create(options);
    await bench.emulator.idle();
    expect(await bench.client.messages(sid).fetch()).toMatchObject({ from: options.from, errorCode: null });
  });

  it('from a short code and a name of the service’s pool', async () => {
    const { messagingServiceSid } = bench.emulator;
    const { alphaSenders, shortCodes } = bench.client.messaging.v1.services(messagingServiceSid);
    await alphaSenders.create({ alphaSender: 'Shop' });
    const [code] = await bench.client.shortCodes.list();
    await shortCodes.create({ shortCodeSid: code!.sid });
    expect((await create({ from: '72345', messagingServiceSid })).status).toBe('accepted');
    const abroad = { from: 'Shop', to: '+447700900999', messagingServiceSid };
    expect((await create(abroad)).status).toBe('accepted');
  });

  it('as an MMS where it has media', async () => {
    const { sid, numMedia } = await create({ mediaUrl: ['https://example.com/a.png'] });
    expect(sid).toMatch(/^MM[0-9a-f]{32}$/);
    expect(numMedia).toBe('1');
  });
});
