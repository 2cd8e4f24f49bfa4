import twilio from 'twilio';
import { inOrderOfLife, recipient, startBench } from './bench';

const bench = startBench();

const send = (to = recipient(), options: object = {}) =>
  bench.client.messages.create({
    to,
    body: 'Your parcel is here',
    messagingServiceSid: bench.emulator.messagingServiceSid,
    ...options,
  });
const statuses = (path?: string) => bench.product.statuses(path);

describe('Status callbacks', () => {
  it('tell each state but the first, signed, with Twilio’s parameters', async () => {
    const { sid } = await send();
    await bench.emulator.idle();
    expect(statuses()).toEqual(['queued', 'sent', 'delivered']);
    for (const { url, headers, form } of bench.product.received) {
      const signature = String(headers['x-twilio-signature']);
      expect(twilio.validateRequest(bench.emulator.authToken, signature, url, form)).toBe(true);
      expect(headers['i-twilio-idempotency-token']).toEqual(expect.any(String));
      expect(form).toMatchObject({
        MessageSid: sid,
        SmsSid: sid,
        To: recipient(),
        From: expect.stringMatching(/^\+1/),
        AccountSid: bench.emulator.accountSid,
        MessagingServiceSid: bench.emulator.messagingServiceSid,
        SmsStatus: form.MessageStatus,
      });
    }
    expect(bench.product.statusForms().at(-1)?.RawDlrDoneDate).toMatch(/^\d{10}$/);
  });

  it('go to the message’s own address before the service’s', async () => {
    await send(recipient(), { statusCallback: `${bench.product.origin}/mine?c=7` });
    await bench.emulator.idle();
    expect(statuses('/mine')).toEqual(['queued', 'sent', 'delivered']);
    expect(statuses()).toEqual([]);
    expect(bench.product.received[0]?.url).toContain('?c=7');
  });

  it('do not tell of queued where a message starts so', async () => {
    const from = '+12025550142';
    const statusCallback = `${bench.product.origin}/status`;
    await send(recipient(), { from, messagingServiceSid: undefined, statusCallback });
    await bench.emulator.idle();
    expect(statuses()).toEqual(['sent', 'delivered']);
  });

  it.each([30003, 30005, 30006, 30007, 30008, 30034])(
    'tell why a number ending in %i gets nothing',
    async (code) => {
      const { sid } = await send(`+120255${code}`);
      await bench.emulator.idle();
      const last = bench.product.statusForms().at(-1);
      expect(last).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: String(code) });
      expect(await bench.client.messages(sid).fetch()).toMatchObject({
        status: 'undelivered',
        errorCode: code,
      });
    },
  );

  it('tell of the error a test has set for a recipient', async () => {
    await bench.controls.faults({ undelivered: { [recipient()]: 63016 } });
    await send();
    await bench.emulator.idle();
    expect(bench.product.statusForms().at(-1)).toMatchObject({
      MessageStatus: 'failed',
      ErrorCode: '63016',
    });
  });

  it('tell of reading on WhatsApp', async () => {
    await send('whatsapp:+12025551234');
    await bench.emulator.idle();
    expect(statuses()).toEqual(['queued', 'sent', 'delivered', 'read']);
    const read = bench.product.statusForms().at(-1);
    expect(read).toMatchObject({ EventType: 'READ', ChannelPrefix: 'whatsapp' });
    expect(read?.From).toMatch(/^whatsapp:\+1/);
  });

  it('get lost, doubled and delayed on demand, and are counted', async () => {
    await bench.controls.faults({ callbacks: { lose: 1 } });
    await send();
    await bench.emulator.idle();
    expect(statuses()).toEqual([]);
    await bench.controls.faults({ callbacks: { duplicate: 1, delayMs: 20 } });
    await send();
    await bench.emulator.idle();
    expect(statuses()).toEqual(['queued', 'queued', 'sent', 'sent', 'delivered', 'delivered']);
    expect((await bench.controls.stats()).callbacks).toEqual({ sent: 6, lost: 3, duplicated: 3, failed: 0 });
  });

  it('come before the create is answered, on demand', async () => {
    await bench.controls.faults({ answerDelayMs: 4000 });
    const told = send().then(() => statuses());
    await bench.emulator.idle();
    expect(await told).toEqual(['queued', 'sent', 'delivered']);
  });

  it('go to Event Streams as well, on demand', async () => {
    await bench.controls.faults({ statusEvents: true });
    const { sid } = await send();
    await bench.emulator.idle();
    const batches = bench.product.received.filter(({ url }) => url.includes('/events'));
    const events = batches.flatMap(({ body }) => JSON.parse(body) as { data: { messageStatus: string } }[]);
    expect(inOrderOfLife(events, ({ data }) => data.messageStatus.toLowerCase())).toMatchObject(
      ['queued', 'sent', 'delivered'].map((status) => ({
        type: `com.twilio.messaging.message.${status}`,
        data: { messageSid: sid, messageStatus: status.toUpperCase(), to: recipient() },
      })),
    );
  });

  it('come in any order on demand', async () => {
    await bench.controls.faults({ callbacks: { shuffle: true } });
    await Promise.all(Array.from({ length: 20 }, (_, index) => send(recipient(index))));
    await bench.emulator.idle();
    const orders = new Map<string, string[]>();
    for (const { MessageSid = '', MessageStatus = '' } of bench.product.forms('/status')) {
      orders.set(MessageSid, [...(orders.get(MessageSid) ?? []), MessageStatus]);
    }
    const inOrder = [...orders.values()].filter((order) => order.join() === 'queued,sent,delivered');
    expect(orders.size).toBe(20);
    expect(inOrder.length).toBeLessThan(20);
  });
});

