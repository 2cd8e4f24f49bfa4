import { type Stack, startStack } from '../../emulator/stack';
import { type StackClient, stackClient } from '../../emulator/stack-client';
import type { ShownCampaign } from '../../src/campaigns/show-campaign';
import type { PushAnswer } from '../../src/compliance/push-result';
import type { ShownMessage } from '../../src/delivery/show-message';
import type { Overview } from '../../src/insights/overview';
import type { SendManyAnswer } from '../../src/messages/send-result';
import type { ShownRegistrations } from '../../src/registrations/show-registrations';
import { byHand } from './by-hand';
import { until } from './until';

interface World extends StackClient {
  stack: () => Stack;
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => `+1415555${String(1000 + n)}`);
const sendTo = (count: number) => ({ recipients: numbers(count), body: 'Hi' });

async function accepted({ control }: World): Promise<number> {
  return (await control<{ creates: { accepted: number } }>('stats')).creates.accepted;
}

const stacks: Stack[] = [];
const tests: { route: string; test: (world: World) => Promise<void> }[] = [];
let results: Promise<void>[] = [];

/**
 * A test with a stack of its own: all of them wait at the same time, once every process has loaded its route. An answer
 * of the Function's is one in time, as the gateway answers 504 in its place after 10 s.
 */
function answersInTime(route: string, situation: string, test: (world: World) => Promise<void>): void {
  const index = tests.push({ route, test }) - 1;
  it(`${route} answers ${situation}`, async () => results[index]);
}

beforeAll(async () => {
  const worlds: World[] = [];
  for (const { route } of tests) {
    const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true });
    stacks.push(stack);
    const world = { ...stackClient(() => stack), stack: () => stack };
    worlds.push(world);
    await world.post(route, {});
  }
  results = tests.map(({ test }, index) => test(worlds[index]!));
  // Each is awaited where it is told of.
  for (const result of results) result.catch(() => undefined);
});
afterAll(() => Promise.all(stacks.map((stack) => stack.close())));

answersInTime('/messages/bulk', 'with what it did not try', async (world) => {
  await world.control('faults', { latencyMs: 300, concurrencyLimit: 10, callbacks: { lose: 1 } });
  const { status, body } = await world.post<SendManyAnswer>('/messages/bulk', sendTo(600));
  expect(status).toBe(200);
  expect(body.counts.unknown).toBe(0);
  expect(body.counts.accepted).toBeGreaterThan(30);
  expect(body.counts.accepted + body.counts.unsent).toBe(600);
  const first = body.results.find(({ outcome }) => outcome === 'unsent');
  expect(body.next).toEqual({ index: first?.index });
  // What was refused is tried again before the rest, so no more are behind it than were under way together.
  const behind = body.results.slice(first?.index).filter(({ outcome }) => outcome === 'accepted');
  expect(behind.length).toBeLessThanOrEqual(10);
  expect(await accepted(world)).toBe(body.counts.accepted);
});

answersInTime('/messages/bulk', 'when Twilio does not', async (world) => {
  await world.control('faults', { hangShare: 1 });
  const { status, body } = await world.post<SendManyAnswer>('/messages/bulk', sendTo(100));
  expect(status).toBe(200);
  expect(body.counts.unknown + body.counts.unsent).toBe(100);
  expect(body.counts.unknown).toBeGreaterThan(0);
});

answersInTime('/messages/bulk', 'when it cannot be known who has opted out, to nobody', async (world) => {
  await world.control('faults', { syncFail: { status: 503, share: 1 } });
  const refused = await world.post<{ code: string }>('/messages/bulk', sendTo(100));
  expect(refused.status).toBe(503);
  expect(refused.body.code).toBe('unavailable');
  expect(await accepted(world)).toBe(0);
});

answersInTime('/compliance/consents', 'when Twilio does not', async (world) => {
  await world.control('faults', {
    api: [{ product: 'accounts', path: 'Consents', share: 1, hang: true }],
  });
  const items = numbers(130).map((to) => ({ to, status: 'opt-out' }));
  const { status, body } = await world.post<PushAnswer>('/compliance/consents', { items });
  expect(status).toBe(200);
  expect(body.counts).toMatchObject({ accepted: 0, unknown: 100, unsent: 30 });
});

