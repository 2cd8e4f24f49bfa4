import type { MessageList } from '../../src/delivery/list-messages';
import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import type { SendManyAnswer } from '../../src/messages/send-result';
import { localStack } from './local-stack';

const world = localStack({ RECONCILE_AFTER_SECONDS: '3600' });

type States = Map<string, [status: string, errorCode: number | null]>;

async function ledger(): Promise<States> {
  const { body } = await world.get<MessageList>('/messages/list?limit=500');
  return new Map(body.messages.map(({ sid, status, errorCode }) => [sid, [status, errorCode ?? null]]));
}

async function truth(): Promise<States> {
  const { messages } = await world.control<{
    messages: { sid: string; status: string; errorCode: number | null }[];
  }>('messages?limit=1000');
  return new Map(messages.map(({ sid, status, errorCode }) => [sid, [status, errorCode]]));
}

async function sendBulk(count: number): Promise<SendManyAnswer> {
  const recipients = Array.from({ length: count }, (_, n) =>
    n % 10 === 0 ? `+1${415 + n / 10}5530003` : `+1415556${String(1_000 + n)}`,
  );
  const { body } = await world.post<SendManyAnswer>('/messages/bulk', { recipients, body: 'Hi' });
  return body;
}

const advance = (advanceSeconds: number) => world.control('clock', { advanceSeconds });
const run = async (body: object = {}) => (await world.post<MaintenanceAnswer>('/maintenance/run', body)).body;
const fetches = async () =>
  (await world.control<{ requests: { method: string }[] }>('requests?path=/Messages/')).requests.filter(
    ({ method }) => method === 'GET',
  ).length;

describe('POST /maintenance/run', () => {
  it('fills in what lost callbacks should have told, once it is due', async () => {
    await world.control('faults', { callbacks: { lose: 0.5, duplicate: 0.1, shuffle: true }, seed: 5 });
    await sendBulk(100);
    await world.settled();
    const stale = await ledger();
    expect(stale).not.toEqual(await truth());
    // Of some no callback came at all.
    expect(stale.size).toBeLessThan(100);

    expect(await run()).toMatchObject({ reconciled: { fetched: 0, updated: 0 }, done: true });
    await advance(3_601);
    const { reconciled, done } = await run({ tasks: ['reconcile'] });
    expect(done).toBe(true);
    expect(reconciled).toMatchObject({ checked: 100, gone: 0, done: true });
    expect(reconciled?.updated).toBeGreaterThan(20);
    expect(reconciled?.updated).toBe(reconciled?.fetched);
    expect(await ledger()).toEqual(await truth());

    await advance(3_601);
    expect(await run()).toMatchObject({
      reconciled: { checked: 100, fetched: 0, updated: 0, gone: 0, done: true },
      done: true,
    });
  });

  it('is safe beside callbacks, and twice at once', async () => {
    await sendBulk(20);
    await world.settled();
    await advance(3_601);
    await world.control('faults', { callbacks: { lose: 0.3, shuffle: true, duplicate: 0.2 }, seed: 3 });
    const [, ...answers] = await Promise.all([sendBulk(60), run(), run()]);
    for (const { done } of answers) expect(done).toBe(true);
    await world.settled();
    await advance(3_601);
    await Promise.all([run(), run()]);
    expect(await ledger()).toEqual(await truth());
  });

  it('asks after a scheduled message only when its time has passed', async () => {
    await world.control('faults', { callbacks: { lose: 1 } });
    const { now } = await world.control<{ now: string | number }>('clock');
    const sendAt = new Date(new Date(now).getTime() + 3 * 3_600_000).toISOString();
    await world.post('/messages/send', { to: '+14155550101', body: 'Hi', sendAt });
    await advance(2 * 3_600);
    expect((await run()).reconciled).toMatchObject({ checked: 1, fetched: 0 });
    await advance(2 * 3_600 + 60);
    await world.settled();
    expect((await run()).reconciled).toMatchObject({ checked: 1, fetched: 1, updated: 1 });
    expect([...(await ledger()).values()]).toEqual([['delivered', null]]);
  });

  it('does not ask again and again where Twilio knows no more either', async () => {
    await world.control('faults', { lifeStepMs: 600_000 });
    await world.post('/messages/send', { to: '+14155550101', body: 'Hi' });
    await advance(3_601);
    await run();
    const asked = await fetches();
    for (let n = 0; n < 3; n++) expect((await run()).reconciled).toMatchObject({ checked: 1, fetched: 0 });
    expect(await fetches()).toBe(asked);
  });

  it('counts a message that Twilio has forgotten, and leaves it as it was', async () => {
    await world.control('faults', { callbacks: { lose: 1 } });
    const { body } = await world.post<{ sid: string }>('/messages/send', { to: '+14155550101', body: 'Hi' });
    await world.settled();
    const before = await ledger();
    const { accountSid, authToken, emulatorUrl } = world.stack();
    const deleted = await fetch(
      `${emulatorUrl}/2010-04-01/Accounts/${accountSid}/Messages/${body.sid}.json`,
      {
        method: 'DELETE',
        headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      },
    );
    expect(deleted.status).toBe(204);
    await advance(3_601);
    expect((await run()).reconciled).toMatchObject({ fetched: 1, updated: 0, gone: 1, done: true });
    expect(await ledger()).toEqual(before);
  });

  it('learns an opt-out, unless the person has agreed since', async () => {
    const [ana, ben] = ['+14155550103', '+14155550104'];
    await world.control('faults', { undelivered: { [ana]: 30630, [ben]: 30630 }, callbacks: { lose: 1 } });
    await world.post('/messages/bulk', { recipients: [ana, ben], body: 'Hi' });
    await world.settled();
    await advance(600);
    await world.control('inbound', { from: ben, body: 'START' });
    await advance(3_601);
    expect((await run()).reconciled?.updated).toBeGreaterThanOrEqual(2);
    const check = async (to: string) =>
      (await world.get<{ optedOut: boolean }>(`/opt-outs/check?to=${encodeURIComponent(to)}`)).body.optedOut;
    expect(await check(ana)).toBe(true);
    expect(await check(ben)).toBe(false);
  });

  it('goes on in the next run where a run has reached its limit', async () => {
    await world.control('faults', { callbacks: { lose: 1 }, lifeStepMs: 5 });
    const numbers = Array.from({ length: 1_100 }, (_, n) => `+1415557${String(1_000 + n)}`);
    // Each of them is in the ledger, as its callbacks do not come to us.
    const message = { body: 'Hi', statusCallback: 'https://example.com/status' };
    await world.post('/messages/bulk', { recipients: numbers.slice(0, 600), ...message });
    await world.post('/messages/bulk', { recipients: numbers.slice(600), ...message });
    await world.settled();
    await advance(3_601);
    let [runs, fetched, updated] = [0, 0, 0];
    for (let done = false; !done; runs++) {
      const { reconciled } = await run();
      done = reconciled?.done ?? true;
      fetched += reconciled?.fetched ?? 0;
      updated += reconciled?.updated ?? 0;
    }
    expect(runs).toBeGreaterThan(1);
    expect([fetched, updated]).toEqual([1_100, 1_100]);
  });

  it('refuses a task it does not know, a field it does not know and a key that may only read', async () => {
    expect((await world.post('/maintenance/run', { tasks: ['dance'] })).status).toBe(400);
    expect((await world.post('/maintenance/run', { tasks: [] })).status).toBe(400);
    expect((await world.post('/maintenance/run', { task: 'reconcile' })).status).toBe(400);
    expect((await world.post('/maintenance/run', {}, { authorization: 'Bearer x' })).status).toBe(401);
  });
});
