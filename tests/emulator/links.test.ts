import twilio from 'twilio';
import { recipient, startBench } from './bench';

const bench = startBench({ linkDomain: 'go.example.com' });
const LONG = 'https://shop.example.com/sale?u=1&c=2';

const send = (body: string, options: object = {}) =>
  bench.client.messages.create({
    to: recipient(),
    body,
    messagingServiceSid: bench.emulator.messagingServiceSid,
    shortenUrls: true,
    ...options,
  });

describe('Short links', () => {
  it('replace each link of a body, but not the full stop behind it', async () => {
    const { body, sid } = await send(`Sale: ${LONG}. Help: http://example.com/help!`);
    expect(body).toMatch(
      /^Sale: https:\/\/go\.example\.com\/[\w-]{8}\. Help: https:\/\/go\.example\.com\/[\w-]{8}!$/,
    );
    const [message] = await bench.controls.messages(recipient());
    expect(message?.sid).toBe(sid);
    expect(message?.links.map(({ link }) => link)).toEqual([LONG, 'http://example.com/help']);
  });

  it('differ for each recipient', async () => {
    const [one, two] = await Promise.all([send(LONG), send(LONG)]);
    expect(one.body).not.toBe(two.body);
  });

  it('stay away where nobody asks for them', async () => {
    expect((await send(LONG, { shortenUrls: false })).body).toBe(LONG);
  });
});

describe('A click', () => {
  it('is told to the link domain’s callback as unsigned JSON', async () => {
    const { sid, body } = await send(LONG);
    await bench.emulator.idle();
    const answer = await bench.controls.click({ shortUrl: body, userAgent: 'Phone/1' });
    expect(answer).toMatchObject({ sid, shortUrl: body, link: LONG, webhook: { status: 204 } });
    const told = bench.product.received.at(-1)!;
    expect(told.url).toBe(`${bench.product.origin}/clicks?key=secret`);
    expect(told.headers['x-twilio-signature']).toBeUndefined();
    expect(JSON.parse(told.body)).toEqual({
      event_type: 'click',
      sms_sid: sid,
      to: recipient(),
      from: expect.stringMatching(/^\+1/),
      link: LONG,
      click_time: expect.stringMatching(/Z$/),
      messaging_service_sid: bench.emulator.messagingServiceSid,
      account_sid: bench.emulator.accountSid,
      user_agent: 'Phone/1',
    });
  });

  it('is told to the status callback as a signed form, if so asked', async () => {
    const { sid } = await send(LONG);
    await bench.emulator.idle();
    await bench.controls.click({ sid, source: 'status', eventType: 'preview' });
    const { url, headers, form } = bench.product.received.at(-1)!;
    expect(url).toBe(`${bench.product.origin}/status`);
    expect(form).toMatchObject({ event_type: 'preview', sms_sid: sid, link: LONG });
    const signature = String(headers['x-twilio-signature']);
    expect(twilio.validateRequest(bench.emulator.authToken, signature, url, form)).toBe(true);
  });

  it('is told to Event Streams as a batch of CloudEvents, if so asked', async () => {
    const { sid, body } = await send(LONG);
    await bench.emulator.idle();
    await bench.controls.click({ sid, source: 'events' });
    expect(JSON.parse(bench.product.received.at(-1)!.body)).toEqual([
      expect.objectContaining({
        specversion: '1.0',
        type: 'com.twilio.daptbt.link-shortening.link-clicked',
        id: expect.any(String),
        data: expect.objectContaining({ message_sid: sid, link: LONG, shortened_link: body }),
      }),
    ]);
  });

  it('on nothing is an error', async () => {
    const { sid } = await send('No link here');
    await expect(bench.controls.click({ sid })).rejects.toThrow('404');
    await expect(bench.controls.click({})).rejects.toThrow('400');
  });
});
