import twilio from 'twilio';
import type { SendManyAnswer } from '../../src/messages/send-result';
import type { Objection } from '../../src/preflight/check-flow';
import type { Preview } from '../../src/preview/preview-messages';
import { clientOptions } from '../../src/twilio/client-options';
import { localStack } from './local-stack';

const world = localStack();
// A process knows for a minute how ready the account is, each route for itself, and the emulator's reset is none of its business.
const forget = () => world.control('clock', { advanceSeconds: 61 });
let seconds = 0;
beforeEach(() => {
  seconds += 300;
  return world.control('clock', { advanceSeconds: seconds });
});

const longCode = '+12025550142';
const tollFree = '+18885550142';
const ana = '+14155550101';
const ben = '+14155550102';
const luc = '+33612345678';
const picture = ['https://example.com/a.png'];

interface Send {
  recipients: string[];
  from?: string;
  mediaUrls?: string[];
}

interface Refusal {
  code: string;
  detail: string;
  findings: (Objection & { countries: string[] })[];
}

const comply = (settings: object) => world.control('compliance', settings);
const fail = (...api: object[]) => world.control('faults', { api });

/** The Messaging Service, as somebody changes it in the Console. */
function service() {
  const { accountSid, authToken, emulatorUrl, messagingServiceSid } = world.stack();
  process.env.TWILIO_API_ORIGIN = emulatorUrl;
  return twilio(accountSid, authToken, clientOptions()).messaging.v1.services(messagingServiceSid);
}

async function emptyPool(): Promise<void> {
  const { phoneNumbers } = service();
  for (const { sid } of await phoneNumbers.list()) await phoneNumbers(sid).remove();
}

const preview = async (request: object) => {
  const { status, body } = await world.post<Preview>('/messages/preview', { body: 'Hi', ...request });
  expect(status).toBe(200);
  return body.preflight;
};
const bulk = (request: object, headers = {}) =>
  world.post<SendManyAnswer & Refusal>('/messages/bulk', { body: 'Hi', ...request }, headers);
const schedule = (request: object) =>
  world.post<SendManyAnswer & Refusal>('/messages/schedule', {
    body: 'Hi',
    sendAt: new Date(Date.now() + (seconds + 7_200) * 1_000).toISOString(),
    quietHours: 'ignore',
    ...request,
  });
const send = ({ recipients: [to], ...request }: Send & { preflight?: string }) =>
  world.post<Refusal & { sid: string }>('/messages/send', {
    body: 'Hi',
    quietHours: 'ignore',
    to,
    ...request,
  });
const create = (request: object) =>
  world.post<Refusal>('/campaigns/create', { name: 'Autumn', body: 'Hi', ...request });

async function asked(path: string): Promise<number> {
  const { requests } = await world.control<{ requests: unknown[] }>(`requests?path=${path}`);
  return requests.length;
}

/** What is wrong, whom it concerns, and Twilio's code for it. */
const hopeless: [string, () => Promise<unknown>, Send, number][] = [
  [
    'the US by a long code without an A2P campaign',
    () => comply({ usA2p: 'IN_PROGRESS' }),
    { recipients: [ana, ben], from: longCode },
    30034,
  ],
  [
    'the US by a toll-free number without verification',
    () => comply({ tollFree: 'PENDING_REVIEW' }),
    { recipients: [ana, ben], from: tollFree },
    30032,
  ],
  [
    'WhatsApp without a sender for it',
    async () => undefined,
    { recipients: [`whatsapp:${ana}`, `whatsapp:${luc}`] },
    21703,
  ],
  [
    'media to a country without MMS, which are not converted',
    () => service().update({ mmsConverter: false }),
    { recipients: [luc], mediaUrls: picture },
    21703,
  ],
  [
    'a country that the account may not send to',
    () => comply({ blockedCountries: ['FR'] }),
    { recipients: [luc] },
    21408,
  ],
  ['anywhere without any sender', emptyPool, { recipients: [ana, luc] }, 21704],
];

