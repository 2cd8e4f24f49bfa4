import type { SenderList } from '../../src/insights/list-senders';
import type { PoolSender } from '../../src/senders/pool-sender';
import { byHand } from './by-hand';
import { localStack } from './local-stack';

const world = localStack();
const { client, service, numberSid, shortCodeSid, changesDuring } = byHand(world);

interface Refused {
  code: string;
  detail: string;
  rule?: string;
  overridable?: boolean;
  twilio?: { code: number };
}

const whatsapp = `XE${'1'.repeat(32)}`;
const nobody = (prefix: string) => prefix + '0'.repeat(32);
const add = (body: object) =>
  world.post<{ sender: PoolSender; added: boolean } & Refused>('/senders/add', body);
const remove = (type: string, sid: string, more: object = {}) =>
  world.post<{ removed: boolean } & Refused>('/senders/remove', { type, sid, ...more });
const list = async (query = '') => {
  const { status, body } = await world.get<SenderList>(`/senders/list${query}`);
  expect(status).toBe(200);
  return body;
};
const addresses = async () => (await list()).senders.map(({ address }) => address);
const fail = (fault: object) =>
  world.control('faults', { api: [{ product: 'messaging', share: 1, ...fault }] });
const number = async (phoneNumber: string) => ({ type: 'phone-number', sid: await numberSid(phoneNumber) });

/** Senders of each kind that are not in the pool: what adds one, and what is then shown of it. */
const kinds: [PoolSender['type'], () => Promise<object>, Partial<PoolSender>][] = [
  [
    'phone-number',
    () => number('+16135550142'),
    { address: '+16135550142', country: 'CA', capabilities: ['SMS', 'MMS', 'Voice'] },
  ],
  [
    'short-code',
    async () => ({ type: 'short-code', sid: await shortCodeSid() }),
    { address: '72345', country: 'US', capabilities: ['SMS', 'MMS'] },
  ],
  [
    'alpha-sender',
    async () => ({ type: 'alpha-sender', alphaSender: 'My Shop' }),
    { address: 'My Shop', capabilities: ['SMS'] },
  ],
  [
    'country-alpha-sender',
    async () => ({ type: 'country-alpha-sender', alphaSender: 'Boutique', countryCode: 'FR' }),
    { address: 'Boutique', country: 'FR', capabilities: ['SMS'] },
  ],
  [
    'channel-sender',
    async () => ({ type: 'channel-sender', sid: whatsapp }),
    { address: 'whatsapp:+12025550142', country: 'US', capabilities: [] },
  ],
];

describe('GET /senders/list', () => {
  const british = (count: number) => Array.from({ length: count }, (_, n) => `+4479111234${10 + n}`);
  const send = async (recipients: string[]) => {
    expect((await world.post('/messages/bulk', { recipients, body: 'Hi' })).status).toBe(200);
    await world.settled();
  };
  const silent = { messages: 0, ended: 0, delivered: 0, failed: 0, errorRate: null, filtered: 0 };

  it('shows each sender with its country, what it can do, and how it fares', async () => {
    await send(['+14155552001', ...british(4)]);
    const { senders, others, since } = await list();
    expect(Date.now() - Date.parse(since)).toBeGreaterThan(86_300_000);
    expect(others).toEqual([]);
    expect(senders).toMatchObject([
      { type: 'phone-number', address: '+12025550142', country: 'US', capabilities: ['SMS', 'MMS', 'Voice'] },
      { type: 'phone-number', address: '+18885550142', country: 'US', capabilities: ['SMS', 'MMS', 'Voice'] },
      { type: 'phone-number', address: '+447700900142', country: 'GB', capabilities: ['SMS', 'Voice'] },
    ]);
    expect(senders[2]!.health).toEqual({ ...silent, messages: 4, ended: 4, delivered: 4, errorRate: 0 });
    expect(senders[0]!.health.messages + senders[1]!.health.messages).toBe(1);
  });

  it.each<[string, number, number, object]>([
    ['names a sender whose messages are filtered', 30007, 5, { warning: 'filtered', filtered: 5, failed: 5 }],
    ['names a sender whose messages do not arrive', 30003, 10, { warning: 'failing', errorRate: 0.5 }],
    ['does not name one with a few failures', 30007, 4, { filtered: 4, errorRate: 0.2 }],
  ])('%s', async (_what, code, failing, expected) => {
    const recipients = british(20);
    const undelivered = Object.fromEntries(recipients.slice(0, failing).map((to) => [to, code]));
    await world.control('faults', { undelivered });
    await send([...recipients, '+14155552001']);
    const { senders } = await list();
    const { health } = senders.find(({ address }) => address === '+447700900142')!;
    expect(health).toMatchObject({ messages: 20, ended: 20, ...expected });
    expect('warning' in health).toBe('warning' in expected);
    expect(senders.filter(({ health }) => health.warning && health.messages < 20)).toEqual([]);
  });

  it('shows who has left the pool apart, and looks only as far back as it is told', async () => {
    await send(british(3));
    await service()
      .phoneNumbers(await numberSid('+447700900142'))
      .remove();
    expect((await list()).others).toMatchObject([{ address: '+447700900142', health: { messages: 3 } }]);
    await world.control('clock', { advanceSeconds: 3_600 });
    const since = new Date(Date.now() + 3_000_000).toISOString();
    expect((await list(`?since=${since}`)).others).toEqual([]);
  });

  it('says that Twilio does not tell', async () => {
    await fail({ method: 'GET', path: '/AlphaSenders', status: 403, code: 20003 });
    const { status, body } = await world.get<Refused>('/senders/list');
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'twilio-refused', twilio: { code: 20003 } });
  });
});

