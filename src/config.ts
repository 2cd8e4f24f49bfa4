import * as z from 'zod/mini';
import { Problem } from './problem';
import { timeZone } from './shapes/time-zone';
import { decimal, wholeNumber } from './shapes/whole-number';

const scopes = ['read', 'send', 'admin'] as const;

/** What an API key may do; each scope includes the ones before it. */
export type Scope = (typeof scopes)[number];

export interface ApiKey {
  name: string;
  scope: Scope;
  /** SHA-256 of the key, lower-case hex: the key itself is never stored. */
  sha256: string;
}

const sid = (prefix: string) =>
  z
    .string()
    .check(z.regex(new RegExp(`^${prefix}[0-9a-f]{32}$`), `must be a SID: ${prefix} and 32 hex digits`));

const apiKeys = z.pipe(
  z
    .string()
    .check(
      z.regex(
        /^[\w-]+:(read|send|admin):[0-9a-f]{64}(\s*,\s*[\w-]+:(read|send|admin):[0-9a-f]{64})*$/,
        'must be name:scope:sha256hex, several separated by commas',
      ),
    ),
  z.transform((text: string): ApiKey[] =>
    text.split(',').map((entry) => {
      const [name = '', scope = 'read', sha256 = ''] = entry.trim().split(':');
      return { name, scope: scope as Scope, sha256 };
    }),
  ),
);

const schema = z.object({
  ACCOUNT_SID: sid('AC'),
  AUTH_TOKEN: z.string().check(z.minLength(32)),
  DOMAIN_NAME: z.string().check(z.minLength(1)),
  TWILIO_MESSAGING_SERVICE_SID: sid('MG'),
  // One expression and no union, which would make every webhook's bundle larger.
  SYNC_SERVICE_SID: z._default(
    z
      .string()
      .check(z.regex(/^(default|IS[0-9a-f]{32})$/, 'must be "default" or a SID: IS and 32 hex digits')),
    'default',
  ),
  API_KEYS: apiKeys,
  BUSINESS_NAME: z._default(z.string(), 'This service'),
  SUPPORT_CONTACT: z._default(z.string(), 'our support team'),
  PLAIN_LANGUAGE_OPT_OUT: z._default(z.enum(['opt-out', 'review', 'off']), 'opt-out'),
  HELP_REPLY: z._default(z.enum(['never', 'when-twilio-does-not']), 'never'),
  DEFAULT_TIME_ZONE: z._default(timeZone, 'UTC'),
  QUIET_HOURS: z._default(z.enum(['promotional', 'all', 'off']), 'promotional'),
  QUIET_HOURS_SPREAD_SECONDS: z._default(wholeNumber(0, 14_400), 1_800),
  LATE_LIMIT_SECONDS: z._default(wholeNumber(900, 86_400), 3_600),
  SCHEDULE_MIN_LEAD_SECONDS: z._default(wholeNumber(301, 86_400), 900),
  PRICE_PER_SEGMENT: z.optional(decimal(0, 100)),
  RETENTION_DAYS: z._default(wholeNumber(1, 365), 90),
  REDACT_AFTER_DAYS: z.optional(wholeNumber(1, 365)),
  LOOK_UP_AFTER_SECONDS: z._default(wholeNumber(1, 600), 10),
  RECONCILE_AFTER_SECONDS: z._default(wholeNumber(60, 604_800), 43_200),
  LINK_DOMAIN_SID: z.optional(sid('DN')),
  CORS_ORIGIN: z._default(
    z.string().check(z.regex(/^(\*|https?:\/\/[^\s/]+)?$/, 'must be an origin or *')),
    '',
  ),
});

const names = Object.keys(schema.shape) as (keyof typeof schema.shape)[];