answersInTime('/compliance/registrations', 'when Twilio does not', async (world) => {
  await world.control('faults', { api: [{ product: 'messaging', path: '', share: 1, hang: true }] });
  const { status, body } = await world.get<ShownRegistrations>('/compliance/registrations');
  expect(status).toBe(200);
  expect([body.a2p.state, body.tollFree.state]).toEqual(['unknown', 'unknown']);
  expect(body.problems).toHaveLength(2);
});

answersInTime('/senders/add', 'when Twilio takes nothing', async (world) => {
  const sid = await byHand(world).numberSid('+16135550142');
  await world.control('faults', { api: [{ product: 'messaging', share: 1, method: 'POST', status: 503 }] });
  const { status, body } = await world.post('/senders/add', { type: 'phone-number', sid });
  expect(status).toBe(503);
  expect(body).toMatchObject({ code: 'unavailable' });
});

answersInTime('/insights/overview', 'with a fair sample of a ledger that is too large', async (world) => {
  const { emulator } = world.stack();
  const people = numbers(30);
  const [talkative = ''] = people;
  const create = { name: 'Autumn', body: 'Hi', recipients: people };
  const { id } = (await world.post<{ id: string }>('/campaigns/create', create)).body;
  await world.post('/campaigns/run', { id });
  for (let n = 0; n < 110; n++) await world.post('/messages/send', { to: talkative, body: `Hi ${n}` });
  expect(await emulator?.idle(60_000)).toBe(true);
  // Theirs has more pages than there is time for, the others have one.
  await world.control('faults', {
    api: [{ product: 'sync', path: 'Items', method: 'GET', share: 1, slowMs: 2_100 }],
  });
  const [overview, campaign] = await Promise.all([
    world.get<Overview>('/insights/overview'),
    world.get<ShownCampaign>(`/campaigns/show?id=${id}`),
  ]);
  expect([overview.status, campaign.status]).toEqual([200, 200]);
  const { funnel, sample } = overview.body;
  expect(sample?.share).toBeGreaterThan(0.9);
  expect(sample?.share).toBeLessThan(1);
  expect(funnel.accepted).toBeGreaterThan(20);
  expect(funnel.accepted).toBeLessThan(30);
  expect(campaign.body.sample?.share).toBeLessThan(1);
  expect(campaign.body.counts).toMatchObject({ accepted: 30, queued: 0, sent: 30, delivered: 30 });
});

answersInTime('/webhooks/alerts', '503 when the event cannot be stored', async (world) => {
  await world.control('faults', { syncFail: { status: 500, share: 1 } });
  const told = await world.control<{ webhook: { status: number } }>('debugger', { errorCode: 11200 });
  expect(told.webhook.status).toBe(503);
});

answersInTime(
  '/webhooks/status',
  '503 to what cannot be stored, and stores it when told again',
  async (world) => {
    const { gateway, emulator } = world.stack();
    await world.control('faults', { lifeStepMs: 250 });
    const { body } = await world.post<{ sid: string }>('/messages/send', { to: '+14155530007', body: 'Hi' });
    await world.control('faults', { syncFail: { status: 503, share: 1 } });
    await until(async () =>
      gateway.stats().recent.some(({ path, status }) => path === '/webhooks/status' && status === 503),
    );
    await world.control('faults', { syncFail: null });
    expect(await emulator?.idle(60_000)).toBe(true);
    const { webhooks } = await world.control<{ webhooks: { status: number; attempts: number }[] }>(
      `webhooks?sid=${body.sid}`,
    );
    expect(webhooks.map((webhook) => webhook.status)).toEqual(webhooks.map(() => 204));
    expect(webhooks.some(({ attempts }) => attempts > 1)).toBe(true);
    const { message, timeline } = (await world.get<ShownMessage>(`/messages/show?sid=${body.sid}`)).body;
    expect(message).toMatchObject({ status: 'undelivered', errorCode: 30007 });
    expect(timeline.map((entry) => entry.status)).toEqual(
      expect.arrayContaining(['accepted', 'queued', 'sent', 'undelivered']),
    );
  },
);
