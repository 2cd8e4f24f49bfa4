import { watchedEmulator } from './watched-emulator';

const { client, emulator } = watchedEmulator();

async function comply(settings: object): Promise<void> {
  const response = await fetch(`${emulator().origin}/_emulator/compliance`, {
    method: 'POST',
    body: JSON.stringify(settings),
  });
  expect(response.status).toBe(200);
}

const service = () => client().messaging.v1.services(emulator().messagingServiceSid);

describe('US A2P campaigns', () => {
  it.each(['VERIFIED', 'IN_PROGRESS', 'FAILED'])('are listed as %s', async (usA2p) => {
    await comply({ usA2p });
    const [campaign, ...others] = await service().usAppToPerson.list();
    expect(campaign).toMatchObject({
      campaignStatus: usA2p,
      messagingServiceSid: emulator().messagingServiceSid,
    });
    expect(others).toEqual([]);
  });

  it('are missing where none was registered', async () => {
    await comply({ usA2p: 'none' });
    expect(await service().usAppToPerson.list()).toEqual([]);
  });

  it('are not found for a service that is not there', async () => {
    const nobody = client().messaging.v1.services(`MG${'0'.repeat(32)}`);
    await expect(nobody.usAppToPerson.list()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe('toll-free verifications', () => {
  const list = () => client().messaging.v1.tollfreeVerifications.list();

  it.each(['TWILIO_APPROVED', 'PENDING_REVIEW', 'IN_REVIEW', 'TWILIO_REJECTED'])(
    'are listed as %s',
    async (tollFree) => {
      await comply({ tollFree });
      const [number] = await client().incomingPhoneNumbers.list({ phoneNumber: '+18885550142' });
      const [verification, ...others] = await list();
      expect(verification).toMatchObject({ status: tollFree, tollfreePhoneNumberSid: number!.sid });
      expect(others.map(({ status }) => status)).toEqual([tollFree]);
    },
  );

  it('are found by number and by status', async () => {
    const { tollfreeVerifications } = client().messaging.v1;
    const numbers = await client().incomingPhoneNumbers.list();
    const found = await Promise.all(
      numbers.map(({ sid }) => tollfreeVerifications.list({ tollfreePhoneNumberSid: sid })),
    );
    expect(found.map((list) => list.length)).toEqual(
      numbers.map(({ phoneNumber }) => (/^\+18(88|33)/.test(phoneNumber) ? 1 : 0)),
    );
    expect(await tollfreeVerifications.list({ status: 'IN_REVIEW' })).toEqual([]);
    expect(await tollfreeVerifications.list({ status: 'TWILIO_APPROVED' })).toHaveLength(2);
  });

  it('are missing where none was asked for', async () => {
    await comply({ tollFree: 'none' });
    expect(await list()).toEqual([]);
  });
});

describe('geographic permissions', () => {
  const permissions = async (countryCode?: string) => {
    const { messagingGeopermissions } = client().accounts.v1;
    return (await messagingGeopermissions.fetch(countryCode ? { countryCode } : {})).permissions;
  };

  it('name every country, all of them enabled', async () => {
    const all: { enabled: boolean }[] = await permissions();
    expect(all.length).toBeGreaterThan(200);
    expect(all.every(({ enabled }) => enabled)).toBe(true);
  });

  it('say no for the countries that are blocked', async () => {
    await comply({ blockedCountries: ['FR'] });
    expect(await permissions('FR')).toMatchObject([{ country_code: 'FR', enabled: false }]);
    expect(await permissions('DE')).toMatchObject([{ country_code: 'DE', enabled: true }]);
  });
});

describe('messages', () => {
  const send = (to: string) =>
    client().messages.create({ to, body: 'Hi', messagingServiceSid: emulator().messagingServiceSid });

  it('are refused for countries the account may not send to, and for no others', async () => {
    await comply({ blockedCountries: ['FR'] });
    await expect(send('+33612345678')).rejects.toMatchObject({ status: 400, code: 21408 });
    expect((await send('+12025550177')).status).toBe('accepted');
    expect((await send('whatsapp:+33612345678')).status).toBe('accepted');
  });
});

describe('messages to North America from numbers that are not registered', () => {
  it.each([
    ['+12025550142', { usA2p: 'IN_PROGRESS' }, '+12025550177', 30034],
    ['+12025550142', { tollFree: 'none' }, '+12025550177', null],
    ['+18885550142', { tollFree: 'IN_REVIEW' }, '+12025550177', 30032],
    ['+18885550142', { usA2p: 'none' }, '+12025550177', null],
    ['+18885550142', { tollFree: 'none' }, '+14165550177', 30032],
    ['+12025550142', { usA2p: 'none' }, '+14165550177', null],
    ['+12025550142', { usA2p: 'none' }, '+33612345678', null],
  ])('from %s with %j to %s end with %j', async (from, settings, to, errorCode) => {
    await comply(settings);
    const { sid } = await client().messages.create({ from, to, body: 'Hi' });
    await emulator().idle();
    const status = errorCode === null ? 'delivered' : 'undelivered';
    expect(await client().messages(sid).fetch()).toMatchObject({ status, errorCode });
  });
});

describe('a reset', () => {
  it('brings everything back in order', async () => {
    await comply({ usA2p: 'FAILED', tollFree: 'none', blockedCountries: ['US'] });
    emulator().reset();
    const [campaign] = await service().usAppToPerson.list();
    expect(campaign?.campaignStatus).toBe('VERIFIED');
    expect(await client().messaging.v1.tollfreeVerifications.list()).toHaveLength(2);
    const { messagingServiceSid } = emulator();
    await client().messages.create({ to: '+12025550177', body: 'Hi', messagingServiceSid });
  });
});
