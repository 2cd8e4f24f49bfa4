import * as z from 'zod/mini';
import { instant } from '../shapes/instant';
import { localTime } from '../shapes/local-time';
import { timeZone } from '../shapes/time-zone';
import { waitingSid } from '../shapes/waiting-sid';
import { recurrence } from '../timing/recurrence';
import { longestBody } from './longest-body';

/** Most recipients one call takes; more belong in several calls. */
export const mostRecipients = 1_000;

const variables = z.record(
  z.string().check(z.maxLength(64)),
  z.union([z.string().check(z.maxLength(longestBody)), z.number()], { error: 'must be text or a number' }),
);

const httpUrl = z
  .string()
  .check(z.maxLength(2_048), z.regex(/^https?:\/\/[^\s/]+\S*$/i, 'must be an http or https URL'));

// It is normalised later, so that one bad row does not refuse the others.
/** A phone number in any usual form with its country code, alone or behind `whatsapp:`, `rcs:` or `messenger:`. */
const addressText = z.string().check(z.maxLength(100));

const content = {
  /** The text, with `{{name}}` or `{{name|default}}` for what differs from one recipient to the next. */
  body: z.optional(z.string().check(z.minLength(1), z.maxLength(20_000))),
  /** A Content template, in place of a body and media. */
  contentSid: z.optional(
    z.string().check(z.regex(/^HX[0-9a-f]{32}$/, 'must be a Content template SID (HX…)')),
  ),
  /** Values for the template, by name; a recipient's own come first. */
  contentVariables: z.optional(variables),
  /** Pictures and other media. */
  mediaUrls: z.optional(z.array(httpUrl).check(z.minLength(1), z.maxLength(10))),
};

const options = {
  /** A sender of the service; Twilio chooses one unless told. */
  from: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  /** How long it may wait at Twilio before it is dropped, in seconds. */
  validityPeriod: z.optional(z.int().check(z.minimum(1), z.maximum(36_000))),
  /** Links become short ones, whose clicks are counted. */
  shortenUrls: z.optional(z.boolean()),
  /** Characters that make a text longer are replaced by similar ones. */
  smartEncoded: z.optional(z.boolean()),
  /** Whether Twilio's fraud protection looks at it. */
  riskCheck: z.optional(z.enum(['enable', 'disable'])),
  /** What it is about. What nobody may miss, such as `otp`, knows no quiet hours. */
  messageIntent: z.optional(
    z.enum([
      'otp',
      'notifications',
      'marketing',
      'fraud',
      'security',
      'customercare',
      'delivery',
      'education',
      'polling',
      'announcements',
      'events',
    ]),
  ),
  /** Whether Twilio keeps the text. */
  contentRetention: z.optional(z.enum(['retain', 'discard'])),
  /** Whether Twilio keeps the number. */
  addressRetention: z.optional(z.enum(['retain', 'obfuscate'])),
  /** Labels of your own, which come back with what became of it. */
  tags: z.optional(
    z
      .record(
        z
          .string()
          .check(z.regex(/^[\w.-]{1,64}$/, 'must have a name of letters, digits and _ . -, at most 64')),
        z.string().check(z.maxLength(128)),
      )
      .check(z.refine((tags) => Object.keys(tags).length <= 10, 'takes at most 10 tags')),
  ),
  /** A URL of yours for delivery reports, in place of this backend's, which then learns nothing of the delivery by itself. */
  statusCallback: z.optional(httpUrl),
};

const quietHours = {
  /** What becomes of a message that would come in the recipient's quiet hours: it waits, is not sent, or comes all the same. */
  quietHours: z.optional(z.enum(['hold', 'block', 'ignore'])),
};

export const preflight = {
  /** Sends also where every message would fail. */
  preflight: z.optional(z.literal('ignore')),
};

/** Everything that can be said of a message but to whom and when. */
export const messageOptions = { ...content, ...options, ...quietHours };

/** When: at an instant, or at a local time, in one zone or in each recipient's own. */
const when = {
  /** An instant. */
  sendAt: z.optional(instant),
  /** A time as the clocks of `timeZone` show it. */
  localTime: z.optional(localTime),
  /** An IANA time zone; each recipient's own unless told. */
  timeZone: z.optional(timeZone),
};

const recipient = z.union(
  [
    addressText,
    z.strictObject({
      to: addressText,
      /** Values for this recipient. */
      variables: z.optional(variables),
      /** Where they are, for local times and quiet hours; told by the number unless given. */
      timeZone: z.optional(timeZone),
    }),
  ],
  { error: 'must be a phone number, or an object with "to", "variables" and "timeZone"' },
);

/** Who gets it: a phone number each, or an object with more about them. */
export const recipients = z.array(recipient).check(z.minLength(1));

type Content = Partial<Record<keyof typeof content, unknown>>;

export const hasContent = z.refine<Content>(
  (message) => Boolean(message.body ?? message.contentSid ?? message.mediaUrls),
  { error: 'one of body, contentSid and mediaUrls is needed', path: ['body'] },
);

export const oneKindOfContent = z.refine<Content>(
  (message) => !message.contentSid || (message.body === undefined && !message.mediaUrls),
  { error: 'a Content template brings its own body and media', path: ['contentSid'] },
);

const bodyFits = z.refine<{ body?: string | undefined }>(
  (message) => (message.body?.length ?? 0) <= longestBody,
  {
    error: `at most ${longestBody} characters`,
    path: ['body'],
  },
);

const hasOneTime = z.refine<{ sendAt?: string | undefined; localTime?: string | undefined }>(
  ({ sendAt, localTime }) => (sendAt === undefined) !== (localTime === undefined),
  { error: 'give either "sendAt", an instant, or "localTime"', path: ['sendAt'] },
);

/** Body of `POST /messages/send`. */
export const sendRequest = z
  .strictObject({
    to: addressText,
    ...messageOptions,
    ...preflight,
    /** When, at most 35 days ahead; now unless told. */
    sendAt: z.optional(instant),
  })
  .check(hasContent, oneKindOfContent, bodyFits);

/** Body of `POST /messages/bulk`. */
export const bulkRequest = z
  .strictObject({ recipients, ...messageOptions, ...preflight })
  .check(hasContent, oneKindOfContent);

/** Body of `POST /messages/schedule`. */
export const scheduleRequest = z
  .strictObject({
    recipients,
    ...messageOptions,
    ...preflight,
    ...when,
    /** How it repeats. */
    recurrence: z.optional(recurrence),
  })
  .check(
    hasContent,
    oneKindOfContent,
    hasOneTime,
    z.refine(({ recurrence, localTime }) => !recurrence || localTime !== undefined, {
      error: 'what recurs does so at a local time: give "localTime"',
      path: ['recurrence'],
    }),
    z.refine(({ recurrence, timeZone }) => !recurrence?.until?.includes('T') || timeZone !== undefined, {
      error: 'is an instant: give "timeZone", or a date',
      path: ['recurrence', 'until'],
    }),
  );

/** Body of `POST /messages/reschedule`. */
export const rescheduleRequest = z
  .strictObject({
    /** Of the message that waits. */
    sid: waitingSid,
    ...quietHours,
    ...when,
  })
  .check(hasOneTime);

export type SendRequest = z.infer<typeof sendRequest>;
export type BulkRequest = z.infer<typeof bulkRequest>;
export type ScheduleRequest = z.infer<typeof scheduleRequest>;
export type RescheduleRequest = z.infer<typeof rescheduleRequest>;

/** What is sent, and how, without to whom. */
export type MessageSettings = Omit<BulkRequest, 'recipients' | 'quietHours' | 'preflight'>;
