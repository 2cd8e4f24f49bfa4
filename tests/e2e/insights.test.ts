import type { ErrorsReport } from '../../src/insights/errors';
import type { Overview } from '../../src/insights/overview';
import { localStack } from './local-stack';

const world = localStack();
const path = (name: string, since?: string) => `/insights/${name}${since ? `?since=${since}` : ''}`;

/** 20 messages: 14 arrive, 4 are filtered, 1 is out of reach, 1 goes to someone who has opted out at Twilio. */
async function sendTwenty(): Promise<string[]> {
  const good = Array.from({ length: 14 }, (_, index) => `+1415555${2_000 + index}`);
  const filtered = [201, 202, 203, 204].map((area) => `+1${area}5530007`);
  const blocked = '+14155552990';
  await world.control('inbound', { from: blocked, body: 'STOP' });
  await world.settled();
  await world.post('/opt-outs/remove', { to: blocked, note: 'test' });
  await world.control('faults', { undelivered: { '+14155552991': 30001 } });
  const recipients = [...good, ...filtered, '+12125530003', '+14155552991'];
  const { body } = await world.post<{ results: { sid: string }[] }>('/messages/bulk', {
    recipients,
    body: 'See https://example.com/offer',
    shortenUrls: true,
  });
  await world.settled();
  return body.results.map(({ sid }) => sid);
}

describe('GET /insights/overview', () => {
  it('counts what was sent and what became of it', async () => {
    const [first = '', second = ''] = await sendTwenty();
    // Whoever clicks within seconds is taken for a program.
    await world.control('clock', { advanceSeconds: 60 });
    await world.control('click', { sid: first });
    await world.control('click', { sid: first });
    await world.control('click', { sid: second, eventType: 'preview' });
    const { status, body } = await world.get<Overview>(path('overview'));
    expect(status).toBe(200);
    expect(body.funnel).toEqual({
      accepted: 20,
      sent: 20,
      delivered: 14,
      read: 0,
      undelivered: 6,
      failed: 0,
      canceled: 0,
      clicked: 1,
      inbound: 1,
    });
    expect(body.rates).toEqual({ delivery: 0.7, read: 0, click: 1 / 14 });
    expect(body.medianSecondsToDelivery).toBeGreaterThanOrEqual(0);
    expect(body.medianSecondsToDelivery).toBeLessThan(60);
    expect(body.sample).toBeUndefined();
    expect(body.buckets.length).toBeLessThanOrEqual(48);
    const sum = (name: 'accepted' | 'delivered' | 'undelivered') =>
      body.buckets.reduce((total, bucket) => total + bucket[name], 0);
    expect([sum('accepted'), sum('delivered'), sum('undelivered')]).toEqual([20, 14, 6]);
  });

  it('looks only as far back as it is told', async () => {
    await sendTwenty();
    await world.control('clock', { advanceSeconds: 86_400 + 60 });
    expect((await world.get<Overview>(path('overview'))).body.funnel.accepted).toBe(0);
    const since = new Date(Date.now() - 3_600_000).toISOString();
    expect((await world.get<Overview>(path('overview', since))).body.funnel.accepted).toBe(20);
  });

  it('answers nothing sent with zeros, and nothing to divide with null', async () => {
    const { body } = await world.get<Overview>(path('overview'));
    expect(body.funnel.accepted).toBe(0);
    expect(body.rates).toEqual({ delivery: null, read: null, click: null });
    expect(body.medianSecondsToDelivery).toBeNull();
  });
});

describe('GET /insights/errors', () => {
  it('counts errors by code, class and sender', async () => {
    await sendTwenty();
    const { body } = await world.get<ErrorsReport>(path('errors'));
    expect(body).toMatchObject({ messages: 20, failures: 6 });
    expect(body.byCode.map(({ code, count }) => [code, count])).toEqual([
      [30007, 4],
      [30001, 1],
      [30003, 1],
    ]);
    expect(body.byCode[0]).toMatchObject({
      class: 'filtered',
      retryable: false,
      share: 4 / 6,
    });
    const { messages } = await world.control<{ messages: { from: string; errorCode: number | null }[] }>(
      'messages',
    );
    const senders = messages.filter(({ errorCode }) => errorCode === 30007).map(({ from }) => from);
    expect(body.byCode[0]?.bySender.flatMap(({ from, count }) => Array(count).fill(from)).sort()).toEqual(
      senders.sort(),
    );
    expect(body.byClass[0]).toMatchObject({ class: 'filtered', count: 4 });
  });
});

test.each(['overview', 'errors', 'alerts'])(
  '%s refuses a since that is no time, and callers without a key',
  async (name) => {
    for (const since of ['yesterday', '2026-02-31', '2026-13-01T00:00:00Z', '2999-01-01T00:00:00Z', '']) {
      expect((await world.get(`/insights/${name}?since=${since}`)).status).toBe(400);
    }
    expect((await world.get(`/insights/${name}?since=2026-01-01T00:00:00%2B02:00`)).status).toBe(200);
    expect((await world.get(`/insights/${name}`, { authorization: 'Bearer no' })).status).toBe(401);
  },
);
