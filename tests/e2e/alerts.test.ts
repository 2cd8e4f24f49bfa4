import type { Alerts } from '../../src/insights/alerts';
import { localStack } from './local-stack';
import { signedForm, signedJson } from './signed-request';

const world = localStack();
// A process remembers what it counted, and the emulator's reset is none of its business.
beforeEach(() => world.stack().gateway.killAll());

interface Told {
  form: Record<string, string>;
  webhook: { status: number; attempts: number };
}

const alerts = async (query = '') => (await world.get<Alerts>(`/insights/alerts${query}`)).body;

async function status(messageStatus: string, index: number, errorCode = ''): Promise<number> {
  const { functionsUrl, authToken } = world.stack();
  const { url, headers, body } = signedForm(authToken, `${functionsUrl}/webhooks/status`, {
    MessageSid: `SM${String(index).padStart(32, '0')}`,
    MessageStatus: messageStatus,
    To: `+1415555${String(1_000 + index)}`,
    From: '+12025550142',
    ErrorCode: errorCode,
  });
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

async function postJson(text: string): Promise<number> {
  const { functionsUrl, authToken } = world.stack();
  const { url, headers, body } = signedJson(authToken, `${functionsUrl}/webhooks/alerts`, text);
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

describe('a burst of delivery errors', () => {
  // Well inside a window of five minutes, whenever the test runs.
  beforeEach(() => world.control('clock', { advanceSeconds: 360 - ((Date.now() / 1_000) % 300) }));

  it('shows as urgent, with its code explained', async () => {
    for (let index = 0; index < 32; index++) expect(await status('undelivered', index, '30007')).toBe(204);
    const { velocity } = await alerts();
    expect(velocity).toEqual([
      expect.objectContaining({
        window: expect.stringMatching(/:\d[05]:00\.000Z$/),
        code: 30007,
        class: 'filtered',
        level: 'urgent',
        errors: expect.any(Number),
        finals: expect.any(Number),
        rate: 1,
        title: expect.any(String),
        advice: expect.any(String),
      }),
    ]);
    expect(velocity[0]?.score).toBeGreaterThan(0.8);
    expect(velocity[0]?.errors).toBeGreaterThanOrEqual(26);
  });

  it('weighs less among messages that arrive, and two errors weigh nothing', async () => {
    for (let index = 0; index < 60; index++) await status('delivered', index);
    for (let index = 60; index < 62; index++) await status('undelivered', index, '30008');
    for (let index = 62; index < 65; index++) await status('undelivered', index, '30005');
    const { velocity } = await alerts();
    expect(velocity.map(({ code, level, errors }) => [code, level, errors])).toEqual([[30005, 'warning', 3]]);
  });

  it('costs far fewer writes than messages', async () => {
    for (let index = 0; index < 64; index++) await status('delivered', index);
    const { requests } = await world.control<{ requests: { method: string; status: number }[] }>(
      'requests?path=velocity',
    );
    expect(requests.filter(({ method, status }) => method === 'POST' && status < 400).length).toBeLessThan(
      10,
    );
  });
});

describe("Twilio's debugger", () => {
  it('is listened to, and its events are shown with what to do, newest first', async () => {
    const resourceSid = `SM${'1'.repeat(32)}`;
    const first = await world.control<Told>('debugger', { errorCode: 30007, resourceSid, level: 'Warning' });
    expect(first.webhook).toMatchObject({ status: 204, attempts: 1 });
    await world.control<Told>('debugger', { errorCode: 11200 });
    const { events } = await alerts();
    expect(events).toEqual([
      expect.objectContaining({ kind: 'debugger', level: 'error', errorCode: 11200 }),
      expect.objectContaining({
        at: first.form.Timestamp,
        level: 'warning',
        errorCode: 30007,
        resourceSid,
        title: expect.any(String),
        advice: expect.any(String),
      }),
    ]);
    expect((await alerts('?since=2100-01-01T00:00:00Z')) as unknown).toMatchObject({ status: 400 });
  });

  it('is heard once when it says the same twice', async () => {
    const { form } = await world.control<Told>('debugger', { errorCode: 11200 });
    const { functionsUrl, authToken } = world.stack();
    const { url, headers, body } = signedForm(authToken, `${functionsUrl}/webhooks/alerts`, form);
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(204);
    expect((await alerts()).events).toHaveLength(1);
  });

  it('cannot make a loop: what it says of the alerts webhook is dropped, and so is a flood', async () => {
    const webhookUrl = `${world.stack().functionsUrl}/webhooks/alerts`;
    const told = await world.control<Told>('debugger', { errorCode: 11200, webhookUrl });
    expect(told.webhook.status).toBe(204);
    expect((await alerts()).events).toEqual([]);
    for (let n = 0; n < 25; n++) {
      expect((await world.control<Told>('debugger', { errorCode: 12300 })).webhook.status).toBe(204);
    }
    expect((await alerts()).events).toHaveLength(20);
  });
});

test('an alert of any shape is kept', async () => {
  expect(await postJson(JSON.stringify({ alertName: 'Delivery rate', Severity: 'x', level: 'URGENT' }))).toBe(
    204,
  );
  expect(await postJson('[{"a": 1}]')).toBe(204);
  expect(await postJson('{}')).toBe(204);
  expect((await alerts()).events.map(({ kind, level }) => [kind, level]).sort()).toEqual([
    ['intelligent', 'urgent'],
    ['unknown', 'unknown'],
    ['unknown', 'unknown'],
  ]);
});
