import type { Account } from '../../account';
import { rfc2822 } from '../../dates';
import { isFinal, type Message } from '../../messages/message';

const PRICE_PER_SEGMENT = 0.0079;

/** A message as Twilio's API shows it. */
export function messageResource(account: Account, message: Message): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${account.sid}/Messages/${message.sid}`;
  return {
    account_sid: account.sid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : `Error ${message.errorCode}`,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.mediaUrls.length),
    num_segments: String(message.numSegments),
    price: message.sentAt !== null && isFinal(message) ? priceOf(message) : null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json`, feedback: `${uri}/Feedback.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

function priceOf(message: Message): string {
  return (-PRICE_PER_SEGMENT * message.numSegments).toFixed(5);
}
