import { webhookSecret } from './webhook-secret';

/**
 * What Twilio is asked to do when a callback fails: three more tries, after a 5xx, a failed connection or a timeout.
 * It stands in the fragment, which is not signed and never sent.
 */
const retryOverrides = 'rc=3&rp=5xx,ct,rt';

/** Which campaign and recipient a message belongs to, carried by its callback URL. */
export interface CallbackTarget {
  campaign: string;
  /** Position in the campaign's recipients. */
  recipient: number;
}

/** Where Twilio delivers what people write to us. */
export function inboundUrl(baseUrl: string): string {
  return `${baseUrl}/webhooks/inbound#${retryOverrides}`;
}

/** Where the link-shortening domain reports clicks. It holds a secret, as Twilio does not sign these calls. */
export function clicksUrl(baseUrl: string, authToken: string): string {
  return `${baseUrl}/webhooks/clicks?key=${webhookSecret(authToken)}`;
}

/** Where Event Streams reports statuses and clicks. It holds the same secret, for the same reason. */
export function eventsUrl(baseUrl: string, authToken: string): string {
  return `${baseUrl}/webhooks/events?key=${webhookSecret(authToken)}`;
}

/** Where Twilio's debugger and alerts report. */
export function alertsUrl(baseUrl: string): string {
  return `${baseUrl}/webhooks/alerts`;
}

/**
 * Where Twilio reports the status of a message. `at` is when it is handed over, in milliseconds since the epoch: so its
 * callbacks tell what would otherwise have to be written down for each message.
 */
export function statusCallbackUrl(baseUrl: string, target?: CallbackTarget & { at: number }): string {
  const query = target
    ? `?c=${encodeURIComponent(target.campaign)}&r=${target.recipient}&t=${target.at}`
    : '';
  return `${baseUrl}/webhooks/status${query}#${retryOverrides}`;
}
