import { inboundForm } from '../emulator/handsets/inbound-form';
import { newMessage } from '../emulator/messages/new-message';
import type { FormParameters } from '../emulator/webhooks/sign';

export type WebhookKind = 'status' | 'inbound';

interface Webhook {
  /** What Twilio posts about the message of this number. Every number is of another person. */
  form(index: number): FormParameters;
  /** The right answer's status. */
  answer: number;
}

export const webhookKinds: Record<WebhookKind, Webhook> = {
  status: { form: statusForm, answer: 204 },
  inbound: { form: inboundTextForm, answer: 200 },
};

const accountSid = `AC${'0'.repeat(32)}`;
const sender = '+12025550142';

function statusForm(index: number): FormParameters {
  const sid = `SM${index.toString(16).padStart(32, '0')}`;
  return {
    MessageSid: sid,
    SmsSid: sid,
    MessageStatus: 'delivered',
    SmsStatus: 'delivered',
    To: personAt(index),
    From: sender,
    AccountSid: accountSid,
  };
}

/** No keyword and no refusal: the default reply is due. */
function inboundTextForm(index: number): FormParameters {
  const message = newMessage(0, {
    direction: 'inbound',
    to: sender,
    from: personAt(index),
    messagingServiceSid: `MG${'0'.repeat(32)}`,
    body: 'Is my order on its way?',
    status: 'received',
  });
  return inboundForm(accountSid, message);
}

function personAt(index: number): string {
  return `+1212${String(5_000_000 + index * 7)}`;
}
