import * as z from 'zod/mini';
import { bulkRequest } from '../messages/message-request';
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
  start: allowedHours.shape.start,
  end: allowedHours.shape.end,
  timeZone: z.optional(timeZone),
});

/**
 * Body of `POST /messages/preview`: that of bulk, of a campaign, or of a schedule without recurrence, and a pace to
 * calculate with.
 */
export const previewRequest = z
  .extend(bulkRequest, {
    sendAt: z.optional(instant),
    localTime: z.optional(localTime),
    timeZone: z.optional(timeZone),
    perSecond: z.optional(perSecond),
    name: z.optional(z.string().check(z.maxLength(200))),
    pace: z.optional(z.strictObject({ perSecond })),
    window: z.optional(window),
  })
  .check(
    z.refine(({ sendAt, localTime }) => sendAt === undefined || localTime === undefined, {
      error: 'give either "sendAt", an instant, or "localTime", or neither',
      path: ['sendAt'],
    }),
  );

export type PreviewRequest = z.infer<typeof previewRequest>;
