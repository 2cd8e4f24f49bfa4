import type { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const CHANNEL_ADDRESS = /^[a-z]+:\S+$/;
const E164 = /^\+[1-9]\d{1,14}$/;
const SHORT_CODE = /^\d{3,8}$/;
const ALPHA_SENDER = /^(?=.*[A-Za-z])[A-Za-z0-9 &._+-]{1,11}$/;
const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/**
 * What the documents mean by the formats of their own. `phone-number` covers everything Twilio takes as a sender or
 * recipient: E.164, short codes, alphanumeric senders, and addresses of channels such as `whatsapp:+1…`.
 */
const FORMATS: Record<string, (text: string) => boolean> = {
  'phone-number': (text) =>
    E164.test(text) || CHANNEL_ADDRESS.test(text) || SHORT_CODE.test(text) || ALPHA_SENDER.test(text),
  'date-time-rfc-2822': isRfc2822,
  'iso-country-code': (text) => /^[A-Z]{2}$/.test(text) && regions.of(text) !== undefined,
  'http-method': (text) => HTTP_METHODS.includes(text),
  currency: (text) => /^[A-Za-z]{3}$/.test(text),
  // An empty text is how a URL is cleared; the 2010 API gives its own addresses without a host.
  uri: (text) => text === '' || /^\/2010-04-01\/\S+$/.test(text) || (URL.canParse(text) && !/\s/.test(text)),
  twiml: (text) => text.trimStart().startsWith('<'),
};

export function registerFormats(ajv: Ajv): void {
  addFormats(ajv);
  for (const [name, validate] of Object.entries(FORMATS)) ajv.addFormat(name, validate);
}

/** As Twilio writes it: `Thu, 24 Aug 2023 05:01:45 +0000`, always UTC, with the right day of the week. */
function isRfc2822(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toUTCString().replace('GMT', '+0000') === text;
}
