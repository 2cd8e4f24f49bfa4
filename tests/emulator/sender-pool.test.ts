import type { ServiceContext } from 'twilio/lib/rest/messaging/v1/service';
import { startBench } from './bench';

const WHATSAPP = `XE${'1'.repeat(32)}`;
const RCS = `XE${'2'.repeat(32)}`;

const bench = startBench();
const services = () => bench.client.messaging.v1.services;
const own = () => services()(bench.emulator.messagingServiceSid);

/** Another service, whose pool is empty. */
async function another(): Promise<ServiceContext> {
  const { sid } = await services().create({ friendlyName: 'Other' });
  return services()(sid);
}

async function addNumber({ phoneNumbers }: ServiceContext, phoneNumber: string) {
  const [number] = await bench.client.incomingPhoneNumbers.list({ phoneNumber });
  return phoneNumbers.create({ phoneNumberSid: number!.sid });
}

async function addShortCode({ shortCodes }: ServiceContext) {
  const [code] = await bench.client.shortCodes.list();
  return shortCodes.create({ shortCodeSid: code!.sid });
}

const addAlpha = ({ alphaSenders }: ServiceContext, alphaSender: string) =>
  alphaSenders.create({ alphaSender });

const addDestinationAlpha = (pool: ServiceContext, alphaSender: string, isoCountryCode: string) =>
  pool.destinationAlphaSenders.create({ alphaSender, isoCountryCode });

const addChannelSender = ({ channelSenders }: ServiceContext, sid: string) => channelSenders.create({ sid });

const refused = (status: number, code: number) => ({ status, code });

describe('The sender pool', () => {
  it('starts with a long code, a toll-free and a British number; the account has four more', async () => {
    const pool = await own().phoneNumbers.list();
    expect(pool.map((one) => [one.phoneNumber, one.countryCode, one.capabilities])).toEqual([
      ['+12025550142', 'US', ['SMS', 'MMS', 'Voice']],
      ['+18885550142', 'US', ['SMS', 'MMS', 'Voice']],
      ['+447700900142', 'GB', ['SMS', 'Voice']],
    ]);
    const all = await bench.client.incomingPhoneNumbers.list();
    expect(all.slice(3).map((one) => [one.phoneNumber, one.capabilities.sms])).toEqual([
      ['+16135550142', true],
      ['+13125550142', true],
      ['+18335550142', true],
      ['+14165550142', false],
    ]);
    expect(await bench.client.incomingPhoneNumbers(all[0]!.sid).fetch()).toMatchObject({ sid: all[0]!.sid });
  });

  it('takes a number and gives it back', async () => {
    const { sid } = await addNumber(own(), '+16135550142');
    expect((await own().phoneNumbers(sid).fetch()).phoneNumber).toBe('+16135550142');
    await own().phoneNumbers(sid).remove();
    await expect(own().phoneNumbers(sid).fetch()).rejects.toMatchObject(refused(404, 20404));
  });

  it('holds a sender once, and no other pool holds it as well', async () => {
    const adders = [
      (pool: ServiceContext) => addNumber(pool, '+16135550142'),
      addShortCode,
      (pool: ServiceContext) => addChannelSender(pool, RCS),
    ];
    const other = await another();
    for (const add of adders) {
      await add(own());
      await expect(add(own())).rejects.toMatchObject(refused(409, 21710));
      await expect(add(other)).rejects.toMatchObject(refused(409, 21712));
    }
  });

  it('holds a name once for each country, and other pools may hold it too', async () => {
    await addAlpha(own(), 'Shop');
    await addDestinationAlpha(own(), 'Shop', 'FR');
    await addDestinationAlpha(own(), 'Shop', 'DE');
    await expect(addAlpha(own(), 'Shop')).rejects.toMatchObject(refused(409, 21710));
    await expect(addDestinationAlpha(own(), 'Shop', 'FR')).rejects.toMatchObject(refused(409, 21710));
    await addAlpha(await another(), 'Shop');
  });

  it('refuses senders that the account does not have', async () => {
    const sid = (prefix: string) => prefix + '0'.repeat(32);
    const { phoneNumbers, shortCodes, channelSenders } = own();
    for (const adding of [
      phoneNumbers.create({ phoneNumberSid: sid('PN') }),
      shortCodes.create({ shortCodeSid: sid('SC') }),
      channelSenders.create({ sid: sid('XE') }),
    ]) {
      await expect(adding).rejects.toMatchObject(refused(404, 20404));
    }
  });

  it('refuses a number without SMS', async () => {
    await expect(addNumber(own(), '+14165550142')).rejects.toMatchObject(refused(400, 21715));
  });

  it.each(['123456', 'LongerThan11', 'Café', 'a.b', ' + '])('refuses the name %j', async (name) => {
    await expect(addAlpha(own(), name)).rejects.toMatchObject(refused(400, 21709));
    await expect(addDestinationAlpha(own(), name, 'FR')).rejects.toMatchObject(refused(400, 21709));
  });

  it.each(['A', 'My Shop-24', '+A_b & 3'])('takes the name %j', async (name) => {
    expect(await addAlpha(own(), name)).toMatchObject({ alphaSender: name, capabilities: ['SMS'] });
  });

  it('refuses an alpha sender without a name, and one for no country that there is', async () => {
    await expect(addAlpha(own(), '')).rejects.toMatchObject(refused(400, 21708));
    await expect(addDestinationAlpha(own(), 'Shop', '')).rejects.toMatchObject(refused(400, 20001));
    await expect(addDestinationAlpha(own(), 'Shop', 'XX')).rejects.toMatchObject(refused(400, 20001));
  });

  it('lists alpha senders of all countries apart from those of one', async () => {
    await addAlpha(own(), 'Shop');
    await addDestinationAlpha(own(), 'Boutique', 'FR');
    await addDestinationAlpha(own(), 'Laden', 'DE');
    const { alphaSenders, destinationAlphaSenders } = own();
    const names = (list: { alphaSender: string }[]) => list.map(({ alphaSender }) => alphaSender);
    expect(names(await alphaSenders.list())).toEqual(['Shop']);
    expect(names(await destinationAlphaSenders.list())).toEqual(['Boutique', 'Laden']);
    expect(names(await destinationAlphaSenders.list({ isoCountryCode: 'DE' }))).toEqual(['Laden']);
  });

  it('is full with 400 senders of all kinds together', async () => {
    for (let index = 3; index < 400; index += 1) await addAlpha(own(), `Shop ${index}`);
    await expect(addShortCode(own())).rejects.toMatchObject(refused(412, 21714));
    await expect(addAlpha(own(), 'Shop')).rejects.toMatchObject(refused(412, 21714));
    const [first] = await own().phoneNumbers.list();
    await own().phoneNumbers(first!.sid).remove();
    await addShortCode(own());
  });

  it('frees its senders when the service is deleted', async () => {
    const other = await another();
    await addNumber(other, '+16135550142');
    await addShortCode(other);
    await other.remove();
    await addNumber(own(), '+16135550142');
    await addShortCode(own());
  });
});

