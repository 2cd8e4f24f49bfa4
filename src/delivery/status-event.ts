import * as z from 'zod/mini';
import { defined } from '../defined';
import { messageSid } from '../shapes/message-sid';
import type { ClickFact, StatusFact } from './fact';

const text = z.string().check(z.minLength(1), z.maxLength(500));
const link = z.string().check(z.minLength(1), z.maxLength(4_096));

/**
 * Twilio's status callback. Parameters that are not named here come and go, and are let through. Only what no fact can be
 * made without may be refused, as Twilio does not repeat what was answered with a 4xx: the rest is left out where it is
 * not usable.
 */
export const statusCallback = z.looseObject({
  /** Of the message. */
  MessageSid: messageSid,
  /** Its status now. */
  MessageStatus: text,
  /** Who gets it. */
  To: text,
  /** Who sent it. */
  From: z.optional(z.unknown()),
  /** Why it did not arrive. */
  ErrorCode: z.optional(z.unknown()),
  /** From the URL of the callback: the call or campaign. */
  c: z.optional(z.unknown()),
  /** From the URL of the callback: the row. */
  r: z.optional(z.unknown()),
  /** From the URL of the callback: when it was handed over, in milliseconds since the epoch. */
  t: z.optional(z.unknown()),
});

/**
 * A click on a short link, in the fields of Twilio's link-shortening callback; Event Streams calls the message
 * `message_sid`. Nothing that only describes the click can make it be refused.
 */
export const clickCallback = z
  .looseObject({
    /** Whether somebody clicked, or a preview was fetched. */
    event_type: z.enum(['click', 'preview']),
    /** Of the message. */
    sms_sid: z.optional(messageSid),
    /** Of the message, by another name. */
    message_sid: z.optional(messageSid),
    /** Who got it. */
    to: text,
    /** Where the link leads. */
    link: z.optional(z.nullable(link)),
    /** The link in the message. */
    shortened_link: z.optional(z.nullable(link)),
    /** When. */
    click_time: z.optional(z.unknown()),
    /** With what. */
    user_agent: z.optional(z.unknown()),
    /** From the URL of the callback: the call or campaign. */
    c: z.optional(z.unknown()),
  })
  .check(
    z.refine((click) => click.sms_sid !== undefined || click.message_sid !== undefined, {
      error: 'is required',
      path: ['sms_sid'],
    }),
    z.refine((click) => Boolean(click.link || click.shortened_link), {
      error: 'is required',
      path: ['link'],
    }),
  );

export type StatusCallback = z.infer<typeof statusCallback>;
export type ClickCallback = z.infer<typeof clickCallback>;

/** The fact in a status callback. `at` (RFC 3339) is when it came: callbacks carry no time. */
export function statusFact(event: StatusCallback, at: string): StatusFact {
  const row = matching(/^\d{1,9}$/, event.r);
  const sentAt = matching(/^\d{1,15}$/, event.t);
  return defined({
    kind: 'status' as const,
    at,
    to: event.To,
    from: matching(/^.{1,500}$/, event.From),
    status: event.MessageStatus,
    errorCode: errorCodeOf(event.ErrorCode),
    campaign: campaignIn(event),
    recipient: row === undefined ? undefined : Number(row),
    sentAt: sentAt === undefined ? undefined : new Date(Number(sentAt)).toISOString(),
  });
}

/** The message a click belongs to, and the fact. A click without a readable time counts from when it was told (RFC 3339). */
export function clickFact(event: ClickCallback, toldAt: string): { sid: string; fact: ClickFact } {
  const { user_agent: userAgent } = event;
  const fact = defined({
    kind: 'click' as const,
    at: wholeSecond(instantOf(event.click_time) ?? toldAt),
    to: event.to,
    link: normaliseLink(event.link || event.shortened_link || ''),
    preview: event.event_type === 'preview',
    userAgent: (typeof userAgent === 'string' && userAgent.slice(0, 500)) || undefined,
    campaign: campaignIn(event),
  });
  return { sid: event.sms_sid ?? event.message_sid ?? '', fact };
}

/** An error code, of 1 to 6 digits in a number or a text, as a number. Undefined for anything else, and for 0. */
export function errorCodeOf(code: unknown): number | undefined {
  if (typeof code !== 'string' && typeof code !== 'number') return undefined;
  return /^\d{1,6}$/.test(String(code)) ? Number(code) || undefined : undefined;
}

/** A time of Twilio's in RFC 3339 UTC, or undefined where it is none. */
export function instantOf(time: unknown): string | undefined {
  if (typeof time !== 'string') return undefined;
  const instant = new Date(time);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

/** The call or campaign that the URL of a callback names. */
function campaignIn({ c }: { c?: unknown }): string | undefined {
  return matching(/^.{1,100}$/, c);
}

function matching(pattern: RegExp, value: unknown): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function wholeSecond(instant: string): string {
  return `${instant.slice(0, -'.000Z'.length)}.000Z`;
}

/** One spelling for one address. Cut where escaping has made it longer than a record should hold. */
function normaliseLink(address: string): string {
  const trimmed = address.trim();
  const normal = URL.canParse(trimmed) ? new URL(trimmed).href : trimmed;
  return normal.slice(0, 4_096);
}
