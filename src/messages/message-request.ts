import * as z from 'zod/mini';
import { instant } from '../shapes/instant';
import { localTime } from '../shapes/local-time';
import { timeZone } from '../shapes/time-zone';
import { waitingSid } from '../shapes/waiting-sid';
import { recurrence } from '../timing/recurrence';
import { longestBody } from './segments';

/** Most recipients one call takes; more belong in several calls. */
export const mostRecipients = 1_000;

const variables = z.record(
  z.string().check(z.maxLength(64)),
  z.union([z.string().check(z.maxLength(longestBody)), z.number()], { error: 'must be text or a number' }),
);

const httpUrl = z
  .string()
  .check(z.maxLength(2_048), z.regex(/^https?:\/\/[^\s/]+\S*$/i, 'must be an http or https URL'));

/** A recipient as it was written; it is normalised later, so that one bad row does not refuse the others. */
const addressText = z.string().check(z.maxLength(100));

const content = {
  body: z.optional(z.string().check(z.minLength(1), z.maxLength(20_000))),
  contentSid: z.optional(
    z.string().check(z.regex(/^HX[0-9a-f]{32}$/, 'must be a Content template SID (HX…)')),
  ),
  contentVariables: z.optional(variables),
  mediaUrls: z.optional(z.array(httpUrl).check(z.minLength(1), z.maxLength(10))),
};

const options = {
  from: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  validityPeriod: z.optional(z.int().check(z.minimum(1), z.maximum(36_000))),
  shortenUrls: z.optional(z.boolean()),
  smartEncoded: z.optional(z.boolean()),
  riskCheck: z.optional(z.enum(['enable', 'disable'])),
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
  contentRetention: z.optional(z.enum(['retain', 'discard'])),
  addressRetention: z.optional(z.enum(['retain', 'obfuscate'])),
  tags: z.optional(
    z
      .record(z.string().check(z.regex(/^[\w.-]{1,64}$/)), z.string().check(z.maxLength(128)))
      .check(z.refine((tags) => Object.keys(tags).length <= 10, 'takes at most 10 tags')),
  ),
  statusCallback: z.optional(httpUrl),
};

/** What becomes of a message that would come in the recipient's quiet hours. */
const quietHours = { quietHours: z.optional(z.enum(['hold', 'block', 'ignore'])) };

/** Sends also where every message would fail. */
export const preflight = { preflight: z.optional(z.literal('ignore')) };

/** Everything that can be said of a message but to whom and when. */
export const messageOptions = { ...content, ...options, ...quietHours };

/** When: at an instant, or at a local time, in one zone or in each recipient's own. */
const when = {
  sendAt: z.optional(instant),
  localTime: z.optional(localTime),
  timeZone: z.optional(timeZone),
};

const recipient = z.union(
  [
    addressText,
    z.strictObject({
      to: addressText,
      variables: z.optional(variables),
      timeZone: z.optional(timeZone),
    }),
  ],
  { error: 'must be a phone number, or an object with "to", "variables" and "timeZone"' },
);

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
  .strictObject({ to: addressText, ...messageOptions, sendAt: z.optional(instant) })
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
    ...when,
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
  .strictObject({ sid: waitingSid, ...quietHours, ...when })
  .check(hasOneTime);

export type SendRequest = z.infer<typeof sendRequest>;
export type BulkRequest = z.infer<typeof bulkRequest>;
export type ScheduleRequest = z.infer<typeof scheduleRequest>;
export type RescheduleRequest = z.infer<typeof rescheduleRequest>;

/** What is sent, and how, without to whom. */
export type MessageSettings = Omit<BulkRequest, 'recipients' | 'quietHours' | 'preflight'>;
