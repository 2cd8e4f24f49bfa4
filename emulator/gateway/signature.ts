import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks';
import type { BodyType } from './body';
import { parseParameters } from './event';

/** What Twilio's signature covers. */
export interface SignedRequest {
  /** The value of `X-Twilio-Signature`. */
  signature: string | string[] | undefined;
  /** The full URL exactly as it was asked for: scheme, host with port, path and query. */
  url: string;
  bodyType: BodyType;
  body: Buffer;
}

/**
 * Whether Twilio, knowing `authToken`, signed this request, by Twilio's own code (constant time). A form is covered by
 * its sorted fields; any other body only through the `bodySHA256` in the signed URL, so without that it is refused.
 *
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export function isSignedByTwilio(authToken: string, request: SignedRequest): boolean {
  const { signature, url, bodyType, body } = request;
  if (typeof signature !== 'string' || signature === '') return false;
  try {
    if (body.length === 0) return validateRequest(authToken, signature, url, {});
    const text = body.toString('utf8');
    if (bodyType === 'form') return validateRequest(authToken, signature, url, parseParameters(text));
    return validateRequestWithBody(authToken, signature, url, text);
  } catch {
    // A Host header that makes no URL, for one.
    return false;
  }
}
