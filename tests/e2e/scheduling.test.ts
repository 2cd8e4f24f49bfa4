import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import type { SendManyAnswer } from '../../src/messages/send-result';
import type { CancelAnswer } from '../../src/scheduling/cancel-messages';
import { localStack } from './local-stack';

const world = localStack();
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
const ana = '+14155550101';
const ben = '+14155550102';

async function schedule(recipients: string[]): Promise<string[]> {
  const { status, body } = await world.post<SendManyAnswer>('/messages/schedule', {
    recipients,
    body: 'Later',
    sendAt: inSeconds(3_600),
  });
  expect(status).toBe(200);
  return body.results.map(({ sid = '' }) => sid);
}

const cancel = async (request: object) => (await world.post<CancelAnswer>('/messages/cancel', request)).body;

const maintain = async () =>
  (await world.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['cancellations'] })).body;

async function sentTo(to: string): Promise<{ status: string }[]> {
  const { messages } = await world.control<{ messages: { status: string }[] }>(
    `messages?to=${encodeURIComponent(to)}`,
  );
  return messages;
}

describe('POST /messages/schedule', () => {
  it('hands messages to Twilio, which sends them when their time has come', async () => {
    await schedule([ana]);
    expect(await sentTo(ana)).toMatchObject([{ status: 'scheduled' }]);
    await world.control('clock', { advanceSeconds: 3_601 });
    await world.settled();
    expect(await sentTo(ana)).toMatchObject([{ status: 'delivered' }]);
  });

  it.each([[899], [361 * 86_400], [-60]])('refuses %d s from now before it asks Twilio', async (seconds) => {
    const refused = await world.post<{ code: string; errors: { path: string }[] }>('/messages/schedule', {
      recipients: [ana],
      body: 'Later',
      sendAt: inSeconds(seconds),
    });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ code: 'send-at-outside-window', errors: [{ path: 'sendAt' }] });
    const { requests } = await world.control<{ requests: unknown[] }>('requests?path=Messages.json');
    expect(requests).toEqual([]);
  });

  it.each([10, 60])('takes as many long addresses as short ones, %d days ahead', async (days) => {
    const recipients = Array.from({ length: 300 }, (_, n) => `messenger:${String(n).padStart(64, 'a')}`);
    const { status, body } = await world.post<SendManyAnswer>('/messages/schedule', {
      recipients,
      body: 'Later',
      sendAt: inSeconds(days * 86_400),
    });
    expect({ status, counts: body.counts }).toMatchObject({ status: 200, counts: { accepted: 300 } });
  });

  it('is not what send does with more than can be kept until then', async () => {
    const mediaUrls = Array.from({ length: 9 }, (_, n) => `https://example.com/${n}/${'x'.repeat(2_000)}`);
    const message = { to: ana, body: 'Look', mediaUrls };
    const { status, body } = await world.post('/messages/send', { ...message, sendAt: inSeconds(3_600) });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path: 'mediaUrls' }] },
    });
    expect(await sentTo(ana)).toEqual([]);
    expect((await world.post('/messages/send', message)).status).toBe(201);
  });

  it('is what send does with a sendAt', async () => {
    const sendAt = inSeconds(3_600);
    const { status, body } = await world.post('/messages/send', { to: ana, body: 'Later', sendAt });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'scheduled', sendAt });
    expect(await cancel({ to: ana })).toMatchObject({ counts: { canceled: 1 } });
  });
});

describe('POST /messages/cancel', () => {
  it('cancels one message, and does nothing the second time', async () => {
    const [sid = ''] = await schedule([ana, ben]);
    expect(await cancel({ sid })).toEqual({
      counts: { canceled: 1, alreadyCanceled: 0, tooLate: 0, failed: 0 },
      results: [{ sid, to: ana, outcome: 'canceled' }],
      done: true,
    });
    expect(await cancel({ sid })).toMatchObject({ results: [{ outcome: 'alreadyCanceled' }] });
    await world.control('clock', { advanceSeconds: 3_601 });
    await world.settled();
    expect(await sentTo(ana)).toMatchObject([{ status: 'canceled' }]);
    expect(await sentTo(ben)).toMatchObject([{ status: 'delivered' }]);
  });

  it('cancels everything a recipient is still to get', async () => {
    await schedule([ana, ben]);
    await schedule([ana]);
    expect(await cancel({ to: ana })).toMatchObject({ counts: { canceled: 2, alreadyCanceled: 0 } });
    expect(await cancel({ to: ana })).toMatchObject({ counts: { canceled: 0, alreadyCanceled: 2 } });
    expect(await sentTo(ben)).toMatchObject([{ status: 'scheduled' }]);
  });

  it('does not lose sight of a message whose answer was lost', async () => {
    await world.control('faults', { acceptThenDropShare: 1 });
    const { body } = await world.post<SendManyAnswer>('/messages/schedule', {
      recipients: [ana, ben],
      body: 'Later',
      sendAt: inSeconds(86_400),
    });
    expect(body.results).toMatchObject([{ outcome: 'unknown' }, { outcome: 'unknown' }]);
    await world.control('faults', { acceptThenDropShare: 0 });
    expect(await cancel({ to: ana })).toMatchObject({ counts: { canceled: 0, failed: 0 }, done: false });
    // Twilio cannot be asked yet. What is planned from now on is wanted.
    expect(await maintain()).toMatchObject({ cancellations: { canceled: 0 }, done: false });
    await world.control('clock', { advanceSeconds: 1 });
    const [wanted = ''] = await schedule([ana]);

    await world.control('clock', { advanceSeconds: 120 });
    expect(await maintain()).toMatchObject({ cancellations: { canceled: 1 }, done: true });
    expect(await maintain()).toMatchObject({ cancellations: { canceled: 0 }, done: true });
    await world.control('clock', { advanceSeconds: 2 * 86_400 });
    await world.settled();
    expect((await sentTo(ana)).map(({ status }) => status).sort()).toEqual(['canceled', 'delivered']);
    expect(await sentTo(ana)).toContainEqual(expect.objectContaining({ sid: wanted, status: 'delivered' }));
    expect(await sentTo(ben)).toMatchObject([{ status: 'delivered' }]);
  });

  it('says when it is too late', async () => {
    const [sid = ''] = await schedule([ana]);
    await world.control('clock', { advanceSeconds: 3_601 });
    await world.settled();
    expect(await cancel({ sid })).toMatchObject({
      counts: { tooLate: 1 },
      results: [{ sid, outcome: 'tooLate', error: { code: 30409, class: 'schedule' } }],
    });
  });

  it('does not know a message that is not there', async () => {
    const { status, body } = await world.post('/messages/cancel', { sid: `SM${'0'.repeat(32)}` });
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'not-found' });
  });

  it('takes either a message or a recipient', async () => {
    expect((await world.post('/messages/cancel', {})).status).toBe(400);
    expect((await world.post('/messages/cancel', { to: ana, sid: `SM${'0'.repeat(32)}` })).status).toBe(400);
  });
});
