import { watchedEmulator } from './watched-emulator';

const { client, emulator } = watchedEmulator();

const pool = () => client().messaging.v1.services(emulator().messagingServiceSid);
const shown = (sender: { toJSON(): unknown }) => sender.toJSON();

describe('the sender pool', () => {
  it('takes, shows, lists and gives back a phone number', async () => {
    const { phoneNumbers } = pool();
    const [free] = await client().incomingPhoneNumbers.list({ phoneNumber: '+16135550142' });
    const added = await phoneNumbers.create({ phoneNumberSid: free!.sid });
    expect(added).toMatchObject({ phoneNumber: '+16135550142', countryCode: 'CA' });
    expect(shown(await phoneNumbers(added.sid).fetch())).toEqual(shown(added));
    expect((await phoneNumbers.list({ pageSize: 2 })).map(({ sid }) => sid)).toContain(added.sid);
    expect(await phoneNumbers(added.sid).remove()).toBe(true);
  });

  it('takes, shows, lists and gives back a short code', async () => {
    const { shortCodes } = pool();
    const [owned] = await client().shortCodes.list();
    const added = await shortCodes.create({ shortCodeSid: owned!.sid });
    expect(added).toMatchObject({ shortCode: '72345', countryCode: 'US', capabilities: ['SMS', 'MMS'] });
    expect(shown(await shortCodes(added.sid).fetch())).toEqual(shown(added));
    expect((await shortCodes.list()).map(shown)).toEqual([shown(added)]);
    expect(await shortCodes(added.sid).remove()).toBe(true);
    expect(await shortCodes.list()).toEqual([]);
  });

  it('takes, shows, lists and gives back an alpha sender', async () => {
    const { alphaSenders } = pool();
    const added = await alphaSenders.create({ alphaSender: 'My Shop' });
    expect(added).toMatchObject({ alphaSender: 'My Shop', capabilities: ['SMS'] });
    expect(shown(await alphaSenders(added.sid).fetch())).toEqual(shown(added));
    expect((await alphaSenders.list()).map(shown)).toEqual([shown(added)]);
    expect(await alphaSenders(added.sid).remove()).toBe(true);
    expect(await alphaSenders.list()).toEqual([]);
  });

  it('takes, shows, lists and gives back an alpha sender for a country', async () => {
    const { destinationAlphaSenders } = pool();
    const added = await destinationAlphaSenders.create({ alphaSender: 'Boutique', isoCountryCode: 'FR' });
    expect(added).toMatchObject({ alphaSender: 'Boutique', isoCountryCode: 'FR' });
    expect(shown(await destinationAlphaSenders(added.sid).fetch())).toEqual(shown(added));
    expect((await destinationAlphaSenders.list({ isoCountryCode: 'FR' })).map(shown)).toEqual([shown(added)]);
    expect(await destinationAlphaSenders.list({ isoCountryCode: 'DE' })).toEqual([]);
    expect(await destinationAlphaSenders(added.sid).remove()).toBe(true);
  });

  it.each([
    ['1', { sender: 'whatsapp:+12025550142', senderType: 'WhatsApp' }],
    ['2', { sender: 'rcs:example_agent', senderType: 'RCS' }],
  ])('takes, shows, lists and gives back the channel sender XE%s…', async (digit, expected) => {
    const { channelSenders } = pool();
    const added = await channelSenders.create({ sid: `XE${digit.repeat(32)}` });
    expect(added).toMatchObject({ ...expected, messagingServiceSid: emulator().messagingServiceSid });
    expect(shown(await channelSenders(added.sid).fetch())).toEqual(shown(added));
    expect((await channelSenders.list()).map(shown)).toEqual([shown(added)]);
    expect(await channelSenders(added.sid).remove()).toBe(true);
    expect(await channelSenders.list()).toEqual([]);
  });

  it('refuses in the words of Twilio', async () => {
    const { alphaSenders, channelSenders, shortCodes } = pool();
    await alphaSenders.create({ alphaSender: 'Shop' });
    await expect(alphaSenders.create({ alphaSender: 'Shop' })).rejects.toMatchObject({ code: 21710 });
    await expect(alphaSenders.create({ alphaSender: '24' })).rejects.toMatchObject({ code: 21709 });
    const nowhere = shortCodes(`SC${'0'.repeat(32)}`).fetch();
    await expect(nowhere).rejects.toMatchObject({ status: 404, code: 20404 });
    const nobody = client().messaging.v1.services(`MG${'0'.repeat(32)}`);
    await expect(nobody.channelSenders.list()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(channelSenders.create({ sid: `XE${'0'.repeat(32)}` })).rejects.toMatchObject({
      code: 20404,
    });
  });
});

describe('short codes', () => {
  it('are listed, found by number and by name, and fetched', async () => {
    const [code] = await client().shortCodes.list({ pageSize: 1 });
    expect(shown(await client().shortCodes(code!.sid).fetch())).toEqual(shown(code!));
    const sids = async (filter: object) => (await client().shortCodes.list(filter)).map(({ sid }) => sid);
    expect(await sids({ shortCode: '72*45' })).toEqual([code!.sid]);
    expect(await sids({ friendlyName: '72345' })).toEqual([code!.sid]);
    expect(await sids({ shortCode: '999' })).toEqual([]);
    const nowhere = client().shortCodes(`SC${'0'.repeat(32)}`);
    await expect(nowhere.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});
