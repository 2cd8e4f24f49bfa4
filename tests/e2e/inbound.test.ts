import type { ReviewList } from '../../src/consent/settle-reviews';
import type { MessageList } from '../../src/delivery/list-messages';
import { localStack } from './local-stack';

const world = localStack({ BUSINESS_NAME: 'Acme & Söhne <3', SUPPORT_CONTACT: 'help@acme.example' });
const ana = '+14155550101';

interface Inbound {
  replies: { body: string; automatic: boolean }[];
  webhook: { status: number; contentType: string; body: string };
}

const write = (body: string, more: object = {}) =>
  world.control<Inbound>('inbound', { from: ana, body, ...more });
const check = async () => (await world.get(`/opt-outs/check?to=${encodeURIComponent(ana)}`)).body;

describe('POST /webhooks/inbound', () => {
  it('answers TwiML, empty where Twilio has replied', async () => {
    for (const [body, more] of [
      ['HELP', {}],
      ['STOP', {}],
      ['START', {}],
      ['x', { optOutType: 'HELP' }],
    ] as const) {
      const { replies, webhook } = await write(body, more);
      expect(webhook).toMatchObject({ status: 200, contentType: 'text/xml' });
      expect(webhook.body).toMatch(/<Response\s*\/>$/);
      expect(replies.filter(({ automatic }) => !automatic)).toEqual([]);
    }
  });

  it('gives one reply to HELP, and it is Twilio’s', async () => {
    expect((await write('HELP')).replies).toMatchObject([{ automatic: true }]);
  });

  it('answers keywords and everything else from the replies file', async () => {
    expect((await write('hours')).replies).toMatchObject([
      { body: expect.stringContaining('9:00'), automatic: false },
    ]);
    expect((await write('Hello?')).replies).toMatchObject([{ body: expect.stringContaining('Thank you') }]);
  });

  it('records STOP and START, and refuses to send in between', async () => {
    await write('stop');
    expect(await check()).toMatchObject({ optedOut: true, consent: { source: 'keyword' } });
    const refused = await world.post<{ code: string }>('/messages/send', { to: ana, body: 'Hi' });
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('recipient-opted-out');
    await write('START');
    expect(await check()).toMatchObject({ optedOut: false, consent: { history: [{ state: 'opted-out' }] } });
    expect((await world.post('/messages/send', { to: ana, body: 'Hi' })).status).toBe(201);
  });

  it('takes Advanced Opt-Out at its word, whatever the text', async () => {
    await write('basta', { optOutType: 'STOP' });
    expect(await check()).toMatchObject({ optedOut: true, consent: { source: 'advanced-opt-out' } });
  });

  it('is content with a message that has no text', async () => {
    const { webhook } = await write('', { mediaUrls: ['https://example.com/a.jpg'] });
    expect(webhook.status).toBe(200);
  });
});

describe('POST /webhooks/inbound, content as it comes', () => {
  const person = `whatsapp:${ana}`;
  const form = {
    MessageSid: `SM${'d'.repeat(32)}`,
    From: person,
    To: 'whatsapp:+12025550142',
  };
  const told = async (fields: object) =>
    (await world.asTwilio('/webhooks/inbound', { ...form, ...fields } as Record<string, string>)).status;
  const isOptedOut = async () =>
    (await world.get<{ optedOut: boolean }>(`/opt-outs/check?to=${encodeURIComponent(person)}`)).body
      .optedOut;
  const written = async () =>
    (await world.get<MessageList>(`/messages/list?to=${encodeURIComponent(person)}`)).body.messages;

  it('learns of a refusal in a text as long as WhatsApp takes', async () => {
    expect(await told({ Body: `Please stop sending me messages. ${'x'.repeat(4_063)}` })).toBe(200);
    expect(await isOptedOut()).toBe(true);
    expect((await written())[0]?.body).toMatch(/^Please stop sending me messages\. x+…$/);
  });

  it.each(['😀', '語', '\u0001'])(
    'takes 4,096 times %j, also where a person must read it',
    async (character) => {
      expect(await told({ Body: character.repeat(4_096) })).toBe(200);
      expect((await written())[0]?.body).toMatch(new RegExp(`^${character}+…$`, 'u'));
      const Body = `wrong number. ${character.repeat(4_082)}`;
      expect(await told({ MessageSid: `SM${'e'.repeat(32)}`, Body })).toBe(200);
      const { reviews } = (await world.get<ReviewList>('/opt-outs/review')).body;
      expect(reviews).toMatchObject([{ to: person, body: expect.stringMatching(/^wrong number\. .+…$/u) }]);
    },
  );

  it.each(['', 'PAUSE'])('takes STOP at its word where the kind of opt-out is %j', async (OptOutType) => {
    expect(await told({ Body: 'STOP', OptOutType })).toBe(200);
    expect(await isOptedOut()).toBe(true);
  });

  it('takes STOP that does not say which sender it was for', async () => {
    expect(await told({ Body: 'STOP', To: '' })).toBe(200);
    expect(await isOptedOut()).toBe(true);
  });

  it.each([{ MessageSid: '' }, { From: '' }, { From: 'x'.repeat(251) }])('refuses %j', async (fields) => {
    expect(await told(fields)).toBe(400);
  });
});

describe('HELP_REPLY=when-twilio-does-not', () => {
  const talkative = localStack({
    HELP_REPLY: 'when-twilio-does-not',
    BUSINESS_NAME: 'Acme & Söhne <3',
    SUPPORT_CONTACT: 'help@acme.example',
  });

  it('answers HELP with the business in it, escaped', async () => {
    const { webhook, replies } = await talkative.control<Inbound>('inbound', { from: ana, body: 'HELP' });
    expect(webhook.body).toContain('Acme &amp; Söhne &lt;3');
    expect(replies.map(({ body }) => body)).toContain(
      'Acme & Söhne <3: for help, contact help@acme.example. Reply STOP to get no more messages.',
    );
  });

  it('still leaves it to Twilio with Advanced Opt-Out', async () => {
    const { webhook } = await talkative.control<Inbound>('inbound', {
      from: ana,
      body: 'HELP',
      optOutType: 'HELP',
    });
    expect(webhook.body).toMatch(/<Response\s*\/>$/);
  });
});
