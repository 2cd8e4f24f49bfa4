import type { ShownMessage } from '../../src/delivery/show-message';
import { webhookSecret } from '../../src/twilio/webhook-secret';
import { localStack } from './local-stack';

const world = localStack();

const to = '+14155550101';
const eventsUrl = () => `/webhooks/events?key=${webhookSecret(world.stack().authToken)}`;
const show = async (sid: string) => (await world.get<ShownMessage>(`/messages/show?sid=${sid}`)).body;

/** Sends a message of whose life no callback comes. */
async function sendUnheard(recipient = to): Promise<string> {
  await world.control('faults', { callbacks: { lose: 1 } });
  const sent = await world.post<{ sid: string }>('/messages/send', { to: recipient, body: 'Hi' });
  await world.settled();
  return sent.body.sid;
}

function event(sid: string, status: string, more: object = {}) {
  const { accountSid, messagingServiceSid } = world.stack();
  return {
    specversion: '1.0',
    type: `com.twilio.messaging.message.${status}`,
    id: `${sid}.${status}`,
    time: new Date().toISOString(),
    data: {
      accountSid,
      messagingServiceSid,
      messageSid: sid,
      messageStatus: status.toUpperCase(),
      to,
      ...more,
    },
  };
}

describe('POST /webhooks/events', () => {
  it('learns the statuses of a batch, in any order, and nothing more from the batch repeated', async () => {
    const sid = await sendUnheard();
    const batch = ['read', 'queued', 'delivered', 'sent'].map((status) => event(sid, status));
    expect((await world.post(eventsUrl(), batch)).status).toBe(204);
    const shown = await show(sid);
    expect(shown.message.status).toBe('read');
    expect(shown.timeline.map(({ status }) => status).sort()).toEqual([
      'accepted',
      'delivered',
      'queued',
      'read',
      'sent',
    ]);

    const later = batch.map((told) => ({ ...told, time: new Date(Date.now() + 5_000).toISOString() }));
    expect((await world.post(eventsUrl(), later.reverse())).status).toBe(204);
    expect(await show(sid)).toEqual(shown);
  });

  it('keeps one fact of a status that a callback tells as well', async () => {
    await world.control('faults', { statusEvents: true });
    const sent = await world.post<{ sid: string }>('/messages/send', { to, body: 'Hi' });
    await world.settled();
    const { timeline } = await show(sent.body.sid);
    expect(timeline.map(({ status }) => status).sort()).toEqual(['accepted', 'delivered', 'queued', 'sent']);
    const { webhooks } = await world.control<{ webhooks: { kind: string; status: number }[] }>('webhooks');
    const events = webhooks.filter(({ kind }) => kind === 'events');
    expect(events.map(({ status }) => status)).toEqual([204, 204, 204]);
  });

  it('takes a single event, and one of every use out of a batch with others', async () => {
    const sid = await sendUnheard();
    expect((await world.post(eventsUrl(), event(sid, 'queued'))).status).toBe(204);
    const batch = [
      7,
      { type: 'com.twilio.messaging.message.sent', data: { messageSid: 'nonsense', to } },
      { ...event(sid, 'sent'), type: 'com.twilio.eventstreams.test-event' },
      event(sid, 'failed', { accountSid: `AC${'0'.repeat(32)}`, errorCode: 30007 }),
      event(sid, 'sent'),
    ];
    expect((await world.post(eventsUrl(), batch)).status).toBe(204);
    const { timeline } = await show(sid);
    expect(timeline.map(({ status }) => status)).toEqual(['accepted', 'queued', 'sent', 'delivered']);
  });

  it('learns an error, and an opt-out from it', async () => {
    const sid = await sendUnheard('+14155530007');
    const refused = event(sid, 'undelivered', { to: '+14155530007', errorCode: 30630 });
    expect((await world.post(eventsUrl(), [refused])).status).toBe(204);
    expect((await show(sid)).message).toMatchObject({ status: 'undelivered', errorCode: 30630 });
    expect((await world.get('/opt-outs/check?to=%2B14155530007')).body).toMatchObject({ optedOut: true });
  });

  it('takes a full batch within five seconds, and refuses a larger one', async () => {
    const batch = Array.from({ length: 1_001 }, (_, n) =>
      event(`SM${String(n).padStart(32, '0')}`, 'delivered', { to: `+1415555${String(n).padStart(4, '0')}` }),
    );
    expect((await world.post(eventsUrl(), batch.slice(1))).status).toBe(204);
    expect((await world.post(eventsUrl(), batch)).status).toBe(400);
  });

  it('answers 401 without the secret', async () => {
    expect((await world.post('/webhooks/events?key=guess', [])).status).toBe(401);
    expect((await world.post('/webhooks/events', [])).status).toBe(401);
  });

  it('answers 503 when it cannot store, so that Twilio tries again', async () => {
    const sid = await sendUnheard();
    const batch = [event(sid, 'queued'), event(sid, 'sent')];
    await world.control('faults', { syncFail: { status: 503, share: 1 } });
    expect((await world.post(eventsUrl(), batch)).status).toBe(503);

    await world.control('faults', { syncFail: null });
    expect((await world.post(eventsUrl(), batch)).status).toBe(204);
    expect((await show(sid)).timeline).toHaveLength(4);
  });
});
