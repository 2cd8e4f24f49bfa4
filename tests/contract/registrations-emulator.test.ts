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
const brands = () => client().messaging.v1.brandRegistrations;
const NOT_FOUND = { status: 404, code: 20404 };

describe('the brand', () => {
  it.each([
    ['APPROVED', 'VERIFIED', 75],
    ['PENDING', 'UNVERIFIED', null],
    ['IN_REVIEW', 'UNVERIFIED', null],
    ['FAILED', 'UNVERIFIED', null],
    ['SUSPENDED', 'VERIFIED', 75],
  ])('%s is listed and fetched as %s with the score %s', async (status, identityStatus, brandScore) => {
    await comply({ brand: status });
    const [brand, ...others] = await brands().list();
    expect(others).toEqual([]);
    expect(brand).toMatchObject({ status, identityStatus, brandScore, taxExemptStatus: null });
    expect(brand!.errors).toHaveLength(status === 'FAILED' ? 1 : 0);
    expect(await brands()(brand!.sid).fetch()).toMatchObject({ sid: brand!.sid, status });
  });

  it('says why it has failed', async () => {
    await comply({ brand: 'FAILED' });
    const [brand] = await brands().list();
    expect(brand!.failureReason).toBe('The state or region of the business is not valid');
    expect(brand!.errors).toMatchObject([{ error_code: 30701, fields: ['region'] }]);
  });

  it('is missing where none was registered', async () => {
    const [brand] = await brands().list();
    await comply({ brand: 'none' });
    expect(await brands().list()).toEqual([]);
    await expect(brands()(brand!.sid).fetch()).rejects.toMatchObject(NOT_FOUND);
  });
});

describe('the campaign', () => {
  it('is fetched with its use case, and belongs to the brand', async () => {
    await comply({ usecase: 'CHARITY' });
    const [[listed], [brand]] = await Promise.all([service().usAppToPerson.list(), brands().list()]);
    const campaign = await service().usAppToPerson(listed!.sid).fetch();
    expect(campaign.toJSON()).toMatchObject({
      brandRegistrationSid: brand!.sid,
      usAppToPersonUsecase: 'CHARITY',
      errors: [],
    });
  });

  it('says why it has failed', async () => {
    await comply({ usA2p: 'FAILED' });
    const [campaign] = await service().usAppToPerson.list();
    expect(campaign!.errors).toMatchObject([{ error_code: 30897, fields: ['MESSAGE_FLOW'] }]);
  });

  it('is not found where none was registered', async () => {
    const [campaign] = await service().usAppToPerson.list();
    await comply({ usA2p: 'none' });
    await expect(service().usAppToPerson(campaign!.sid).fetch()).rejects.toMatchObject(NOT_FOUND);
  });

  it.each([
    ['VERIFIED', true],
    ['IN_PROGRESS', false],
    ['none', false],
  ])('%s makes its service registered: %s', async (usA2p, registered) => {
    await comply({ usA2p });
    expect((await service().fetch()).usAppToPersonRegistered).toBe(registered);
  });
});

describe('the use cases of campaigns', () => {
  const fetch = (brandRegistrationSid?: string) =>
    service().usAppToPersonUsecases.fetch(brandRegistrationSid ? { brandRegistrationSid } : {});

  it('are named with and without a brand', async () => {
    const [brand] = await brands().list();
    const [all, ofBrand] = await Promise.all([fetch(), fetch(brand!.sid)]);
    expect(ofBrand.usAppToPersonUsecases).toEqual(all.usAppToPersonUsecases);
    expect(all.usAppToPersonUsecases).toContainEqual(
      expect.objectContaining({ code: 'MIXED', name: 'Mixed', post_approval_required: false }),
    );
  });

  it('are refused for a brand that is not registered', async () => {
    await expect(fetch(`BN${'0'.repeat(32)}`)).rejects.toMatchObject({ status: 400, code: 21717 });
  });
});

describe('a toll-free verification', () => {
  const verifications = () => client().messaging.v1.tollfreeVerifications;

  it('is fetched by its SID', async () => {
    const [listed] = await verifications().list();
    const fetched = await verifications()(listed!.sid).fetch();
    expect(fetched).toMatchObject({ status: 'TWILIO_APPROVED', errorCode: null, rejectionReasons: null });
    expect(fetched.tollfreePhoneNumberSid).toBe(listed!.tollfreePhoneNumberSid);
  });

  it('says why it was rejected, and that it can be edited', async () => {
    await comply({ tollFree: 'TWILIO_REJECTED' });
    const [listed] = await verifications().list();
    const fetched = await verifications()(listed!.sid).fetch();
    expect(fetched).toMatchObject({ status: 'TWILIO_REJECTED', errorCode: 30513, editAllowed: true });
    expect(fetched.rejectionReasons).toEqual([{ code: 30513, reason: fetched.rejectionReason }]);
    expect(fetched.editExpiration.getTime()).toBeGreaterThan(Date.now());
  });

  it('is not found where none was asked for', async () => {
    const [listed] = await verifications().list();
    await comply({ tollFree: 'none' });
    await expect(verifications()(listed!.sid).fetch()).rejects.toMatchObject(NOT_FOUND);
  });
});
