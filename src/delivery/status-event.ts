import * as z from 'zod/mini';
import { defined } from '../defined';
import { messageSid } from '../shapes/message-sid';
import type { ClickFact, StatusFact } from './fact';

const text = z.string().check(z.minLength(1), z.maxLength(500));
const link = z.string().check(z.minLength(1), z.maxLength(4_096));
/** Ours: what the callback URL carried. */
const campaign = z.string().check(z.maxLength(100));

/**
 * Twilio's status callback. Parameters that are not named here come and go, and are let through; an unreadable error code
 * is no reason to lose the status.
 */
export const statusCallback = z.looseObject({
  MessageSid: messageSid,
  MessageStatus: text,
  To: text,
  From: z.optional(text),
  ErrorCode: z.optional(z.unknown()),
  c: z.optional(campaign),
  r: z.optional(z.string().check(z.regex(/^\d{1,9}$/, 'must be a number'))),
  t: z.optional(z.string().check(z.regex(/^\d{1,15}$/, 'must be a number'))),
});

/**
 * A click on a short link, in the fields of Twilio's link-shortening callback; Event Streams calls the message
 * `message_sid`. Nothing that only describes the click can make it be refused.
 */
export const clickCallback = z
  .looseObject({
    event_type: z.enum(['click', 'preview']),
    sms_sid: z.optional(messageSid),
    message_sid: z.optional(messageSid),
    to: text,
    link: z.optional(z.nullable(link)),
    shortened_link: z.optional(z.nullable(link)),
    click_time: z.optional(z.unknown()),
    user_agent: z.optional(z.unknown()),
    c: z.optional(campaign),
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
  return defined({
    kind: 'status' as const,
    at,
    to: event.To,
    from: event.From,
    status: event.MessageStatus,
    errorCode: errorCodeOf(event.ErrorCode),
    campaign: event.c,
    recipient: event.r === undefined ? undefined : Number(event.r),
    sentAt: event.t === undefined ? undefined : new Date(Number(event.t)).toISOString(),
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
    campaign: event.c,
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

function wholeSecond(instant: string): string {
  return `${instant.slice(0, -'.000Z'.length)}.000Z`;
}

/** One spelling for one address. Cut where escaping has made it longer than a record should hold. */
function normaliseLink(address: string): string {
  const trimmed = address.trim();
  const normal = URL.canParse(trimmed) ? new URL(trimmed).href : trimmed;
  return normal.slice(0, 4_096);
}
