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