describe.each(kinds)('A %s', (type, wanted, shown) => {
  it('is added once, and removed once', async () => {
    const body = await wanted();
    const pool = await addresses();
    const first = await add(body);
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      sender: { type, sid: expect.stringMatching(/^(PN|SC|AI|XE)/), ...shown },
      added: true,
    });
    const { sender } = first.body;
    expect((await list()).senders).toContainEqual(expect.objectContaining(sender));

    const repeated = await changesDuring('/Services/', async () => {
      const again = await add(body);
      expect(again.status).toBe(200);
      expect(again.body).toEqual({ sender, added: false });
    });
    expect(repeated).toEqual([]);

    const removal = await changesDuring('/Services/', async () => {
      for (const removed of [true, false]) {
        const { status, body } = await remove(type, sender.sid);
        expect({ status, body }).toEqual({ status: 200, body: { removed } });
      }
    });
    expect(removal).toMatchObject([{ method: 'DELETE', status: 204 }]);
    expect(await addresses()).toEqual(pool);
  });

  it('is added once where the answer is lost', async () => {
    await fail({ method: 'POST', drop: 'after' });
    const body = await wanted();
    const made = await changesDuring('/Services/', async () => {
      const { status, body: answer } = await add(body);
      expect(status).toBe(201);
      expect(answer).toMatchObject({ sender: shown, added: true });
    });
    expect(made).toHaveLength(1);
    expect((await addresses()).filter((address) => address === shown.address)).toHaveLength(1);
  });
});

