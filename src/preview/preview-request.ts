import * as z from 'zod/mini';
import { bulkRequest } from '../messages/message-request';
import { instant } from '../shapes/instant';
import { localTime } from '../shapes/local-time';
import { timeZone } from '../shapes/time-zone';

/** Most recipients of one preview. */
export const mostPreviewed = 10_000;

/** Body of `POST /messages/preview`: that of bulk, or of a schedule without recurrence, and a pace to calculate with. */
export const previewRequest = z
  .extend(bulkRequest, {
    sendAt: z.optional(instant),
    localTime: z.optional(localTime),
    timeZone: z.optional(timeZone),
    perSecond: z.optional(z.number().check(z.minimum(0.01), z.maximum(10_000))),
  })
  .check(
    z.refine(({ sendAt, localTime }) => sendAt === undefined || localTime === undefined, {
      error: 'give either "sendAt", an instant, or "localTime", or neither',
      path: ['sendAt'],
    }),
  );

export type PreviewRequest = z.infer<typeof previewRequest>;
