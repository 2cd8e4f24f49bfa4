import * as z from 'zod/mini';
import { Problem } from '../problem';
import { countryCode } from '../senders/sender-requests';

/** Something that may be left out, explained for editors. */
function named<T extends z.ZodMiniType>(shape: T, description: string): z.ZodMiniOptional<T> {
  const optional = z.optional(shape);
  z.globalRegistry.add(optional, { description });
  return optional;
}

export const httpUrl = z
  .string()
  .check(z.maxLength(2_048), z.regex(/^https?:\/\/[^\s/]+\S*$/i, 'must be an http or https URL'));
const method = z.enum(['GET', 'POST']);
const sid = (prefix: string) =>
  z.string().check(z.regex(new RegExp(`^${prefix}[0-9a-f]{32}$`), `must be a SID (${prefix}…)`));
const e164 = z
  .string()
  .check(z.regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number in E.164, such as +12025550142'));

/** Senders by their type. A type that is left out is left alone. */
const senders = z.strictObject({
  phoneNumbers: named(z.array(e164), 'Phone numbers of the account, in E.164.'),
  shortCodes: named(
    z.array(z.string().check(z.regex(/^\d{3,8}$/, 'must be digits'))),
    'Short codes of the account.',
  ),
  alphaSenders: named(
    z.array(z.string().check(z.minLength(1))),
    'Alphanumeric senders for all countries that allow them.',
  ),
  countryAlphaSenders: named(
    z.array(z.strictObject({ alphaSender: z.string().check(z.minLength(1)), countryCode })),
    'Alphanumeric senders for one country each, in place of the general ones.',
  ),
  channelSenders: named(
    z.array(sid('XE')),
    'WhatsApp and RCS senders, by their SIDs (XE…) from the Console.',
  ),
});

const linkDomain = z.strictObject({
  sid: named(
    sid('DN'),
    'The domain (DN…), made in the Console. LINK_DOMAIN_SID in the environment wins over it.',
  ),
  fallbackUrl: named(httpUrl, 'Where a link leads that is not known, or no longer.'),
  continueOnFailure: named(
    z.boolean(),
    'Whether a message is sent with its long link where shortening fails.',
  ),
  disableHttps: named(z.boolean(), 'Whether short links begin with http.'),
});

/** What no API of Twilio shows or sets: listed, for a person to look at in the Console. */
const inConsole = z.strictObject({
  advancedOptOut: named(z.boolean(), 'Advanced Opt-Out is on for the service, with its texts.'),
  complianceToolkit: named(
    z.boolean(),
    'The Compliance Toolkit checks US texts for quiet hours and consent.',
  ),
  pumpingProtection: named(z.boolean(), 'SMS pumping protection is on.'),
  intelligentAlerts: named(z.boolean(), 'Intelligent Alerts go to /webhooks/alerts.'),
});

/**
 * `messaging-service.json`: how the Messaging Service is meant to be. What it does not mention is left alone. Webhook URLs
 * are not in it: they follow from where this backend is deployed.
 */
export const desiredState = z.strictObject({
  $schema: z.optional(z.string()),
  friendlyName: z.string().check(z.minLength(1), z.maxLength(64)),
  usecase: named(
    z.enum(['notifications', 'marketing', 'verification', 'discussion', 'poll', 'undeclared']),
    'What the service is used for.',
  ),
  fallbackUrl: named(z.nullable(httpUrl), 'Called where the inbound webhook fails. null for none.'),
  fallbackMethod: named(method, 'How the fallback is called.'),
  stickySender: named(z.boolean(), 'A recipient always hears from the same sender.'),
  mmsConverter: named(z.boolean(), 'Media that cannot be delivered become a link in a text.'),
  smartEncoding: named(z.boolean(), 'Characters that make texts longer are replaced by similar ones.'),
  areaCodeGeomatch: named(
    z.boolean(),
    'Recipients hear from a sender with their own area code, where there is one.',
  ),
  validityPeriod: named(
    z.int().check(z.minimum(1), z.maximum(36_000)),
    'How long a message may wait at Twilio before it is dropped, in seconds.',
  ),
  useInboundWebhookOnNumber: named(
    z.boolean(),
    "Each number's own webhook is called for inbound messages, and this backend's is not.",
  ),
  senders: named(senders, 'Who is in the sender pool, by type. A type that is left out is left alone.'),
  linkDomain: named(linkDomain, 'The domain of shortened links.'),
  inConsole: named(inConsole, 'What only a person can check, in the Console. true: it is meant to be on.'),
});

export type DesiredState = z.infer<typeof desiredState>;

/** Reads a `messaging-service.json`, or what `file` calls it. Throws a `misconfigured` Problem that says what is wrong, and where. */
export function parseDesiredState(text: string, file = 'messaging-service.json'): DesiredState {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (failure) {
    throw new Problem('misconfigured', `${file} is not JSON: ${(failure as Error).message}`);
  }
  const parsed = desiredState.safeParse(json);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the file'}: ${message}`,
  );
  throw new Problem('misconfigured', `${file} is not valid. ${complaints.join('; ')}`);
}
