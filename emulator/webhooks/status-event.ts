import type { Message, MessageStatus } from '../messages/message';
import { type CloudEvent, cloudEvent } from './cloud-event';

const REPORTED: ReadonlySet<MessageStatus> = new Set([
  'queued',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'read',
]);

/** Event Streams has an event for most statuses, but none for `canceled`. */
export function isStatusEvent(status: MessageStatus): boolean {
  return REPORTED.has(status);
}

/** A message's present status as an event: its data is in camelCase, and the status in capitals. */
export function statusEvent(accountSid: string, message: Message): CloudEvent {
  const source = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  const type = `com.twilio.messaging.message.${message.status}`;
  return cloudEvent(type, `Messaging.Message.${message.status}`, source, message.updatedAt, {
    accountSid,
    messageSid: message.sid,
    messageStatus: message.status.toUpperCase(),
    to: message.to,
    from: message.from,
    messagingServiceSid: message.messagingServiceSid,
    ...(message.errorCode === null ? {} : { errorCode: message.errorCode }),
    timestamp: new Date(message.updatedAt).toISOString(),
  });
}