describe.each(hopeless)('sending to %s', (_, prepare, request, code) => {
  it('is blocked in the preview', async () => {
    await prepare();
    const { verdict, findings } = await preview(request);
    expect(verdict).toBe('blocked');
    expect(findings[0]).toMatchObject({
      severity: 'blocked',
      code,
      messages: request.recipients.length,
      advice: expect.any(String),
    });
  });

  it('is refused before Twilio gets a message, alone, in bulk, for later and as a campaign', async () => {
    await prepare();
    const calls = [send, bulk, schedule, create];
    for (const call of calls) {
      const { status, body } = await call(request);
      expect({ status, body }).toMatchObject({ status: 422, body: { code: 'preflight-failed' } });
      expect(body.findings).toContainEqual(
        expect.objectContaining({ severity: 'blocked', code, countries: expect.any(Array) }),
      );
      expect(body.detail).toContain(body.findings[0]?.problem);
    }
    expect(await asked('/Messages')).toBe(0);
    expect((await world.get<{ campaigns: [] }>('/campaigns/list')).body.campaigns).toEqual([]);
  });

  it('is tried all the same where that is wanted', async () => {
    await prepare();
    const insisting = { ...request, preflight: 'ignore' };
    for (const call of [bulk, schedule]) {
      const { status, body } = await call(insisting);
      expect(status).toBe(200);
      expect(body.counts.accepted + body.counts.rejected + body.counts.unsent).toBe(
        request.recipients.length,
      );
    }
    expect(await asked('/Messages')).toBeGreaterThan(0);
    expect((await send(insisting)).body.code).not.toBe('preflight-failed');
    expect((await create(insisting)).status).toBe(201);
  });
});

