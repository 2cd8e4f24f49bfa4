import twilio from 'twilio';
import { recipient, startBench } from './bench';

const bench = startBench();
const send = (to = recipient()) =>
  bench.client.messages.create({
    to,
    body: 'Sale today',
    messagingServiceSid: bench.emulator.messagingServiceSid,
  });
const answerWith = (body: string, type = 'text/xml') => {
  bench.product.answer = ({ url }) =>
    url.endsWith('/inbound') ? { status: 200, type, body } : { status: 204 };
};

describe('A text from a handset', () => {
  it('reaches the service’s webhook, signed, with Twilio’s parameters', async () => {
    const mediaUrls = ['https://example.com/cat.png'];
    const { sid } = await bench.controls.inbound({ from: recipient(), body: 'Hello', mediaUrls });
    const [{ url, headers, form } = bench.product.received[0]!] = bench.product.received;
    const signature = String(headers['x-twilio-signature']);
    expect(twilio.validateRequest(bench.emulator.authToken, signature, url, form)).toBe(true);
    expect(form).toMatchObject({
      MessageSid: sid,
      SmsMessageSid: sid,
      From: recipient(),
      To: '+12025550142',
      Body: 'Hello',
      NumMedia: '1',
      MediaUrl0: mediaUrls[0],
      MediaContentType0: 'image/png',
      NumSegments: '1',
      FromCountry: 'US',
      MessagingServiceSid: bench.emulator.messagingServiceSid,
      AccountSid: bench.emulator.accountSid,
    });
    expect(form).not.toHaveProperty('OptOutType');
    expect(await bench.client.messages(sid).fetch()).toMatchObject({
      direction: 'inbound',
      status: 'received',
    });
  });

  it('goes to the number the handset last heard from', async () => {
    await send('+447700900999');
    await bench.emulator.idle();
    expect((await bench.controls.inbound({ from: '+447700900999', body: 'Hi' })).to).toBe('+447700900142');
  });

  it('carries WhatsApp’s own parameters', async () => {
    const { to } = await bench.controls.inbound({ from: 'whatsapp:+12025551234', body: 'Hi' });
    expect(to).toBe('whatsapp:+12025550142');
    expect(bench.product.forms('/inbound')[0]).toMatchObject({
      WaId: '12025551234',
      ProfileName: expect.any(String),
    });
  });

  it('gets each message of the TwiML answer, which then lives like any other', async () => {
    answerWith(`<?xml version="1.0" encoding="UTF-8"?><Response><!-- two -->
      <Message>Tom &amp; <![CDATA[<Ann>]]></Message>
      <Message><Body>Look &#x1F44B;</Body><Media>https://example.com/a.png</Media></Message></Response>`);
    const { replies } = await bench.controls.inbound({ from: recipient(), body: 'Hello' });
    expect(replies).toMatchObject([
      { body: 'Tom & <Ann>', mediaUrls: [], automatic: false },
      { body: 'Look 👋', mediaUrls: ['https://example.com/a.png'], automatic: false },
    ]);
    await bench.emulator.idle();
    expect(await bench.client.messages(replies[0]!.sid).fetch()).toMatchObject({
      direction: 'outbound-reply',
      status: 'delivered',
      to: recipient(),
    });
  });

  it('gets the text of a plain answer: a webhook must not answer so', async () => {
    answerWith('OK', 'text/plain; charset=utf-8');
    const { replies } = await bench.controls.inbound({ from: recipient(), body: 'Hello' });
    expect(replies).toMatchObject([{ body: 'OK' }]);
  });

  it.each([
    [12100, '<Response><Message>', 'text/xml'],
    [12100, '<Response><Message>a & b</Message></Response>', 'text/xml'],
    [12300, '{}', 'application/json'],
    [14110, '<Response><Say>Hi</Say></Response>', 'text/xml'],
    [14109, `<Response>${'<Message>Hi</Message>'.repeat(11)}</Response>`, 'text/xml'],
  ])('meets problem %i in the answer %s', async (code, body, type) => {
    answerWith(body, type);
    const { webhook, replies } = await bench.controls.inbound({ from: recipient(), body: 'Hello' });
    expect(webhook?.problem?.code).toBe(code);
    expect(replies.length).toBeLessThanOrEqual(10);
  });

  it('goes to the fallback if the webhook fails', async () => {
    const fallbackUrl = `${bench.product.origin}/fallback`;
    await bench.client.messaging.v1.services(bench.emulator.messagingServiceSid).update({ fallbackUrl });
    bench.product.answer = ({ url }) => ({ status: url.endsWith('/inbound') ? 500 : 204 });
    await bench.controls.inbound({ from: recipient(), body: 'Hello' });
    expect(bench.product.forms('/fallback')).toMatchObject([{ Body: 'Hello', ErrorCode: '11200' }]);
  });

  it('to a number nobody has is an error', async () => {
    const call = bench.controls.inbound({ from: recipient(), to: '+12025559999', body: 'Hello' });
    await expect(call).rejects.toThrow('not a number of this account');
  });
});

