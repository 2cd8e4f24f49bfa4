import type { PushAnswer } from '../../src/compliance/push-result';
import type { SafeListAnswer } from '../../src/compliance/safe-list';
import { byHand } from './by-hand';
import { localStack } from './local-stack';

const world = localStack();
const ana = '+14155550101';
const ben = '+14155550102';

interface Refused {
  code: string;
  errors?: { path: string }[];
  twilio?: { code: number };
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => `+1415555${String(1000 + n)}`);
const consents = (...items: object[]) => world.post<PushAnswer>('/compliance/consents', { items });
const contacts = (...items: object[]) => world.post<PushAnswer>('/compliance/contacts', { items });
const fail = (path: string, fault: object) =>
  world.control('faults', { api: [{ product: 'accounts', path, share: 1, ...fault }] });

async function requestsTo(path: string): Promise<{ parameters: Record<string, string | string[]> }[]> {
  const { requests } = await world.control<{
    requests: { parameters: Record<string, string | string[]> }[];
  }>(`requests?path=${path}`);
  return requests;
}

const consentOf = async (to: string) =>
  (
    await world.get<{ optedOut: boolean; consent?: { source: string; at: string; by?: string } }>(
      `/opt-outs/check?to=${encodeURIComponent(to)}`,
    )
  ).body;

async function anotherService(): Promise<string> {
  return (await byHand(world).client().messaging.v1.services.create({ friendlyName: 'Other' })).sid;
}

/** Whether Twilio itself would send to somebody, whatever our ledger says. */
const isBlocked = async (to: string) =>
  (await world.control<{ blocked: boolean }>(`opt-outs?to=${encodeURIComponent(to)}`)).blocked;

describe('POST /compliance/consents', () => {
  it('blocks at Twilio and in the ledger, and lifts both', async () => {
    const { status, body } = await consents({
      to: '+1 (415) 555-0101',
      status: 'opt-out',
      source: 'website',
      dateOfConsent: '2025-06-01T12:00:00+02:00',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      counts: { total: 1, accepted: 1, rejected: 0, invalid: 0, unknown: 0, unsent: 0 },
      results: [{ index: 0, to: ana, outcome: 'accepted', recorded: true }],
    });
    expect(await isBlocked(ana)).toBe(true);
    expect(await consentOf(ana)).toMatchObject({
      optedOut: true,
      consent: { source: 'consent-api', at: '2025-06-01T10:00:00.000Z' },
    });

    await consents({ to: ana, status: 'opt-in' });
    expect(await isBlocked(ana)).toBe(false);
    expect(await consentOf(ana)).toMatchObject({ optedOut: false });
  });

  it('says the same to Twilio when it is repeated', async () => {
    const item = { to: ana, status: 'opt-in', dateOfConsent: '2025-06-01T12:00:00.5+02:00' };
    await consents(item);
    await consents(item);
    const [first, second] = await requestsTo('Consents');
    expect(first?.parameters).toEqual(second?.parameters);
    expect(JSON.parse(String(first?.parameters.Items))).toEqual({
      contact_id: ana,
      correlation_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      sender_id: world.stack().messagingServiceSid,
      status: 'opt-in',
      source: 'others',
      date_of_consent: '2025-06-01T10:00:00Z',
    });
  });

  it('gives each row its own result', async () => {
    const { body } = await consents(
      { to: ana, status: 'opt-out' },
      { to: 'nobody', status: 'opt-out' },
      { to: ben, status: 'opt-out', senderSid: `MG${'0'.repeat(32)}` },
    );
    expect(body.counts).toMatchObject({ total: 3, accepted: 1, rejected: 1, invalid: 1 });
    expect(body.results).toMatchObject([
      { index: 0, to: ana, outcome: 'accepted' },
      { index: 1, to: 'nobody', outcome: 'invalid', reason: 'is not a phone number' },
      { index: 2, to: ben, outcome: 'rejected', error: { code: 30646 }, faults: ['INVALID_SENDER_ID'] },
    ]);
    expect(await consentOf(ben)).toMatchObject({ optedOut: false });
  });

  it('leaves the ledger alone where another Messaging Service is meant', async () => {
    const senderSid = await anotherService();
    const { body } = await consents({ to: ana, status: 'opt-out', senderSid });
    expect(body.results).toEqual([{ index: 0, to: ana, outcome: 'accepted' }]);
    expect(await consentOf(ana)).toEqual({ to: ana, optedOut: false });
  });

  it('takes a thousand, in batches of 25', async () => {
    const senderSid = await anotherService();
    const { body } = await consents(...numbers(1_000).map((to) => ({ to, status: 'opt-out', senderSid })));
    expect(body.counts).toMatchObject({ total: 1_000, accepted: 1_000 });
    expect(await requestsTo('Consents')).toHaveLength(40);
  });

  it('keeps each row of several batches in the ledger', async () => {
    const { body } = await consents(...numbers(60).map((to) => ({ to, status: 'opt-out' })));
    expect(body.counts).toMatchObject({ total: 60, accepted: 60 });
    expect(body.results.filter(({ recorded }) => !recorded)).toEqual([]);
    expect(await requestsTo('Consents')).toHaveLength(3);
  });

  it('says that Twilio refused everything', async () => {
    await fail('Consents', { status: 403, code: 20003 });
    const { status, body } = await consents({ to: ana, status: 'opt-out' });
    expect(status).toBe(200);
    expect(body.results).toMatchObject([{ outcome: 'rejected', error: { code: 20003 } }]);
    expect(await consentOf(ana)).toMatchObject({ optedOut: false });
  });

  it('says what Twilio accepted and the ledger did not', async () => {
    await world.control('faults', { syncFail: { status: 403, share: 1 } });
    const { body } = await consents({ to: ana, status: 'opt-out' });
    expect(body.results).toEqual([{ index: 0, to: ana, outcome: 'accepted', recorded: false }]);
    expect(await isBlocked(ana)).toBe(true);
  });

  it.each([
    [[], 'items'],
    [[{ to: ana }], 'items.0.status'],
    [[{ to: ana, status: 'opt-in', source: 'web' }], 'items.0.source'],
    [[{ to: ana, status: 'opt-in', dateOfConsent: '2025-06-01' }], 'items.0.dateOfConsent'],
    [[{ to: ana, status: 'opt-in', senderSid: '+12025550142' }], 'items.0.senderSid'],
  ])('refuses what has not its shape (%#)', async (items, path) => {
    const refused = await world.post<Refused>('/compliance/consents', { items });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ code: 'invalid-request', errors: [{ path }] });
    expect(await requestsTo('Consents')).toEqual([]);
  });
});

