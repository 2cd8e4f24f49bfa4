import { Buffer } from 'node:buffer';
import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import * as z from 'zod/mini';
import type { App } from '../app';
import { defined } from '../defined';
import { Problem } from '../problem';
import { messageSid } from '../shapes/message-sid';
import { messageStatus } from '../shapes/message-status';
import { wholeNumber } from '../shapes/whole-number';
import { pageAt, placeOf } from '../twilio/list-place';
import { twilioProblem } from '../twilio/twilio-problem';
import { untilAnswered } from '../twilio/until-answered';

const text = z.string().check(z.minLength(1), z.maxLength(600));

/** Query of `GET /messages/list?order=newest`. */
export const recentQuery = z.strictObject(
  {
    /** `newest` for everybody's messages as Twilio lists them, the newest first. */
    order: z.literal('newest'),
    /** Only messages with this status. */
    status: z.optional(messageStatus),
    /** Only messages with this error code of Twilio. */
    errorCode: z.optional(wholeNumber(1, 999_999)),
    /** Entries of a page. */
    limit: z._default(wholeNumber(1, 500), 50),
    /** The `next` of the page before. */
    cursor: z.optional(text),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.slice(0, 5).join(', ')}: not with order=newest, which lists everybody's; with "to" the newest come first without it`
        : undefined,
  },
);

type RecentQuery = z.infer<typeof recentQuery>;

/** A message as Twilio lists it, in either direction. */
export interface RecentMessage {
  sid: string;
  direction: 'inbound' | 'outbound';
  to: string;
  from?: string;
  status: string;
  errorCode?: number;
  body: string;
  /** How many files came with it. */
  media: number;
  /** When Twilio took it. RFC 3339 UTC. */
  at: string;
}

export interface RecentList {
  messages: RecentMessage[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/** Of what is narrowed down, a call looks through pages of this size. */
const narrowedPageSize = 500;
const mostPages = 4;

/** The page of Twilio's to begin with, none for the first; and the message on it behind which to begin. */
const place = z.strictObject({
  page: z.optional(z.int().check(z.minimum(1))),
  token: z.optional(text),
  after: z.optional(messageSid),
});

type Place = z.infer<typeof place>;

/**
 * Everybody's messages, the newest first, as Twilio lists them: without those of other Messaging Services of the account.
 * A page may be short, even empty, while `next` says that there is more. Throws `invalid-request` for a cursor that is
 * none, `unavailable` and `twilio-refused`.
 */
export async function recentMessages(app: App, query: RecentQuery): Promise<RecentList> {
  const { limit } = query;
  const isNarrowed = query.status !== undefined || query.errorCode !== undefined;
  const size = isNarrowed ? narrowedPageSize : limit;
  const messages: RecentMessage[] = [];
  let next: Place | undefined = query.cursor === undefined ? {} : readCursor(query.cursor);
  for (let pages = 0; next && pages < mostPages && messages.length < limit; pages++) {
    const from: Place = next;
    const page = await listPage(app, size, from);
    const wanted = behind(page.instances, from.after).filter((message) => isWanted(app, message, query));
    const taken = wanted.slice(0, limit - messages.length);
    messages.push(...taken.map(asRecent));
    next =
      taken.length < wanted.length
        ? defined({ ...from, after: taken.at(-1)?.sid })
        : placeOf(page.nextPageUrl);
  }
  return { messages, next: next ? writeCursor(next) : null };
}

/** What comes behind a message; all of it where that one is no longer there: rather twice than not at all. */
function behind(messages: readonly MessageInstance[], sid: string | undefined): MessageInstance[] {
  return messages.slice(messages.findIndex((message) => message.sid === sid) + 1);
}

async function listPage(app: App, size: number, { page, token }: Place) {
  try {
    return await untilAnswered(app.deadline, () =>
      app.twilio.messages.page({ pageSize: size, ...pageAt(page && token ? { page, token } : undefined) }),
    );
  } catch (failure) {
    throw twilioProblem(failure);
  }
}

function isWanted(
  app: App,
  { messagingServiceSid, status, errorCode }: MessageInstance,
  query: RecentQuery,
): boolean {
  return (
    (!messagingServiceSid || messagingServiceSid === app.config.messagingServiceSid) &&
    (query.status === undefined || status === query.status) &&
    (query.errorCode === undefined || errorCode === query.errorCode)
  );
}

function asRecent({
  sid,
  direction,
  to,
  from,
  status,
  errorCode,
  body,
  numMedia,
  dateCreated,
}: MessageInstance) {
  return defined({
    sid,
    direction: direction === 'inbound' ? ('inbound' as const) : ('outbound' as const),
    to,
    from: from || undefined,
    status: direction === 'inbound' ? 'received' : status,
    errorCode: errorCode || undefined,
    body: body ?? '',
    media: Number(numMedia),
    at: dateCreated.toISOString(),
  }) as RecentMessage;
}

function writeCursor(cursor: Place): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(cursor: string): Place {
  try {
    const parsed = z.safeParse(place, JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: no cursor either.
  }
  throw Problem.invalid('cursor', 'must be the "next" of the same list');
}
