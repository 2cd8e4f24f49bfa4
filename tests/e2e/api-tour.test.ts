import { webhookSecret } from '../../src/twilio/webhook-secret';
import { operationsOf } from '../openapi/complaints';
import { writtenDocument } from '../openapi/written-document';
import { byHand } from './by-hand';
import { localStack } from './local-stack';

const world = localStack({ PLAIN_LANGUAGE_OPT_OUT: 'review', QUIET_HOURS: 'off' });
const { numberSid } = byHand(world);
const ana = '+14155550101';
const ben = '+14155550102';
const eva = '+14155550103';

/** Every route once, as an app or Twilio calls it. With `RECORD_EXAMPLES`, these become the examples of openapi.json. */
describe('every route answers as openapi.json has it', () => {
  const called = new Set<string>();
  const fine = async <T>(method: 'get' | 'post', url: string, body: unknown = {}): Promise<T> => {
    called.add(`${method} ${url.split('?')[0]}`);
    const reply = await (method === 'get' ? world.get<T>(url) : world.post<T>(url, body));
    if (reply.status > 299) throw new Error(`${url}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const get = <T>(url: string) => fine<T>('get', url);
  const post = <T>(url: string, body: unknown) => fine<T>('post', url, body);
  const asTwilio = async (path: string, form: Record<string, string>) => {
    called.add(`post ${path}`);
    expect((await world.asTwilio(path, form)).status).toBeLessThan(300);
  };
  const inTwoHours = () => new Date(Date.now() + 7_200_000).toISOString();
  it('for messages', async () => {
    const body = 'Hi {{name|there}}, your order is ready.';
    const recipients = [{ to: ana, variables: { name: 'Ana' } }, ben];
    await post('/messages/preview', { recipients, body });
    await post('/messages/bulk', { recipients, body });
    const { sid } = await post<{ sid: string }>('/messages/send', { to: ana, body: 'Your order is ready.' });
    await world.settled();
    await get(`/messages/show?sid=${sid}`);
    await get(`/messages/list?to=${encodeURIComponent(ana)}&limit=2`);
    const sendAt = inTwoHours();
    const { results } = await post<{ results: { sid: string }[] }>('/messages/schedule', {
      recipients: [ana],
      body,
      sendAt,
    });
    await get(`/messages/scheduled?to=${encodeURIComponent(ana)}`);
    const again = { sid: results[0]!.sid, sendAt: new Date(Date.parse(sendAt) + 3_600_000).toISOString() };
    await post('/messages/reschedule', again);
    await post('/messages/cancel', { to: ana });
  });

  it('for campaigns', async () => {
    const body = 'Our autumn offers: https://example.com/autumn';
    const { id } = await post<{ id: string }>('/campaigns/create', {
      name: 'Autumn',
      body,
      recipients: [ana],
    });
    await post('/campaigns/add-recipients', { id, recipients: [ben, eva] });
    await post('/campaigns/run', { id });
    await world.settled();
    await get(`/campaigns/show?id=${id}`);
    await get('/campaigns/list?limit=1');
    await get(`/campaigns/recipients?id=${id}&limit=2`);
    const draft = await post<{ id: string }>('/campaigns/create', {
      name: 'Winter',
      body,
      recipients: [ana],
    });
    await post('/campaigns/control', { id: draft.id, action: 'cancel' });
  });

  it('for opt-outs', async () => {
    await post('/opt-outs/add', { to: ana, note: 'asked by phone' });
    await get(`/opt-outs/check?to=${encodeURIComponent(ana)}`);
    await get('/opt-outs/list?limit=2');
    await post('/opt-outs/import', {
      entries: [{ to: eva, at: '2026-01-31T12:00:00Z', note: 'from the shop' }],
    });
    await post('/opt-outs/remove', { to: ana, note: 'signed up again' });
    await world.control('inbound', { from: ben, body: 'Please take me off your list' });
    await world.settled();
    await get('/opt-outs/review');
    await post('/opt-outs/review', { to: ben, decision: 'opt-out' });
  });

  it('for compliance', async () => {
    await post('/compliance/consents', { items: [{ to: ana, status: 'opt-in', source: 'website' }] });
    await post('/compliance/contacts', { items: [{ to: ana, country: 'US', zipCode: '94105' }] });
    await post('/compliance/safe-list', { to: ana, action: 'add' });
    await get(`/compliance/safe-list?to=${encodeURIComponent(ana)}`);
    await get('/compliance/registrations');
    await get('/compliance/geo-permissions?country=US,FR');
    await get('/compliance/report');
  });

  it('for the Messaging Service and its senders', async () => {
    await get('/service/list');
    await get('/service/show');
    await post('/service/apply', { dryRun: true });
    await post('/service/create', { friendlyName: 'Shop' });
    await get('/service/links');
    await post('/service/links', { action: 'set', continueOnFailure: true });
    const sid = await numberSid('+16135550142');
    await post('/senders/add', { type: 'phone-number', sid });
    await get('/senders/list');
    await post('/senders/remove', { type: 'phone-number', sid });
  });

  it('for insights, maintenance and health', async () => {
    await post('/messages/send', { to: ana, body: 'Look: https://example.com/offer', shortenUrls: true });
    await world.settled();
    for (const report of ['overview', 'errors', 'clicks', 'alerts']) await get(`/insights/${report}`);
    await get('/insights/error-codes?code=30007');
    await post('/maintenance/run', {});
    await get('/health');
  });

  it('for webhooks', async () => {
    const key = webhookSecret(world.stack().authToken);
    const { accountSid, messagingServiceSid } = world.stack();
    const { sid } = (await world.post<{ sid: string }>('/messages/send', { to: ana, body: 'Hi' })).body;
    await world.settled();
    const sender = '+12025550142';
    await asTwilio('/webhooks/status', { MessageSid: sid, MessageStatus: 'read', To: ana, From: sender });
    await asTwilio('/webhooks/inbound', {
      MessageSid: `SM${'1'.repeat(32)}`,
      From: ana,
      To: sender,
      Body: 'HELP',
    });
    await asTwilio('/webhooks/alerts', {
      Sid: `NO${'1'.repeat(32)}`,
      Timestamp: new Date().toISOString(),
      Level: 'ERROR',
      PayloadType: 'application/json',
      Payload: JSON.stringify({ resource_sid: sid, error_code: '11200' }),
    });
    const link = 'https://example.com/offer';
    const click = { event_type: 'click', sms_sid: sid, to: ana, link, click_time: new Date().toISOString() };
    await post(`/webhooks/clicks?key=${key}`, click);
    const data = { accountSid, messagingServiceSid, messageSid: sid, messageStatus: 'READ', to: ana };
    const type = 'com.twilio.messaging.message.read';
    await post(`/webhooks/events?key=${key}`, [
      { specversion: '1.0', type, id: `${sid}.read`, time: new Date().toISOString(), data },
    ]);
  });

  it('and none is left out', () => {
    const all = operationsOf(writtenDocument).map(({ name }) => name);
    expect([...called].sort()).toEqual(all.sort());
  });
});

describe('POST /messages/send', () => {
  const send = (to: string) => world.post('/messages/send', { to, body: 'Hi' });

  it('says that a number is known to be bad', async () => {
    await world.control('faults', { undelivered: { [eva]: 21635 } });
    await send(eva);
    await world.settled();
    expect(await send(eva)).toMatchObject({ status: 409, body: { code: 'recipient-unreachable' } });
  });

  it('says that Twilio took no request in time', async () => {
    await world.control('faults', { failRate: { status: 429, code: 20429, share: 1 } });
    expect(await send(ana)).toMatchObject({ status: 429, body: { code: 'throttled' } });
  });
});

describe('a deployment without a Messaging Service', () => {
  const unset = localStack({ TWILIO_MESSAGING_SERVICE_SID: 'none' });

  it('says that it is not configured', async () => {
    expect(await unset.get('/service/show')).toMatchObject({ status: 500, body: { code: 'misconfigured' } });
  });
});