describe('Retries of a callback', () => {
  const one = (fragment: string) =>
    send(recipient(), {
      statusCallback: `${bench.product.origin}/mine${fragment}`,
      from: '+12025550142',
      messagingServiceSid: undefined,
    });

  it('do not happen for a 503 by default', async () => {
    bench.product.answer = () => ({ status: 503 });
    await one('');
    await bench.emulator.idle();
    expect(statuses('/mine')).toEqual(['sent', 'delivered']);
    expect((await bench.controls.stats()).callbacks.failed).toBe(2);
  });

  it('follow the URL’s fragment, which is neither sent nor signed, and repeat the token', async () => {
    let refusals = 0;
    bench.product.answer = ({ form }) => ({
      status: form.MessageStatus === 'sent' && refusals++ < 2 ? 503 : 204,
    });
    await one('#rc=3&rp=5xx,ct,rt');
    await bench.emulator.idle();
    const sent = bench.product.received.filter(({ form }) => form.MessageStatus === 'sent');
    expect(sent).toHaveLength(3);
    const tokens = new Set(sent.map(({ headers }) => headers['i-twilio-idempotency-token']));
    expect(tokens.size).toBe(1);
    const [{ url, headers, form } = sent[0]!] = sent;
    expect(url).not.toContain('#');
    const signature = String(headers['x-twilio-signature']);
    expect(twilio.validateRequest(bench.emulator.authToken, signature, url, form)).toBe(true);
  });

  it('end after as many as the fragment allows', async () => {
    bench.product.answer = () => ({ status: 500 });
    await one('#rc=2&rp=5xx');
    await bench.emulator.idle();
    expect(statuses('/mine')).toHaveLength(6);
    expect(await bench.controls.webhooks()).toMatchObject([
      { status: 500, attempts: 3 },
      { status: 500, attempts: 3 },
    ]);
  });

  it('happen for an answer that takes too long, if asked for', async () => {
    bench.product.answer = () => undefined;
    await one('#rc=1&rp=rt&rt=100');
    await bench.emulator.idle();
    expect(await bench.controls.webhooks()).toMatchObject([
      { status: null, error: 'read', attempts: 2 },
      { status: null, error: 'read', attempts: 2 },
    ]);
  });

  it('happen once by default if there is nobody to connect to', async () => {
    await send(recipient(), { statusCallback: 'http://127.0.0.1:9/status' });
    await bench.emulator.idle();
    expect((await bench.controls.webhooks())[0]).toMatchObject({
      status: null,
      error: 'connect',
      attempts: 2,
    });
  });

  it('never leave this machine', async () => {
    await send(recipient(), { statusCallback: 'https://example.com/status' });
    await bench.emulator.idle();
    expect((await bench.controls.webhooks())[0]).toMatchObject({ status: null, error: 'connect' });
  });
});