/** The environment, checked. Times carry their unit in their name. */
export interface Config {
  accountSid: string;
  authToken: string;
  /** Where this deployment answers, such as `https://messaging-1234.twil.io`. No slash at the end. */
  baseUrl: string;
  messagingServiceSid: string;
  syncServiceSid: string;
  apiKeys: ApiKey[];
  businessName: string;
  supportContact: string;
  /** What a refusal in plain words leads to. */
  plainLanguageOptOut: 'opt-out' | 'review' | 'off';
  helpReply: 'never' | 'when-twilio-does-not';
  /** IANA, for recipients whose number does not tell. */
  defaultTimeZone: string;
  /** Which messages must not come in the recipient's quiet hours: those with a promotional intent, all, or none. */
  quietHours: 'promotional' | 'all' | 'off';
  /** Over how long after quiet hours the messages that waited for their end are spread. */
  quietHoursSpreadMs: number;
  /** A held message that is later than this is skipped. */
  lateLimitMs: number;
  scheduleMinLeadSeconds: number;
  /** What a segment costs, for estimates, in the currency of the price table. */
  pricePerSegment?: number;
  retentionSeconds: number;
  /** After so many days the texts and media of messages are deleted at Twilio; never where absent. */
  redactAfterDays?: number;
  /** How long Twilio's list of messages may take to show a message that was accepted. */
  lookUpAfterSeconds: number;
  reconcileAfterSeconds: number;
  /** The link-shortening domain, in place of the one in messaging-service.json. */
  linkDomainSid?: string;
  corsOrigin: string;
}

/**
 * Reads and checks every environment value this product uses, from a Function's context. Empty values count as absent.
 * Throws a `misconfigured` Problem that names each bad variable and never its value.
 */
export function readConfig(environment: Record<string, unknown>): Config {
  const given = Object.fromEntries(
    names.flatMap((name) => (environment[name] === '' ? [] : [[name, environment[name]]])),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return given[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`;
    });
    throw new Problem(
      'misconfigured',
      `The deployment's environment is not usable. ${complaints.join('; ')}.`,
    );
  }
  const values = parsed.data;
  return {
    accountSid: values.ACCOUNT_SID,
    authToken: values.AUTH_TOKEN,
    baseUrl: `${isLoopback(values.DOMAIN_NAME) ? 'http' : 'https'}://${values.DOMAIN_NAME}`,
    messagingServiceSid: values.TWILIO_MESSAGING_SERVICE_SID,
    syncServiceSid: values.SYNC_SERVICE_SID,
    apiKeys: values.API_KEYS,
    businessName: values.BUSINESS_NAME,
    supportContact: values.SUPPORT_CONTACT,
    plainLanguageOptOut: values.PLAIN_LANGUAGE_OPT_OUT,
    helpReply: values.HELP_REPLY,
    defaultTimeZone: values.DEFAULT_TIME_ZONE,
    quietHours: values.QUIET_HOURS,
    quietHoursSpreadMs: values.QUIET_HOURS_SPREAD_SECONDS * 1_000,
    lateLimitMs: values.LATE_LIMIT_SECONDS * 1_000,
    scheduleMinLeadSeconds: values.SCHEDULE_MIN_LEAD_SECONDS,
    ...(values.PRICE_PER_SEGMENT !== undefined && { pricePerSegment: values.PRICE_PER_SEGMENT }),
    retentionSeconds: values.RETENTION_DAYS * 86_400,
    ...(values.REDACT_AFTER_DAYS !== undefined && { redactAfterDays: values.REDACT_AFTER_DAYS }),
    lookUpAfterSeconds: values.LOOK_UP_AFTER_SECONDS,
    reconcileAfterSeconds: values.RECONCILE_AFTER_SECONDS,
    ...(values.LINK_DOMAIN_SID !== undefined && { linkDomainSid: values.LINK_DOMAIN_SID }),
    corsOrigin: values.CORS_ORIGIN,
  };
}

/** Only a developer's own machine is spoken to without TLS. */
function isLoopback(domain: string): boolean {
  return /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(domain);
}
