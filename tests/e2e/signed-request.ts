import { createHash } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';

export interface SignedRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** A form as Twilio posts and signs it. The fragment of a callback URL is neither sent nor signed. */
export function signedForm(authToken: string, url: string, form: Record<string, string>): SignedRequest {
  return {
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': getExpectedTwilioSignature(authToken, url, form),
    },
    body: new URLSearchParams(form).toString(),
  };
}

/** JSON as Twilio posts it: the signature covers the URL, and the URL the body by its hash. */
export function signedJson(authToken: string, url: string, body: string | Buffer): SignedRequest {
  const signedUrl = `${url}?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
  return {
    url: signedUrl,
    headers: {
      'content-type': 'application/json',
      'x-twilio-signature': getExpectedTwilioSignature(authToken, signedUrl, {}),
    },
    body: String(body),
  };
}