describe('Keywords', () => {
  it.each(['STOP', ' stopall ', 'Unsubscribe', 'cancel', 'END', 'quit', 'revoke', 'OptOut'])(
    '%s blocks the handset, is answered by Twilio, and is passed on',
    async (body) => {
      const { replies } = await bench.controls.inbound({ from: recipient(), body });
      expect(replies).toMatchObject([{ automatic: true }]);
      expect(bench.product.forms('/inbound')[0]).toMatchObject({ Body: body });
      expect(bench.product.forms('/inbound')[0]).not.toHaveProperty('OptOutType');
      const { sid, status } = await send();
      expect(status).toBe('accepted');
      await bench.emulator.idle();
      expect(await bench.client.messages(sid).fetch()).toMatchObject({ status: 'failed', errorCode: 21610 });
      expect(bench.product.forms('/status')).toMatchObject([{ MessageStatus: 'failed', ErrorCode: '21610' }]);
    },
  );

  it('STOP makes a message with a From fail at once', async () => {
    await bench.controls.inbound({ from: recipient(), body: 'STOP' });
    const call = bench.client.messages.create({ to: recipient(), from: '+12025550142', body: 'Sale' });
    await expect(call).rejects.toMatchObject({ status: 400, code: 21610 });
  });

  it('STOP keeps the webhook’s own answer from the handset', async () => {
    answerWith('<Response><Message>Goodbye</Message></Response>');
    const { replies, blockedReplies } = await bench.controls.inbound({ from: recipient(), body: 'STOP' });
    expect(replies).toMatchObject([{ automatic: true }]);
    expect(blockedReplies).toMatchObject([{ body: 'Goodbye' }]);
    await bench.emulator.idle();
    const [blocked] = blockedReplies;
    expect((await bench.client.messages(blocked!.sid).fetch()).errorCode).toBe(21610);
  });

  it.each(['START', 'yes', 'Unstop'])('%s lets messages through again', async (body) => {
    await bench.controls.inbound({ from: recipient(), body: 'STOP' });
    const { replies } = await bench.controls.inbound({ from: recipient(), body });
    expect(replies).toMatchObject([{ automatic: true }]);
    const { sid } = await send();
    await bench.emulator.idle();
    expect((await bench.client.messages(sid).fetch()).status).toBe('delivered');
  });

  it('YES means nothing to Twilio from someone who has not left', async () => {
    expect((await bench.controls.inbound({ from: recipient(), body: 'YES' })).replies).toEqual([]);
  });

  it('YES does not end an opt-out from a toll-free number', async () => {
    const handset = { from: recipient(), to: '+18885550142' };
    await bench.controls.inbound({ ...handset, body: 'STOP' });
    await bench.controls.inbound({ ...handset, body: 'YES' });
    const { sid } = await send();
    await bench.emulator.idle();
    expect((await bench.client.messages(sid).fetch()).errorCode).toBe(21610);
  });

  it.each(['HELP', 'info'])('%s is answered by Twilio and passed on', async (body) => {
    const { replies } = await bench.controls.inbound({ from: recipient(), body });
    expect(replies).toMatchObject([{ automatic: true }]);
    expect(bench.product.forms('/inbound')).toHaveLength(1);
  });

  it('in a sentence are none', async () => {
    expect((await bench.controls.inbound({ from: recipient(), body: 'STOP PLEASE' })).replies).toEqual([]);
  });

  it('come with OptOutType where Advanced Opt-Out is on', async () => {
    const text = { from: recipient(), body: 'arrêt', optOutType: 'STOP' };
    const { replies } = await bench.controls.inbound(text);
    expect(replies).toMatchObject([{ automatic: true }]);
    expect(bench.product.forms('/inbound')[0]).toMatchObject({ OptOutType: 'STOP', Body: 'arrêt' });
    const { sid } = await send();
    await bench.emulator.idle();
    expect((await bench.client.messages(sid).fetch()).errorCode).toBe(21610);
  });

  it('on WhatsApp do not touch SMS, and fail with WhatsApp’s own code', async () => {
    const whatsapp = `whatsapp:${recipient()}`;
    await bench.controls.inbound({ from: whatsapp, body: 'STOP' });
    const [sms, chat] = [await send(), await send(whatsapp)];
    await bench.emulator.idle();
    expect((await bench.client.messages(sms.sid).fetch()).status).toBe('delivered');
    expect((await bench.client.messages(chat.sid).fetch()).errorCode).toBe(63033);
  });
});