describe('A sender is picked', () => {
  const AMERICAN = '+12025551234';
  const CANADIAN = '+16135551234';
  const BRITISH = '+447700900999';
  const FRENCH = '+33612345678';
  const MEDIA = { mediaUrl: ['https://example.com/a.png'] };

  /** Whom a service sends from, or why it does not. */
  async function sender(pool: ServiceContext, to: string, more: object = {}) {
    const { sid: messagingServiceSid } = await pool.fetch();
    const { sid } = await bench.client.messages.create({ to, body: 'Hi', messagingServiceSid, ...more });
    await bench.emulator.idle();
    const { from, errorCode } = await bench.client.messages(sid).fetch();
    return from ?? errorCode;
  }

  it('anew once it has left the pool', async () => {
    expect(await sender(own(), BRITISH)).toBe('+447700900142');
    const british = (await own().phoneNumbers.list()).find((one) => one.countryCode === 'GB');
    await own().phoneNumbers(british!.sid).remove();
    expect(await sender(own(), BRITISH)).toMatch(/^\+1/);
  });

  it('by name outside the US and Canada: the country’s own first', async () => {
    await addAlpha(own(), 'Shop');
    await addDestinationAlpha(own(), 'Boutique', 'FR');
    expect(await sender(own(), FRENCH)).toBe('Boutique');
    expect(await sender(own(), BRITISH)).toBe('Shop');
    expect(await sender(own(), AMERICAN)).toMatch(/^\+1/);
    expect(await sender(own(), CANADIAN)).toMatch(/^\+1/);
  });

  it('for media among numbers, even where a name was heard from last', async () => {
    await addAlpha(own(), 'Shop');
    expect(await sender(own(), BRITISH)).toBe('Shop');
    expect(await sender(own(), BRITISH, MEDIA)).toBe('+447700900142');
  });

  it('from a short code in its own country only', async () => {
    await addShortCode(own());
    expect(await sender(own(), AMERICAN)).toBe('72345');
    expect(await sender(own(), CANADIAN)).toMatch(/^\+1/);
    expect(await sender(own(), BRITISH)).toBe('+447700900142');
  });

  it('from the one last heard from, unless the service forbids it', async () => {
    const to = AMERICAN;
    const before = await sender(own(), to);
    await addShortCode(own());
    expect(await sender(own(), to)).toBe(before);
    await own().update({ stickySender: false });
    expect(await sender(own(), to)).toBe('72345');
  });

  it('on its own channel, and for no other', async () => {
    await addChannelSender(own(), WHATSAPP);
    await addChannelSender(own(), RCS);
    expect(await sender(own(), `whatsapp:${BRITISH}`)).toBe('whatsapp:+12025550142');
    expect(await sender(own(), `rcs:${BRITISH}`)).toBe('rcs:example_agent');
    expect(await sender(own(), BRITISH)).toBe('+447700900142');
  });

  it('from the numbers for a channel that the pool has no sender of', async () => {
    await addChannelSender(own(), RCS);
    expect(await sender(own(), `whatsapp:${BRITISH}`)).toBe('whatsapp:+447700900142');
  });

  it.each<[string, (pool: ServiceContext) => Promise<unknown>, string, object]>([
    ['a name to the US', (pool) => addAlpha(pool, 'Shop'), AMERICAN, {}],
    ['a short code to another country', addShortCode, BRITISH, {}],
    ['an agent to a number', (pool) => addChannelSender(pool, RCS), BRITISH, {}],
    ['a name for media', (pool) => addAlpha(pool, 'Shop'), FRENCH, MEDIA],
  ])('never: %s ends with 21703', async (_what, add, to, more) => {
    const other = await another();
    await add(other);
    expect(await sender(other, to, more)).toBe(21703);
  });

  it('without MMS for media abroad, but not in the US', async () => {
    for (const { sid, countryCode } of await own().phoneNumbers.list()) {
      if (countryCode === 'US') await own().phoneNumbers(sid).remove();
    }
    expect(await sender(own(), FRENCH, MEDIA)).toBe('+447700900142');
    expect(await sender(own(), AMERICAN, MEDIA)).toBe(21703);
    expect(await sender(own(), AMERICAN)).toBe('+447700900142');
  });
});
