import { watchedEmulator } from './watched-emulator';

const { client, emulator } = watchedEmulator();
const ana = '+14155550101';

/** A correlation ID of its own for each item of a test. */
const id = (n: number) => String(n).padStart(32, '0');

describe('consents', () => {
  const consent = (n: number, changes: object = {}) => ({
    contact_id: ana,
    correlation_id: id(n),
    sender_id: emulator().messagingServiceSid,
    status: 'opt-out',
    source: 'website',
    ...changes,
  });
  const push = async (...items: unknown[]) =>
    (await client().accounts.v1.bulkConsents.create({ items })).items;
  const send = () =>
    client()
      .messages.create({ to: ana, from: '+12025550142', body: 'Hi' })
      .then(
        () => 'sent',
        ({ code }: { code: number }) => code,
      );

  it('block a handset for a Messaging Service, and unblock it', async () => {
    expect(await push(consent(1, { date_of_consent: '2025-02-28T10:05:27Z' }))).toEqual([
      { correlation_id: id(1), error_code: 0, error_messages: [] },
    ]);
    expect(await send()).toBe(21610);
    await push(consent(2, { status: 'opt-in' }));
    expect(await send()).toBe('sent');
  });

  it('for a number in a service are for the whole service', async () => {
    await push(consent(1, { sender_id: '+18885550142' }));
    expect(await send()).toBe(21610);
  });

  it('for another sender leave the service alone', async () => {
    await push(consent(1, { sender_id: '+16135550142' }));
    expect(await send()).toBe('sent');
  });

  it.each([
    ['INVALID_CONTACT_ID', { contact_id: '4155550101' }],
    ['INVALID_CONTACT_ID', { contact_id: 'whatsapp:+14155550101' }],
    ['INVALID_CORRELATION_ID', { correlation_id: '02520cfa-6c43-2f0e-3ec3-a38c122d428d' }],
    ['INVALID_SENDER_ID', { sender_id: `MG${'0'.repeat(32)}` }],
    ['INVALID_SENDER_ID', { sender_id: '+12025550199' }],
    ['INVALID_STATUS', { status: 'opted-out' }],
    ['INVALID_SOURCE', { source: 'web' }],
    ['INVALID_SOURCE', { source: undefined }],
    ['INVALID_DATE_OF_CONSENT', { date_of_consent: '2025-02-28' }],
    ['INVALID_DATE_OF_CONSENT', { date_of_consent: '2999-01-01T00:00:00Z' }],
  ])('are not stored for an item with %s: %j', async (fault, changes) => {
    const [result] = await push(consent(1, changes));
    expect(result).toMatchObject({ error_code: 30646, error_messages: [fault] });
    expect(await send()).toBe('sent');
  });

  it('are judged one by one, and all faults of an item are named', async () => {
    expect(await push(consent(1, { contact_id: '+19', status: 'stop' }), consent(2))).toEqual([
      { correlation_id: id(1), error_code: 30646, error_messages: ['INVALID_STATUS', 'INVALID_CONTACT_ID'] },
      { correlation_id: id(2), error_code: 0, error_messages: [] },
    ]);
    expect(await send()).toBe(21610);
  });

  it('need a correlation ID each', async () => {
    const [, second] = await push(consent(1), consent(1, { status: 'opt-in' }));
    expect(second).toMatchObject({ error_code: 30646, error_messages: ['INVALID_CORRELATION_ID'] });
    expect(await send()).toBe(21610);
  });

  it('come in calls of 25 at most', async () => {
    const items = Array.from({ length: 26 }, (_, n) => consent(n));
    expect(await push(...items.slice(0, 25))).toHaveLength(25);
    await expect(push(...items)).rejects.toMatchObject({ status: 400, code: 20001 });
  });

  it.each([[[]], [['text']], [['[]']], [['null']], [[{ to: ana }]]])(
    'are refused as a whole where they cannot be read: %j',
    async (items) => {
      await expect(push(...items)).rejects.toMatchObject({ status: 400, code: 20001 });
    },
  );

  it('are forgotten with a reset', async () => {
    await push(consent(1));
    emulator().reset();
    expect(await send()).toBe('sent');
  });
});

describe('contacts', () => {
  const contact = (n: number, changes: object = {}) => ({
    contact_id: ana,
    correlation_id: id(n),
    country_iso_code: 'US',
    zip_code: '94105',
    ...changes,
  });
  const push = async (...items: unknown[]) =>
    (await client().accounts.v1.bulkContacts.create({ items })).items;

  it('are stored', async () => {
    const german = { contact_id: '+4915112345678', country_iso_code: 'DE', zip_code: '10115' };
    const british = { contact_id: '+447700900123', country_iso_code: 'GB', zip_code: 'SW1A 1AA' };
    const results = await push(contact(1), contact(2, german), contact(3, british));
    expect(results.map(({ error_code }: { error_code: number }) => error_code)).toEqual([0, 0, 0]);
  });

  it.each([
    ['INVALID_CONTACT_ID', { contact_id: '+19' }],
    ['INVALID_CORRELATION_ID', { correlation_id: '1' }],
    ['INVALID_COUNTRY_ISO_CODE', { country_iso_code: 'UK' }],
    ['INVALID_COUNTRY_ISO_CODE', { country_iso_code: 'de' }],
    ['INVALID_ZIP_CODE', { zip_code: '9410' }],
    ['INVALID_ZIP_CODE', { zip_code: undefined }],
  ])('are not stored for an item with %s: %j', async (fault, changes) => {
    expect(await push(contact(1, changes))).toMatchObject([{ error_code: 30647, error_messages: [fault] }]);
  });

  it('come in calls of 25 at most', async () => {
    const items = Array.from({ length: 26 }, (_, n) => contact(n));
    await expect(push(...items)).rejects.toMatchObject({ status: 400, code: 20001 });
  });
});

describe('the safe list', () => {
  const list = () => client().accounts.v1.safelist;

  it('takes a number, shows it and gives it up', async () => {
    const { sid, phoneNumber } = await list().create({ phoneNumber: ana });
    expect(sid).toMatch(/^GN[0-9a-f]{32}$/);
    expect(phoneNumber).toBe(ana);
    expect(await list().fetch({ phoneNumber: ana })).toMatchObject({ sid, phoneNumber });
    expect(await list().remove({ phoneNumber: ana })).toBe(true);
    await expect(list().fetch({ phoneNumber: ana })).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('takes the prefix of a thousand numbers', async () => {
    await list().create({ phoneNumber: '+14155550xxx' });
    expect((await list().fetch({ phoneNumber: '+14155550xxx' })).phoneNumber).toBe('+14155550xxx');
  });

  it('takes a number only once', async () => {
    await list().create({ phoneNumber: ana });
    await expect(list().create({ phoneNumber: ana })).rejects.toMatchObject({ status: 400, code: 60411 });
  });

  it('does not remove what is not there', async () => {
    await expect(list().remove({ phoneNumber: ana })).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it.each(['4155550101', 'whatsapp:+14155550101', ''])(
    'refuses %j, which is no number',
    async (phoneNumber) => {
      const refusal = { status: 400, code: 20001 };
      await expect(list().create({ phoneNumber })).rejects.toMatchObject(refusal);
      await expect(list().fetch({ phoneNumber })).rejects.toMatchObject(refusal);
      await expect(list().remove({ phoneNumber })).rejects.toMatchObject(refusal);
    },
  );

  it('is empty after a reset', async () => {
    await list().create({ phoneNumber: ana });
    emulator().reset();
    await expect(list().fetch({ phoneNumber: ana })).rejects.toMatchObject({ status: 404 });
  });
});
