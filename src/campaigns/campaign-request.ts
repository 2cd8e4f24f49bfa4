import * as z from 'zod/mini';
import {
  hasContent,
  messageOptions,
  oneKindOfContent,
  preflight,
  recipients,
} from '../messages/message-request';
import { sentStatuses } from '../shapes/message-status';
import { timeZone } from '../shapes/time-zone';
import { wholeNumber } from '../shapes/whole-number';
import { allowedHours } from '../timing/allowed-hours';
import { campaignIdPattern, campaignStates } from './campaign-record';

/** Recipients one call takes; a campaign has as many as calls add. */
export const mostAtOnce = 10_000;

/** The campaign's id. */
const id = z.string().check(z.regex(campaignIdPattern, 'must be the id of a campaign (CMP…)'));

/** Hours of the day; an `end` not after `start` is on the next day. */
export const sendWindow = z.strictObject({
  /** `HH:MM`. */
  start: allowedHours.shape.start,
  /** `HH:MM`. */
  end: allowedHours.shape.end,
  /** An IANA time zone; `DEFAULT_TIME_ZONE` unless told. */
  timeZone: z.optional(timeZone),
});

/** Body of `POST /campaigns/create`. */
export const createRequest = z
  .strictObject({
    /** For people. */
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    recipients,
    ...messageOptions,
    ...preflight,
    /** How fast it may go; as fast as the account bears unless told. */
    pace: z.optional(
      z.strictObject({
        /** Messages a second, at most. */
        perSecond: z.number().check(z.minimum(0.1), z.maximum(10_000)),
      }),
    ),
    /** Hours of the day in which it may send. */
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
  /** For the run that calls the next one. */
  follows: z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
  /** For the run that calls the next one: milliseconds since the epoch. */
  notBefore: z.optional(z.int().check(z.minimum(0))),
});

/** Body of `POST /campaigns/control`. */
export const controlRequest = z.strictObject({
  id,
  /** What is to become of it. */
  action: z.enum(['pause', 'resume', 'cancel']),
});

/** Query of `GET /campaigns/show`. */
export const showQuery = z.strictObject({ id });

/** Query of `GET /campaigns/list`. */
export const listQuery = z.strictObject({
  /** Only campaigns in this state. */
  state: z.optional(z.enum(campaignStates)),
  /** Entries of a page. */
  limit: z._default(wholeNumber(1, 500), 50),
  /** The `next` of the page before. */
  cursor: z.optional(id),
});

/** What sending comes to for a row. What an accepted message is known as later is its status. */
export const sendingOutcomes = [
  'pending',
  'invalid',
  'duplicate',
  'accepted',
  'rejected',
  'suppressed',
  'unknown',
  'unsent',
] as const;

const laterStatuses = sentStatuses.filter((status) => status !== 'accepted');

/** Query of `GET /campaigns/recipients`. `outcome` is one of sending, or a status of an accepted message. */
export const recipientsQuery = z.strictObject({
  id,
  /** Only rows with this outcome of sending, or this status of their message. */
  outcome: z.optional(z.enum([...sendingOutcomes, ...laterStatuses])),
  /** Part of the address. */
  to: z.optional(z.string().check(z.regex(/^[\w+:.-]{1,100}$/, 'must be a number or a part of one'))),
  /** Entries of a page. */
  limit: z._default(wholeNumber(1, 1_000), 100),
  /** The `next` of the page before. */
  cursor: z.optional(wholeNumber(0, 999_999_999)),
  /** `csv` is a table. */
  format: z._default(z.enum(['json', 'csv']), 'json'),
});

export type RecipientFilter = NonNullable<z.infer<typeof recipientsQuery>['outcome']>;
export type CreateRequest = z.infer<typeof createRequest>;
export type AddRequest = z.infer<typeof addRequest>;
export type Recipients = AddRequest['recipients'];
