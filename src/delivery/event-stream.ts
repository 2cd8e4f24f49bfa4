import * as z from 'zod/mini';
import type { Config } from '../config';
import { defined } from '../defined';
import { messageSid } from '../shapes/message-sid';
import type { ClickFact, StatusFact } from './fact';
import { clickCallback, clickFact, errorCodeOf, instantOf } from './status-event';

/** Twilio sends far fewer at a time; more than this could not be stored before it stops waiting. */
export const mostEvents = 1_000;

const clickType = 'com.twilio.daptbt.link-shortening.link-clicked';
const statusType = /^com\.twilio\.messaging\.message\.(queued|sent|delivered|undelivered|failed|read)$/;

/**
 * An Event Streams batch. A JSON array reaches a Function as `{0: …, 1: …}`; one event by itself is taken too. What the
 * events hold is looked at one by one, so that a malformed one costs only itself.
 */
export const eventBatch = z.pipe(
  z.looseObject({}).check(
    z.refine((fields) => eventsIn(fields).length <= mostEvents, {
      error: `must hold at most ${mostEvents} events`,
    }),
  ),
  z.transform(eventsIn),
);

/** What an event comes to: a fact to keep, nothing that concerns this backend, or something unreadable and where. */
export type EventReading =
  | { kind: 'status'; sid: string; fact: StatusFact }
  | { kind: 'click'; sid: string; fact: ClickFact }
  | { kind: 'foreign' }
  | { kind: 'malformed'; at: string };

const text = z.string().check(z.minLength(1), z.maxLength(500));
const cloudEvent = z.looseObject({
  type: z.string(),
  time: z.optional(z.unknown()),
  data: z.looseObject({}),
});
const statusData = z.looseObject({
  messageSid,
  messageStatus: z.optional(text),
  to: text,
  from: z.optional(z.nullable(text)),
  errorCode: z.optional(z.unknown()),
  timestamp: z.optional(z.unknown()),
});

/** Reads one event. `toldAt` (RFC 3339) stands in where the event has no readable time. Never throws. */
export function readEvent(config: Config, event: unknown, toldAt: string): EventReading {
  const envelope = z.safeParse(cloudEvent, event);
  if (!envelope.success) return malformed(envelope.error);
  const { type, time, data } = envelope.data;
  const status = statusType.exec(type)?.[1];
  if ((status === undefined && type !== clickType) || !isOurs(config, data)) return { kind: 'foreign' };
  if (status === undefined) return readClick(data, instantOf(time) ?? toldAt);
  return readStatus(data, status, instantOf(time) ?? toldAt);
}

function readStatus(data: object, statusOfType: string, at: string): EventReading {
  const parsed = z.safeParse(statusData, data);
  if (!parsed.success) return malformed(parsed.error);
  const { messageSid: sid, messageStatus, to, from, errorCode: code, timestamp } = parsed.data;
  const fact = defined({
    kind: 'status' as const,
    at: instantOf(timestamp) ?? at,
    to,
    from: from ?? undefined,
    // As in callbacks, so that both tell the same fact.
    status: (messageStatus ?? statusOfType).toLowerCase(),
    errorCode: errorCodeOf(code),
  });
  return { kind: 'status', sid, fact };
}

function readClick(data: object, at: string): EventReading {
  const parsed = z.safeParse(clickCallback, { event_type: 'click', ...data });
  return parsed.success ? { kind: 'click', ...clickFact(parsed.data, at) } : malformed(parsed.error);
}

/** A sink hears of the whole account and its subaccounts; this ledger is one Messaging Service's. */
function isOurs(config: Config, data: Record<string, unknown>): boolean {
  const account = data.accountSid ?? data.account_sid ?? config.accountSid;
  const service = data.messagingServiceSid || data.messaging_service_sid || config.messagingServiceSid;
  return account === config.accountSid && service === config.messagingServiceSid;
}

function malformed(error: z.core.$ZodError): EventReading {
  return { kind: 'malformed', at: error.issues[0]?.path.map(String).join('.').slice(0, 100) ?? '' };
}

function eventsIn(fields: Record<string, unknown>): unknown[] {
  if ('type' in fields) return [fields];
  return Object.entries(fields).flatMap(([name, value]) => (/^\d+$/.test(name) ? [value] : []));
}
