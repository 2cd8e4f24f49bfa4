import * as z from 'zod/mini';
import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { hasTimeToRead } from '../deadline';
import { defined } from '../defined';
import { contentOf } from '../messages/stored-content';
import {
  allFor,
  atTwilio,
  heldHere,
  isHeld,
  isStillWaiting,
  type WaitingEnd,
  type WaitingMessage,
} from '../outbox/waiting-messages';
import { Problem } from '../problem';
import { instantInQuery } from '../shapes/instant';
import { wholeNumber } from '../shapes/whole-number';
import { readCollection } from '../store/read-collection';
import { personPage } from './person-page';

const text = z.string().check(z.minLength(1), z.maxLength(100));

/** Query of `GET /messages/scheduled`. `from` and `until` are about when messages are to be sent. */
export const scheduledQuery = z.strictObject({
  /** Only messages for this person, the next one first. */
  to: z.optional(text),
  /** Only messages of this call or series. */
  campaignId: z.optional(text),
  /** What waits, or what waits no longer. */
  state: z._default(z.enum(['waiting', 'canceled', 'skipped', 'all']), 'waiting'),
  /** Only what is to be sent from this time on. */
  from: z.optional(instantInQuery),
  /** Only what is to be sent before this time. */
  until: z.optional(instantInQuery),
  /** Entries of a page. */
  limit: z._default(wholeNumber(1, 500), 100),
  /** The `next` of the page before. */
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(600))),
});

type ScheduledQuery = z.infer<typeof scheduledQuery>;

export interface ScheduledMessage {
  sid: string;
  to: string;
  /** `scheduled`: at Twilio; `held`: here, until Twilio takes it; `left`: its time has come; or why it waits no longer. */
  status: 'scheduled' | 'held' | 'left' | WaitingEnd['kind'];
  /** RFC 3339 UTC. */
  sendAt: string;
  timeZone?: string;
  campaignId?: string;
  seriesSid?: string;
  body?: string;
  /** Where it waits no longer: since when, and what there is to say about it. */
  endedAt?: string;
  reason?: string;
}

export interface ScheduledList {
  messages: ScheduledMessage[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/**
 * Messages for later, in pages. With `to` one person's, the next one first. Without, everybody's, in an order that means
 * nothing but stays the same: a page may be short, even empty, while `next` says that there is more. Throws
 * `invalid-request`.
 */
export async function listScheduled(app: App, query: ScheduledQuery): Promise<ScheduledList> {
  const matches = (message: WaitingMessage) => isWanted(app, message, query);
  if (query.to !== undefined) {
    const all = (await allFor(app, requireAddress(query.to))).map(({ value }) => value);
    const { messages, next } = personPage(all.filter(matches), query.limit, query.cursor);
    return { messages: messages.map((message) => shown(app, message)), next };
  }
  // First what is at Twilio, then what is held here: the first letter of the cursor says which.
  const place = query.cursor?.slice(0, 1) ?? 't';
  if (!/^[th]$/.test(place)) throw Problem.invalid('cursor', 'must be the "next" of the same list');
  const page = await readCollection(app.records, place === 't' ? atTwilio : heldHere, {
    cursor: query.cursor?.slice(1) || undefined,
    limit: query.limit,
    matches,
    mayGoOn: () => hasTimeToRead(app),
  });
  const next = page.next === null ? (place === 't' ? 'h' : null) : place + page.next;
  return { messages: page.items.map(({ value }) => shown(app, value)), next };
}

function isWanted(app: App, message: WaitingMessage, query: ScheduledQuery): boolean {
  const { state, campaignId, from, until } = query;
  const { campaign, occurrence, sendAt, end } = message;
  const at = Date.parse(sendAt);
  return (
    isInState(app, message, state) &&
    // A message that was handed over is listed once, as the one at Twilio.
    end?.kind !== 'handed-over' &&
    (campaignId === undefined || campaign === campaignId || occurrence?.series === campaignId) &&
    (from === undefined || at >= Date.parse(from)) &&
    (until === undefined || at < Date.parse(until))
  );
}

function isInState(app: App, message: WaitingMessage, state: ScheduledQuery['state']): boolean {
  const { end } = message;
  if (state === 'waiting') return !end && isStillWaiting(app, message);
  if (state === 'canceled') return end?.kind === 'canceled';
  return state === 'all' || end?.kind === 'skipped' || end?.kind === 'refused';
}

function shown(app: App, message: WaitingMessage): ScheduledMessage {
  const { sid, to, sendAt, timeZone, campaign, occurrence, end } = message;
  return defined({
    sid,
    to,
    status: end?.kind ?? (isHeld(sid) ? 'held' : isStillWaiting(app, message) ? 'scheduled' : 'left'),
    sendAt,
    timeZone,
    campaignId: campaign,
    seriesSid: occurrence?.series,
    body: contentOf(message)?.body,
    endedAt: end?.at,
    reason: end && reasonOf(end),
  }) as ScheduledMessage;
}

function reasonOf(end: WaitingEnd): string | undefined {
  switch (end.kind) {
    case 'handed-over':
      return undefined;
    case 'skipped':
      return end.reason;
    case 'refused':
      return `Twilio refused it: ${end.code}`;
    default:
      return end.by === 'all' ? 'request' : end.by;
  }
}
