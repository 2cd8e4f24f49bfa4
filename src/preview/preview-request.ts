import * as z from 'zod/mini';
import { bulkRequest, hasContent, oneKindOfContent } from '../messages/message-request';
import { instant } from '../shapes/instant';
import { localTime } from '../shapes/local-time';
import { timeZone } from '../shapes/time-zone';
import { allowedHours } from '../timing/allowed-hours';

/** Most recipients of one preview. */
export const mostPreviewed = 10_000;

/** Messages a second, at most. */
const perSecond = z.number().check(z.minimum(0.01), z.maximum(10_000));

/** When a campaign may send, every day. */
const window = z.strictObject({
  /** `HH:MM`. */
  start: allowedHours.shape.start,
  /** `HH:MM`. */
  end: allowedHours.shape.end,
  /** An IANA time zone; `DEFAULT_TIME_ZONE` unless told. */
  timeZone: z.optional(timeZone),
});

/**
 * Body of `POST /messages/preview`: that of bulk, of a campaign, or of a schedule without recurrence, and a pace to
 * calculate with.
 */
export const previewRequest = z
  .strictObject({
    ...bulkRequest.shape,
    /** An instant at which it would be sent. */
    sendAt: z.optional(instant),
    /** A time at which it would be sent, as the clocks of `timeZone` show it. */
    localTime: z.optional(localTime),
    /** An IANA time zone; each recipient's own unless told. */
    timeZone: z.optional(timeZone),
    /** A pace to calculate with, in messages a second. */
    perSecond: z.optional(perSecond),
    /** Of the campaign; means nothing here. */
    name: z.optional(z.string().check(z.maxLength(200))),
    /** Of the campaign. */
    pace: z.optional(z.strictObject({ perSecond })),
    /** Of the campaign: hours of the day in which it may send. */
    window: z.optional(window),
  })
  .check(
    hasContent,
    oneKindOfContent,
    z.refine(({ sendAt, localTime }) => sendAt === undefined || localTime === undefined, {
      error: 'give either "sendAt", an instant, or "localTime", or neither',
      path: ['sendAt'],
    }),
  );

export type PreviewRequest = z.infer<typeof previewRequest>;
