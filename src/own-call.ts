import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a call may be under way, in milliseconds. */
const validForMs = 30_000;

/**
 * What a deployment proves with that it calls itself, as the value of an `Authorization` header: no API key is known to
 * it, only their hashes. Holds for one path and subject, from `now` (milliseconds since the epoch) for half a minute.
 */
export function ownCall(authToken: string, path: string, subject: string, now: number): string {
  const expires = String(now + validForMs);
  return `Own ${expires}.${signatureOf(authToken, path, subject, expires)}`;
}

/** Whether a header is what {@link ownCall} makes for this path and subject. Compares in constant time. */
export function isOwnCall(
  header: unknown,
  authToken: string,
  path: string,
  subject: string,
  now: number,
): boolean {
  if (typeof header !== 'string') return false;
  const [, expires = '', signature = ''] = /^Own (\d{1,15})\.([0-9a-f]{64})$/.exec(header) ?? [];
  const given = Buffer.from(signature);
  const expected = Buffer.from(signatureOf(authToken, path, subject, expires));
  return given.length === expected.length && timingSafeEqual(given, expected) && now < Number(expires);
}

function signatureOf(authToken: string, path: string, subject: string, expires: string): string {
  return createHmac('sha256', authToken)
    .update(JSON.stringify(['twilio-messaging-backend', path, subject, expires]))
    .digest('hex');
}
