import * as z from 'zod/mini';
import { defined } from '../defined';
import type { ClickFact, StatusFact } from './fact';

const text = z.string().check(z.minLength(1), z.maxLength(500));
const messageSid = z.string().check(z.regex(/^(SM|MM)[0-9a-f]{32}$/, 'must be a message SID'));

/** Twilio's status callback. Parameters that are not named here come and go, and are let through. */
export const statusCallback = z.looseObject({
  MessageSid: messageSid,
  MessageStatus: text,
  To: text,
  From: z.optional(text),
  ErrorCode: z.optional(z.union([z.string().check(z.regex(/^\d{0,6}$/, 'must be a number')), z.int()])),
  /** Ours: what the callback URL carried. */
  c: z.optional(z.string().check(z.maxLength(100))),
  r: z.optional(z.string().check(z.regex(/^\d{1,9}$/, 'must be a number'))),
});

/** A click on a short link, in the fields of Twilio's link-shortening callback. */
export const clickCallback = z.looseObject({
  event_type: z.enum(['click', 'preview']),
  sms_sid: messageSid,
  to: text,
  link: z.string().check(z.minLength(1), z.maxLength(4_096)),
  click_time: z.optional(text),
  user_agent: z.optional(z.nullable(z.string())),
});

export type StatusCallback = z.infer<typeof statusCallback>;
export type ClickCallback = z.infer<typeof clickCallback>;

/** The fact in a status callback. `at` (RFC 3339) is when it came: callbacks carry no time. */
export function statusFact(event: StatusCallback, at: string): StatusFact {
  const errorCode = Number(event.ErrorCode ?? 0);
  return defined({
    kind: 'status' as const,
    at,
    to: event.To,
    from: event.From,
    status: event.MessageStatus,
    errorCode: errorCode === 0 ? undefined : errorCode,
    campaign: event.c,
    recipient: event.r === undefined ? undefined : Number(event.r),
  });
}

/** The fact in a click callback. A click without a readable time counts from when it was told (RFC 3339). */
export function clickFact(event: ClickCallback, toldAt: string): ClickFact {
  const clickedAt = new Date(event.click_time ?? toldAt);
  return defined({
    kind: 'click' as const,
    at: Number.isNaN(clickedAt.getTime()) ? toldAt : clickedAt.toISOString(),
    to: event.to,
    link: event.link,
    preview: event.event_type === 'preview',
    userAgent: event.user_agent?.slice(0, 500) || undefined,
  });
}