it.each([
  ['consents', { status: 'opt-in' }],
  ['contacts', { country: 'US', zipCode: '94105' }],
])('POST /compliance/%s refuses more than a thousand, and tells Twilio of none', async (route, item) => {
  const items = numbers(1_001).map((to) => ({ to, ...item }));
  const refused = await world.post<Refused>(`/compliance/${route}`, { items });
  expect(refused).toMatchObject({ status: 413, body: { code: 'too-many-entries', limit: 1_000 } });
  expect(await requestsTo('Bulk')).toEqual([]);
});

describe('POST /compliance/contacts', () => {
  it('tells Twilio where people live', async () => {
    const { status, body } = await contacts(
      { to: ana, country: 'US', zipCode: '94105' },
      { to: '+447700900123', country: 'GB', zipCode: 'SW1A 1AA' },
      { to: ben, country: 'US', zipCode: '9' },
      { to: 'whatsapp:+14155550103', country: 'US', zipCode: '94105' },
    );
    expect(status).toBe(200);
    expect(body.results).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
      { to: ben, outcome: 'rejected', error: { code: 30647 }, faults: ['INVALID_ZIP_CODE'] },
      { outcome: 'invalid' },
    ]);
    expect(body.results[0]).toEqual({ index: 0, to: ana, outcome: 'accepted' });
    const [request] = await requestsTo('Contacts');
    expect(request?.parameters.Items).toHaveLength(3);
  });

  it('refuses what has not its shape', async () => {
    const { status, body } = await world.post<Refused>('/compliance/contacts', {
      items: [{ to: ana, country: 'usa', zipCode: '94105' }],
    });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'items.0.country' }]);
  });
});

describe('/compliance/safe-list', () => {
  const act = (action?: string) =>
    world.post<SafeListAnswer>('/compliance/safe-list', { to: '+1 415 555 0101', ...(action && { action }) });

  it('adds, checks and removes a number, as often as one likes', async () => {
    const steps = [undefined, 'add', 'add', 'check', 'remove', 'remove', 'check'];
    const answers = [];
    for (const action of steps) answers.push((await act(action)).body);
    expect(answers.map(({ listed }) => listed)).toEqual([false, true, true, true, false, false, false]);
    expect(answers[0]).toEqual({ to: ana, listed: false });
  });

  it('checks with GET', async () => {
    await act('add');
    const { status, body } = await world.get(`/compliance/safe-list?to=${encodeURIComponent(ana)}`);
    expect(status).toBe(200);
    expect(body).toEqual({ to: ana, listed: true });
  });

  it('is not put off by an answer that was lost', async () => {
    await world.control('faults', {
      api: [{ product: 'accounts', method: 'POST', path: 'SafeList', drop: 'after', share: 0.9 }],
    });
    expect((await act('add')).body).toEqual({ to: ana, listed: true });
  });

  it.each(['nobody', 'whatsapp:+14155550101'])('refuses %s, which is no number', async (to) => {
    const { status, body } = await world.post<Refused>('/compliance/safe-list', { to });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'to' }] });
  });

  it('explains what Twilio refuses', async () => {
    await fail('SafeList', { status: 403, code: 20003 });
    const refused = await world.post<Refused>('/compliance/safe-list', { to: ana, action: 'add' });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'twilio-refused', twilio: { code: 20003 } });
  });
});