describe('the look before sending', () => {
  it('names nothing where all is in order', async () => {
    expect(await preview({ recipients: [ana, '+447400123456'] })).toMatchObject({
      verdict: 'ready',
      findings: [],
    });
  });

  it('goes on where one recipient can be reached', async () => {
    await comply({ blockedCountries: ['FR'] });
    const recipients = [luc, '+33612345679', ana];
    expect(await preview({ recipients })).toMatchObject({
      verdict: 'at-risk',
      findings: [
        { code: 21408, countries: ['FR'], messages: 2 },
        { check: 'sender', severity: 'at-risk', messages: 2 },
      ],
    });
    const { status, body } = await bulk({ recipients });
    expect({ status, counts: body.counts }).toMatchObject({
      status: 200,
      counts: { accepted: 1, rejected: 2 },
    });
    expect((await create({ recipients })).status).toBe(201);
  });

  it('goes on where one sender can send', async () => {
    await comply({ usA2p: 'none' });
    const recipients = [ana, ben];
    expect(await preview({ recipients })).toMatchObject({ verdict: 'at-risk', findings: [{ code: 30034 }] });
    expect((await bulk({ recipients })).body.counts.accepted).toBe(2);
  });

  it('tells where media become a link', async () => {
    expect(await preview({ recipients: [luc], mediaUrls: picture })).toMatchObject({
      verdict: 'at-risk',
      findings: expect.arrayContaining([expect.objectContaining({ check: 'media', severity: 'at-risk' })]),
    });
  });

  it('tells of a queue that is too long, unless the pace keeps it short, and of a window that is', async () => {
    const recipients = Array.from({ length: 400 }, (_, n) => `+1415${2_000_000 + n}`);
    expect(await preview({ recipients, validityPeriod: 60 })).toMatchObject({
      verdict: 'at-risk',
      findings: [{ check: 'queue', code: 30001, messages: 400 }],
    });
    expect(await preview({ recipients, validityPeriod: 60, perSecond: 2 })).toMatchObject({ findings: [] });
    const window = { start: '09:00', end: '09:01' };
    expect(await preview({ recipients, window })).toMatchObject({ findings: [{ check: 'window' }] });
    await service().update({ validityPeriod: 60 });
    await forget();
    expect(await preview({ recipients })).toMatchObject({ findings: [{ check: 'queue' }] });
  });

  it.each([
    ['fails', { status: 500 }],
    ['does not answer', { hang: true }],
  ])('is done without where Twilio %s', async (_, fault) => {
    await comply({ usA2p: 'none', tollFree: 'none', blockedCountries: ['US'] });
    await fail({ product: 'messaging', share: 1, ...fault }, { product: 'accounts', share: 1, ...fault });
    const recipients = [ana, ben];
    expect(await preview({ recipients })).toMatchObject({ verdict: 'ready', findings: [] });
    const start = Date.now();
    const { status, body } = await bulk({ recipients });
    expect({ status, total: body.counts.total }).toEqual({ status: 200, total: 2 });
    expect(body.counts.rejected).toBe(2);
    // Which is how long a request to Twilio may take.
    expect(Date.now() - start).toBeLessThan(5_000);
  });

  it('asks Twilio once a minute', async () => {
    // One process, which no callback keeps busy: another one would ask for itself.
    world.stack().gateway.killAll();
    await world.control('faults', { callbacks: { lose: 1 } });
    await bulk({ recipients: [ana] });
    expect(await asked('/Usa2p')).toBe(1);
    await bulk({ recipients: [ben] });
    expect(await asked('/Usa2p')).toBe(1);
  });

  it.each([
    ['one message', send],
    ['bulk', bulk],
    ['messages for later', schedule],
    ['a campaign', create],
  ])('takes %s as soon as what was wrong is mended', async (_what, call) => {
    // One process, which knows: another one would ask for itself.
    world.stack().gateway.killAll();
    await world.control('faults', { callbacks: { lose: 1 } });
    await comply({ blockedCountries: ['FR'] });
    const refused = await call({ recipients: [luc] });
    expect(refused.status).toBe(422);
    const reads = await asked('/Usa2p');
    expect((await call({ recipients: [luc] })).status).toBe(422);
    expect(await asked('/Usa2p')).toBe(reads + 1);
    await comply({ blockedCountries: [] });
    expect((await call({ recipients: [luc] })).status).toBeLessThan(300);
  });

  it('knows at once of a sender that was added to an empty pool', async () => {
    world.stack().gateway.killAll();
    await world.control('faults', { callbacks: { lose: 1 } });
    const { phoneNumbers } = service();
    const [number] = await phoneNumbers.list({ limit: 1 });
    await emptyPool();
    expect((await bulk({ recipients: [ana] })).body.findings).toMatchObject([{ code: 21704 }]);
    await phoneNumbers.create({ phoneNumberSid: number!.sid });
    expect((await bulk({ recipients: [ana] })).status).toBe(200);
  });

  it('costs a message alone nothing once it is known', async () => {
    world.stack().gateway.killAll();
    await world.control('faults', { callbacks: { lose: 1 } });
    for (const to of [ana, ben]) expect((await send({ recipients: [to] })).status).toBe(201);
    expect(await asked('/Usa2p')).toBe(1);
  });

  it('is repeated for the same Idempotency-Key once what was wrong is mended', async () => {
    await comply({ blockedCountries: ['FR'] });
    const send = () => bulk({ recipients: [luc] }, { 'idempotency-key': 'autumn' });
    expect((await send()).status).toBe(422);
    await comply({ blockedCountries: [] });
    const { status, body } = await send();
    expect({ status, accepted: body.counts.accepted }).toEqual({ status: 200, accepted: 1 });
    expect((await send()).headers.get('idempotent-replayed')).toBe('true');
  });

  it('takes no other word for it', async () => {
    const refused = { status: 400, body: { errors: [{ path: 'preflight' }] } };
    expect(await bulk({ recipients: [ana], preflight: 'no' })).toMatchObject(refused);
    expect(await create({ recipients: [ana], preflight: true })).toMatchObject(refused);
    expect(await send({ recipients: [ana], preflight: 'no' })).toMatchObject(refused);
    expect(await schedule({ recipients: [ana], preflight: 'no' })).toMatchObject(refused);
  });
});
