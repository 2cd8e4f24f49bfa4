import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import { byHand } from './by-hand';
import { localStack } from './local-stack';

const world = localStack({ REDACT_AFTER_DAYS: '2' });
const hand = byHand(world);
const ana = '+14155550101';
const picture = 'https://example.com/1.png';

interface Shown {
  sid: string;
  body: string;
  mediaUrls: string[];
  status: string;
}

const messages = async () => (await world.control<{ messages: Shown[] }>('messages?limit=1000')).messages;
/** Those at Twilio that still say something. */
const told = async () =>
  (await messages())
    .filter(({ body, mediaUrls }) => body !== '' || mediaUrls.length > 0)
    .map(({ sid }) => sid);

async function send(body: string, options: object = {}): Promise<string> {
  const reply = await world.post<{ sid: string }>('/messages/send', { to: ana, body, ...options });
  await world.settled();
  return reply.body.sid;
}

/** A process that lives on would see its own time jump. */
async function days(count: number): Promise<void> {
  await world.settled();
  world.stack().gateway.killAll();
  await world.control('clock', { advanceSeconds: count * 86_400 });
}

const maintain = async () =>
  (await world.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['reconcile'] })).body;

describe('messages at Twilio', () => {
  it('lose text and media when they are old enough, and nothing else', async () => {
    await send('Hi', { mediaUrls: [picture] });
    await world.control('inbound', {
      from: ana,
      body: 'Look',
      mediaUrls: [picture, 'https://example.com/2.png'],
    });
    await days(1);
    const fresh = await send('Hi again');
    expect((await maintain()).redacted).toBe(0);
    await days(2);
    const before = await messages();
    expect(await maintain()).toMatchObject({ redacted: before.length - 1, done: true });
    expect(await told()).toEqual([fresh]);
    const shapes = (all: Shown[]) => all.map(({ sid, status }) => [sid, status]);
    expect(shapes(await messages())).toEqual(shapes(before));

    expect((await maintain()).redacted).toBe(0);
    await days(1);
    expect(await maintain()).toMatchObject({ redacted: 1, done: true });
    expect(await told()).toEqual([]);
  });

  it('of other apps in the account stay as they are', async () => {
    const others = await hand
      .client()
      .messages.create({ to: ana, from: '+13125550142', body: 'Of another app' });
    const ours = await hand.client().messages.create({ to: ana, from: '+12025550142', body: 'By hand' });
    await days(4);
    expect((await maintain()).redacted).toBe(1);
    expect(await told()).toEqual([others.sid]);
    expect(ours.sid).not.toBe(others.sid);
  });

  it('are redacted over several runs where one has no time for all, and where Twilio is busy', async () => {
    // More than a page of the list.
    const people = Array.from({ length: 210 }, (_, n) => `+1415555${String(1_000 + n)}`);
    for (const to of people) await hand.client().messages.create({ to, from: '+12025550142', body: 'Hi' });
    await days(4);
    const update = { method: 'POST', path: '/Messages/' };
    const busy = { ...update, share: 0.2, status: 429, code: 20429 };
    await world.control('faults', { api: [busy, { ...update, share: 1, slowMs: 150 }] });
    let [runs, redacted] = [0, 0];
    const changes = await hand.changesDuring('/Messages/', async () => {
      for (let done = false; !done; runs++) {
        const answer = await maintain();
        done = answer.done;
        redacted += answer.redacted ?? 0;
      }
    });
    expect(runs).toBeGreaterThan(1);
    expect(await told()).toEqual([]);
    expect(changes.filter(({ status }) => status === 200).length).toBe(people.length);
    // What is under way when a run's time is up, ten at most, may be done unheard where the machine is busy.
    expect(redacted).toBeLessThanOrEqual(people.length);
    expect(redacted).toBeGreaterThan(people.length - 10 * runs);
  });
});