describe('The sender pool', () => {
  const other = async () => {
    const { sid } = await client().messaging.v1.services.create({ friendlyName: 'Other' });
    return client().messaging.v1.services(sid);
  };

  /** What leads to each objection. */
  const objections: [rule: string, why: string, arrange: () => Promise<object>][] = [
    [
      'in-another-service',
      'a number of another service',
      async () => {
        const body = await number('+16135550142');
        await (await other()).phoneNumbers.create({ phoneNumberSid: body.sid });
        return body;
      },
    ],
    [
      'in-another-service',
      'a short code of another service',
      async () => {
        const sid = await shortCodeSid();
        await (await other()).shortCodes.create({ shortCodeSid: sid });
        return { type: 'short-code', sid };
      },
    ],
    ['no-sms', 'a number without SMS', () => number('+14165550142')],
    ['alpha-sender-form', 'digits for a name', async () => ({ type: 'alpha-sender', alphaSender: '12345' })],
    [
      'alpha-sender-form',
      'a long name for a country',
      async () => ({ type: 'country-alpha-sender', alphaSender: 'Longer than 11', countryCode: 'FR' }),
    ],
    [
      'alpha-sender-country',
      'a name for the US',
      async () => ({ type: 'country-alpha-sender', alphaSender: 'Shop', countryCode: 'US' }),
    ],
    [
      'pool-full',
      'one sender too many',
      async () => {
        const { alphaSenders } = service();
        const names = Array.from({ length: 397 }, (_, n) => `Shop ${n}`);
        await Promise.all(names.map((alphaSender) => alphaSenders.create({ alphaSender })));
        return number('+16135550142');
      },
    ],
  ];

  it.each(objections)('objects (%s) to %s before Twilio is asked', async (rule, _why, arrange) => {
    const body = await arrange();
    const asked = await changesDuring('/Services', async () => {
      for (const force of [false, true]) {
        const { status, body: answer } = await add({ ...body, force });
        expect(status).toBe(409);
        expect(answer).toMatchObject({ code: 'sender-objection', rule, overridable: false });
      }
    });
    expect(asked).toEqual([]);
  });

  it('objects to a second toll-free number, unless somebody insists', async () => {
    const body = await number('+18335550142');
    const asked = await changesDuring('/Services', async () => {
      const { status, body: answer } = await add(body);
      expect(status).toBe(409);
      expect(answer).toMatchObject({
        code: 'sender-objection',
        rule: 'second-toll-free',
        overridable: true,
        detail: expect.stringContaining('+18885550142'),
      });
    });
    expect(asked).toEqual([]);
    expect((await add({ ...body, force: true })).status).toBe(201);
    expect(await addresses()).toContain('+18335550142');
  });

  it('objects to losing its last sender, unless somebody insists', async () => {
    const [last, ...others] = (await list()).senders;
    for (const { type, sid } of others) expect((await remove(type, sid)).body).toEqual({ removed: true });
    const asked = await changesDuring('/Services', async () => {
      const { status, body } = await remove('phone-number', last!.sid);
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'sender-objection', rule: 'last-sender', overridable: true });
    });
    expect(asked).toEqual([]);
    expect((await remove('phone-number', last!.sid, { force: true })).body).toEqual({ removed: true });
    expect(await addresses()).toEqual([]);
  });

  it('hands on what Twilio refuses, as when another service has been faster', async () => {
    await fail({ method: 'POST', path: '/PhoneNumbers', status: 409, code: 21712 });
    const { status, body } = await add(await number('+16135550142'));
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'twilio-refused', twilio: { code: 21712 } });
  });

  it('loses a sender once where the answer is lost', async () => {
    // With this seed the first of two requests is struck.
    await world.control('faults', {
      seed: 8,
      api: [{ product: 'messaging', method: 'DELETE', drop: 'after', share: 0.5 }],
    });
    const sid = await numberSid('+447700900142');
    const asked = await changesDuring('/Services', async () => {
      const { status, body } = await remove('phone-number', sid);
      expect({ status, body }).toEqual({ status: 200, body: { removed: true } });
    });
    expect(asked.map(({ status }) => status)).toEqual([null, 404]);
    expect(await addresses()).not.toContain('+447700900142');
  });

  it.each(['PN', 'SC'])('has no sender %s that the account has not', async (prefix) => {
    const type = prefix === 'PN' ? 'phone-number' : 'short-code';
    const { status, body } = await add({ type, sid: nobody(prefix) });
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'not-found', detail: expect.stringContaining(nobody(prefix)) });
  });

  it('has Twilio say that a channel has no such sender', async () => {
    const { status, body } = await add({ type: 'channel-sender', sid: nobody('XE') });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'twilio-refused', twilio: { code: 20404 } });
  });

  it.each<[string, object]>([
    ['type', {}],
    ['type', { type: 'fax', sid: nobody('PN') }],
    ['sid', { type: 'phone-number' }],
    ['sid', { type: 'phone-number', sid: nobody('SC') }],
    ['alphaSender', { type: 'alpha-sender', alphaSender: '' }],
    ['countryCode', { type: 'country-alpha-sender', alphaSender: 'Shop', countryCode: 'fr' }],
    ['force', { type: 'alpha-sender', alphaSender: 'Shop', force: 'yes' }],
  ])('does not understand %s in %j', async (path, body) => {
    const { status, body: answer } = await add(body);
    expect(status).toBe(400);
    expect(answer).toMatchObject({ code: 'invalid-request', errors: [{ path }] });
  });
});
