import type { Stack } from '../../emulator/stack';
import { stackClient } from '../../emulator/stack-client';
import { inParallel } from '../../src/in-parallel';
import { webhookSecret } from '../../src/twilio/webhook-secret';
import { signedForm } from '../e2e/signed-request';

/** No other test has these, and none of their last digits are left where a number is masked. */
export const people = ['+14158327101', '+14158327102', '+14158327103', 'whatsapp:+14158327104'];
const [ana = '', ben = '', eva = '', joe = ''] = people;
const zoe = '+14158327105';

/** What people and operators write on the journey. */
export const words = {
  body: 'Periwinkle',
  variable: 'Quillfeather',
  note: 'Marzipan',
  heard: 'Tamarind',
  campaign: 'Zucchetto',
  tag: 'Xylograph',
  repeat: 'Ocarina',
  link: 'https://example.com/lodestone',
};

export interface Keys {
  /** Another key that the deployment knows. */
  second: string;
  /** One that nobody knows. */
  wrong: string;
}

/** Everything that is done with numbers and words, rightly and wrongly, whatever is answered. */
export async function journey(stack: Stack, { second, wrong }: Keys): Promise<void> {
  const { functionsUrl, authToken, apiKey } = stack;
  const { get, post, control } = stackClient(() => stack);
  const secret = webhookSecret(authToken);
  const query = (to: string) => `to=${encodeURIComponent(to)}`;
  const asTwilio = (route: string, form: Record<string, string>) => {
    const { url, ...init } = signedForm(authToken, functionsUrl + route, form);
    return fetch(url, { method: 'POST', ...init });
  };

  const recipients = people.map((to) => ({ to, variables: { name: words.variable } }));
  const content = { body: `${words.body} {{name}} ${words.link}`, shortenUrls: true };
  const campaign = { name: words.campaign, recipients, ...content };
  const single = { to: ana, body: `${words.body} ${words.link}`, shortenUrls: true };
  const sent = await post<{ sid?: string }>('/messages/send', { ...single, tags: { order: words.tag } });
  const sid = sent.body.sid ?? `SM${'0'.repeat(32)}`;
  const made = await post<{ id?: string }>('/campaigns/create', campaign);
  const sendAt = new Date(Date.now() + 7_200_000).toISOString();
  const click = { event_type: 'click', sms_sid: sid, to: ana, link: words.link, user_agent: words.heard };
  const event = (data: object) => ({ type: 'com.twilio.messaging.message.sent', data: { to: ana, ...data } });
  const debuggerForm = {
    Level: 'ERROR',
    Payload: JSON.stringify({ error_code: '11200', webhook: { request: { parameters: click } } }),
  };
  const stop = { MessageSid: sid, From: ben, To: '+12025550142', Body: 'STOP', ProfileName: words.variable };

  const calls: (() => Promise<unknown>)[] = [
    () => post('/messages/send', single, { 'idempotency-key': `${words.repeat}-${sid}` }),
    () => post('/messages/bulk', { recipients, ...content }),
    () => post('/messages/schedule', { recipients, sendAt, ...content }),
    () => post('/campaigns/run', { id: made.body.id }),
    () => control('inbound', { from: ben, body: `${words.heard}, please stop texting me` }),
    () => control('inbound', { from: joe, body: words.heard }),
    () => asTwilio('/webhooks/inbound', stop),
    () =>
      asTwilio('/webhooks/status', { MessageSid: sid, MessageStatus: 'failed', To: eva, ErrorCode: '30006' }),
    () => asTwilio('/webhooks/alerts', debuggerForm),
    () => post(`/webhooks/clicks?key=${secret}`, click),
    () => post(`/webhooks/clicks?key=${secret}x`, click),
    () =>
      post(`/webhooks/events?key=${secret}`, [
        event({ messageSid: sid }),
        event({ messageSid: words.heard }),
      ]),
    () => post('/opt-outs/add', { to: zoe, note: words.note }),
    () => post('/opt-outs/import', { entries: [{ to: ben, at: '2026-01-31T12:00:00Z', note: words.note }] }),
    () => post('/opt-outs/remove', { to: zoe, note: words.note }),
    () => post('/compliance/consents', { items: [{ to: ana, status: 'opt-in', source: 'website' }] }),
    () => get(`/messages/list?${query(ana)}&words=true`),
    () => get(`/opt-outs/check?${query(ben)}`, { authorization: `Bearer ${second}` }),
    () => get(`/messages/list?${query(ana)}`, { authorization: `Bearer ${wrong}` }),
    () => get(`/messages/show?sid=${sid}&key=${apiKey}`),
    () => post('/messages/send', { to: [ana], body: { [words.body]: ana }, [words.note]: ben }),
    () => fetch(`${functionsUrl}/nowhere?${query(ana)}&key=${apiKey}`),
    () => control('click', { sid }),
    () => post('/messages/cancel', { to: ana }),
    () => post('/maintenance/run', {}),
  ];
  await inParallel(calls, 10, (call) => call().catch(() => undefined));
}
