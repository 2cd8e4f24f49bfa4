import { recipient, startBench } from './bench';

const bench = startBench({ linkDomain: 'go.example.com' });
const LINK = 'https://shop.example.com/sale';

interface Domain {
  sid: string;
  name: string;
  dns: string;
  certificate: string;
}

const control = (state: object) =>
  fetch(`${bench.emulator.origin}/_emulator/link-domain`, { method: 'POST', body: JSON.stringify(state) });
const domain = async (state: object = {}) => (await (await control(state)).json()) as Domain;
const config = async () => bench.client.messaging.v1.domainConfig((await domain()).sid);

const send = () =>
  bench.client.messages.create({
    to: recipient(),
    body: LINK,
    messagingServiceSid: bench.emulator.messagingServiceSid,
    shortenUrls: true,
  });

describe('The control of the link domain', () => {
  it('answers what is in force, and keeps what is not given', async () => {
    const { sid } = await domain({ dns: 'invalid' });
    const now = await domain({ certificate: 'expired' });
    expect(now).toEqual({ sid, name: 'go.example.com', dns: 'invalid', certificate: 'expired' });
    await bench.controls.reset();
    expect(await domain()).toEqual({ ...now, dns: 'valid', certificate: 'valid' });
  });

  it('refuses what it does not know', async () => {
    expect((await control({ dns: 'perhaps' })).status).toBe(400);
    expect((await control({ name: 'other.example.com' })).status).toBe(400);
  });
});

describe('The config of the link domain', () => {
  it('begins with the configured callback, also after a reset', async () => {
    const configured = `${bench.product.origin}/clicks?key=secret`;
    expect((await (await config()).fetch()).callbackUrl).toBe(configured);
    await (await config()).update({ callbackUrl: '' });
    await bench.controls.reset();
    expect((await (await config()).fetch()).callbackUrl).toBe(configured);
  });

  it('decides where clicks are told', async () => {
    const { sid } = await send();
    await bench.emulator.idle();
    await (await config()).update({ callbackUrl: `${bench.product.origin}/elsewhere` });
    await bench.controls.click({ sid });
    expect(bench.product.received.at(-1)!.url).toBe(`${bench.product.origin}/elsewhere`);
    await (await config()).update({ callbackUrl: '' });
    expect((await bench.controls.click({ sid })).webhook).toBeNull();
  });

  it('decides whether short links begin with https', async () => {
    expect((await send()).body).toMatch(/^https:\/\/go\.example\.com\/[\w-]{8}$/);
    await (await config()).update({ disableHttps: true });
    const { body } = await send();
    expect(body).toMatch(/^go\.example\.com\/[\w-]{8}$/);
    expect(await bench.controls.click({ shortUrl: body })).toMatchObject({ link: LINK });
  });
});

describe('A message with short links', () => {
  it('is refused from a service without a domain, and only then', async () => {
    const { messagingServiceSid } = bench.emulator;
    const association = bench.client.messaging.v1.linkshorteningMessagingService(
      (await domain()).sid,
      messagingServiceSid,
    );
    await association.remove();
    await expect(send()).rejects.toMatchObject({ status: 400, code: 30106 });
    await association.create();
    expect((await send()).status).toBe('accepted');
  });
});
