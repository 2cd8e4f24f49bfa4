import { watchedEmulator } from './watched-emulator';

const { client, emulator } = watchedEmulator();
const NOT_FOUND = { status: 404, code: 20404 };
const PEM = '-----BEGIN CERTIFICATE-----\nMII\n-----BEGIN PRIVATE KEY-----\nMII';

/** Sets the domain's state, and answers its SID. */
async function domain(state: object = {}): Promise<string> {
  const response = await fetch(`${emulator().origin}/_emulator/link-domain`, {
    method: 'POST',
    body: JSON.stringify(state),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { sid: string }).sid;
}

const api = () => client().messaging.v1;

describe('the domain of another account', () => {
  const other = `DN${'0'.repeat(32)}`;

  it.each([
    ['config', () => api().domainConfig(other).fetch()],
    ['new config', () => api().domainConfig(other).update()],
    ['DNS', () => api().domainValidateDns(other).fetch()],
    ['certificate', () => api().domainCerts(other).fetch()],
    ['new certificate', () => api().domainCerts(other).update({ tlsCert: PEM })],
    ['deleted certificate', () => api().domainCerts(other).remove()],
    ['managed certificate', () => api().requestManagedCert(other).update()],
    ['service', () => api().linkshorteningMessagingService(other, emulator().messagingServiceSid).create()],
  ])('is not found: %s', async (_what, ask) => {
    await expect(ask()).rejects.toMatchObject(NOT_FOUND);
  });
});

describe('the config', () => {
  it('is updated where something is given, and keeps the rest', async () => {
    const sid = await domain();
    const callbackUrl = 'https://example.com/clicks';
    await api().domainConfig(sid).update({ callbackUrl, fallbackUrl: 'https://example.com' });
    const updated = await api().domainConfig(sid).update({ disableHttps: true, fallbackUrl: '' });
    const now = { callbackUrl, fallbackUrl: null, continueOnFailure: true, disableHttps: true };
    expect(updated).toMatchObject(now);
    expect((await api().domainConfig(sid).fetch()).toJSON()).toMatchObject({ domainSid: sid, ...now });
  });

  it('is found by an associated service', async () => {
    const { messagingServiceSid } = emulator();
    const domainSid = await domain();
    const config = await api().domainConfigMessagingService(messagingServiceSid).fetch();
    expect(config.toJSON()).toMatchObject({ domainSid, messagingServiceSid, continueOnFailure: true });
  });

  it.each([
    [30109, { callbackUrl: 'nowhere' }],
    [30122, { fallbackUrl: 'nowhere' }],
  ])('is refused with %j for %j, and stays as it was', async (code, change) => {
    const config = api().domainConfig(await domain());
    await expect(config.update({ disableHttps: true, ...change })).rejects.toMatchObject({
      status: 400,
      code,
    });
    expect((await config.fetch()).disableHttps).toBe(false);
  });
});

describe('the DNS records', () => {
  it.each([
    ['valid', true, null],
    ['invalid', false, expect.stringContaining('does not lead to Twilio')],
  ])('that are %s are so called', async (dns, isValid, reason) => {
    const domainSid = await domain({ dns });
    expect(await api().domainValidateDns(domainSid).fetch()).toMatchObject({ domainSid, isValid, reason });
  });
});

describe('the certificate', () => {
  const DAY_MS = 86_400_000;

  it.each([
    ['valid', 90],
    ['expired', -1],
  ])('that is %s expires %j days from now', async (certificate, days) => {
    const { dateExpires, certInValidation } = await api()
      .domainCerts(await domain({ certificate }))
      .fetch();
    expect(Math.round((dateExpires.getTime() - Date.now()) / DAY_MS)).toBe(days);
    expect(certInValidation).toBeNull();
  });

  it('that was uploaded is pending', async () => {
    const sid = await domain({ certificate: 'none' });
    await expect(api().domainCerts(sid).fetch()).rejects.toMatchObject(NOT_FOUND);
    await api().domainCerts(sid).update({ tlsCert: PEM });
    const { certInValidation } = await api().domainCerts(sid).fetch();
    expect(certInValidation).toMatchObject({ status: 'pending' });
  });

  it('needs its private key', async () => {
    const certs = api().domainCerts(await domain());
    await expect(certs.update({ tlsCert: '-----BEGIN CERTIFICATE-----' })).rejects.toMatchObject({
      status: 400,
      code: 30116,
    });
  });

  it('is deleted once', async () => {
    const certs = api().domainCerts(await domain());
    expect(await certs.remove()).toBe(true);
    await expect(certs.remove()).rejects.toMatchObject(NOT_FOUND);
  });

  it('is got by Twilio where DNS allows', async () => {
    const sid = await domain({ certificate: 'none' });
    const wanted = await api().requestManagedCert(sid).update();
    expect(wanted).toMatchObject({ domainSid: sid, managed: true, requesting: true });
    await domain({ dns: 'invalid' });
    await expect(api().requestManagedCert(sid).update()).rejects.toMatchObject({ status: 400, code: 30134 });
  });
});

describe('a Messaging Service', () => {
  const domainOf = (sid: string) => api().linkshorteningMessagingServiceDomainAssociation(sid).fetch();

  it('has the domain from the start', async () => {
    const { messagingServiceSid } = emulator();
    const domainSid = await domain();
    expect(await domainOf(messagingServiceSid)).toMatchObject({ domainSid, messagingServiceSid });
  });

  it('that is new has it when it is associated, until it is removed', async () => {
    const domainSid = await domain();
    const { sid } = await api().services.create({ friendlyName: 'New' });
    const association = api().linkshorteningMessagingService(domainSid, sid);
    await expect(domainOf(sid)).rejects.toMatchObject(NOT_FOUND);
    await expect(association.remove()).rejects.toMatchObject(NOT_FOUND);
    await expect(api().domainConfigMessagingService(sid).fetch()).rejects.toMatchObject(NOT_FOUND);
    await association.create();
    expect((await domainOf(sid)).domainSid).toBe(domainSid);
    expect(await association.remove()).toBe(true);
    await expect(domainOf(sid)).rejects.toMatchObject(NOT_FOUND);
  });

  it('that does not exist is not found', async () => {
    const nobody = api().linkshorteningMessagingService(await domain(), `MG${'0'.repeat(32)}`);
    await expect(nobody.create()).rejects.toMatchObject(NOT_FOUND);
  });
});
