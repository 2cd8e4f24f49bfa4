import * as z from 'zod/mini';
import {
  hasContent,
  messageOptions,
  oneKindOfContent,
  preflight,
  recipients,
} from '../messages/message-request';
import { timeZone } from '../shapes/time-zone';
import { wholeNumber } from '../shapes/whole-number';
import { allowedHours } from '../timing/allowed-hours';
import { campaignStates } from './campaign-record';

/** Recipients one call takes; a campaign has as many as calls add. */
export const mostAtOnce = 10_000;

const id = z.string().check(z.regex(/^CMP[0-9a-z]{21}$/, 'must be the id of a campaign (CMP…)'));

/** Hours of the day; an `end` not after `start` is on the next day. */
export const sendWindow = z.strictObject({
  start: allowedHours.shape.start,
  end: allowedHours.shape.end,
  timeZone: z.optional(timeZone),
});

/** Body of `POST /campaigns/create`. */
export const createRequest = z
  .strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    recipients,
    ...messageOptions,
    ...preflight,
    pace: z.optional(z.strictObject({ perSecond: z.number().check(z.minimum(0.1), z.maximum(10_000)) })),
    window: z.optional(
      sendWindow.check(
        z.refine(({ start, end }) => start !== end, { error: 'must end at another time', path: ['end'] }),
      ),
    ),
  })
  .check(hasContent, oneKindOfContent);

/** Body of `POST /campaigns/add-recipients`. */
export const addRequest = z.strictObject({ id, recipients });

/** Body of `POST /campaigns/run`. The rest is what one run tells the one that follows it. */
export const runRequest = z.strictObject({
  id,
  follows: z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
  notBefore: z.optional(z.int().check(z.minimum(0))),
});

/** Body of `POST /campaigns/control`. */
export const controlRequest = z.strictObject({ id, action: z.enum(['pause', 'resume', 'cancel']) });

/** Query of `GET /campaigns/show`. */
export const showQuery = z.strictObject({ id });

/** Query of `GET /campaigns/list`. */
export const listQuery = z.strictObject({
  state: z.optional(z.enum(campaignStates)),
  limit: z._default(wholeNumber(1, 500), 50),
  cursor: z.optional(id),
});

/** Query of `GET /campaigns/recipients`. `outcome` is one of sending, or a status of an accepted message. */
export const recipientsQuery = z.strictObject({
  id,
  outcome: z.optional(z.string().check(z.regex(/^[a-z_]{2,20}$/, 'must be an outcome or a status'))),
  limit: z._default(wholeNumber(1, 1_000), 100),
  cursor: z.optional(wholeNumber(0, 999_999_999)),
  format: z._default(z.enum(['json', 'csv']), 'json'),
});

export type CreateRequest = z.infer<typeof createRequest>;
export type AddRequest = z.infer<typeof addRequest>;
export type Recipients = AddRequest['recipients'];
