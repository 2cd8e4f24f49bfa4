import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The secret in the URL of webhooks that Twilio does not sign (link-shortening callbacks, Event Streams). Derived from
 * the auth token, so that there is nothing more to configure and rotating the token rotates it.
 */
export function webhookSecret(authToken: string): string {
  return createHmac('sha256', authToken).update('twilio-messaging-backend/webhooks').digest('hex');
}

/** Compares in constant time. Anything but the secret itself is refused. */
export function isWebhookSecret(candidate: unknown, authToken: string): boolean {
  if (typeof candidate !== 'string') return false;
  const given = Buffer.from(candidate);
  const expected = Buffer.from(webhookSecret(authToken));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
