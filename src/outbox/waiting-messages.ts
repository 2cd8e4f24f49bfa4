import { randomBytes } from 'node:crypto';
import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { type Collection, RecordChanged, RecordExists, type Stored } from '../store/records';
import { scanAll } from '../store/scan-all';

/**
 * A message that waits for its time: at Twilio, whose list of messages cannot be searched for it, or here, until Twilio
 * takes it. Written down by person: two scans find all that someone is still to get. Times are RFC 3339 UTC.
 */
export interface WaitingMessage {
  /** Twilio's SID, or of a message that is held here our own: `HM` and 32 hex digits. */
  sid: string;
  to: Address;
  sendAt: string;
  /** When it was asked for. A refusal after that concerns it. */
  createdAt: string;
  /** The IANA zone that its time was chosen in. */
  timeZone?: string;
  timeZoneFrom?: string;
  /** When the hours end in which it may be sent. */
  until?: string;
  campaign?: string;
  recipient?: number;
  /** Of a recurring message. */
  occurrence?: Occurrence;
  /** What is to be sent, as `messages/` has composed it. */
  content?: unknown;
  /** Of a message at Twilio that was held here before: the SID it had. */
  heldAs?: string;
  /** The message that must be cancelled before this one is handed over, and the one that waits for that. */
  replaces?: string;
  replacedBy?: string;
  /** When a run last began to hand it to Twilio: it may be there. */
  handingOverAt?: string;
  end?: WaitingEnd;
}

export interface Occurrence {
  /** SID of the series: `SR` and 32 hex digits. */
  series: string;
  /** Position in the series, from 0. */
  index: number;
  /** As the recurrence has it: `YYYY-MM-DDTHH:MM`. */
  localTime: string;
}

/**
 * Why a message waits no longer. `too-late`: it was to be cancelled and had left; `gone`: Twilio no longer knows it;
 * `handed-over`: it waits at Twilio now; `skipped`: its time had passed, or was no time to send; `refused`: by Twilio.
 */
export type WaitingEnd = { at: string } & (
  | { kind: 'canceled' | 'too-late' | 'gone'; by: CanceledBy }
  | { kind: 'handed-over'; sid: string }
  | { kind: 'skipped'; reason: string }
  | { kind: 'refused'; code: number }
);

/**
 * What made us cancel a message: the person's refusal, a call for this one (`request`) or for everything of a recipient,
 * a campaign or a series (`all`), or another time for it.
 */
export type CanceledBy = 'opt-out' | 'request' | 'all' | 'reschedule';

/** Whether nothing that follows it is wanted either. */
export function endsSeries(end: WaitingEnd | undefined): boolean {
  return end?.kind === 'canceled' && (end.by === 'opt-out' || end.by === 'all');
}

/** Kept beyond Twilio's 35 days, so that a late question still finds it. */
export const atTwilio: Collection<WaitingMessage> = {
  name: 'scheduled',
  shards: 32,
  ttlSeconds: 50 * 86_400,
};

/** A message may be planned for most of a year ahead; it is written again when it is handed over. */
export const heldHere: Collection<WaitingMessage> = { name: 'held', shards: 32, ttlSeconds: 365 * 86_400 };

export function isHeld(sid: string): boolean {
  return sid.startsWith('HM');
}

export function newHeldSid(): string {
  return `HM${randomBytes(16).toString('hex')}`;
}

export function collectionOf(sid: string): Collection<WaitingMessage> {
  return isHeld(sid) ? heldHere : atTwilio;
}

export function keyOf({ to, sid }: Pick<WaitingMessage, 'to' | 'sid'>): string {
  return `${personOf(to)}~${sid}`;
}

/** Writes down that a message waits. One that somebody has cancelled by its SID before keeps that end. Throws StoreUnavailable. */
export async function recordWaiting(app: App, message: WaitingMessage): Promise<void> {
  const collection = collectionOf(message.sid);
  const key = keyOf(message);
  for (let known: Stored<WaitingMessage> | undefined; ; known = await app.records.get(collection, key)) {
    try {
      if (known) await app.records.update(collection, key, { ...known.value, ...message }, known.revision);
      else await app.records.create(collection, key, message);
      return;
    } catch (failure) {
      if (!isOvertaken(failure)) throw failure;
    }
  }
}

/** Everything that was written down for a person, what has left or was cancelled included. */
export async function allFor(app: App, to: Address): Promise<Stored<WaitingMessage>[]> {
  const prefix = `${personOf(to)}~`;
  const found = [atTwilio, heldHere].map((collection) => scanAll(app.records, collection, prefix));
  return (await Promise.all(found)).flat();
}

/** What a person is still to get, cancelled or not: Twilio may be a little late with what is due. */
export async function waitingFor(app: App, to: Address): Promise<Stored<WaitingMessage>[]> {
  return (await allFor(app, to)).filter(({ value }) => isStillWaiting(app, value));
}

/** Whether a message has not left, as far as its time says. One that is held here leaves only by being handed over. */
export function isStillWaiting(app: App, { sid, sendAt, end }: WaitingMessage): boolean {
  if (isHeld(sid)) return !end || end.kind === 'canceled';
  return Date.parse(sendAt) > app.now() - 60_000;
}

/**
 * Writes down that a message waits no longer, whether or not it was written down before. The first end stays. `known` is
 * the record as it was last read, which saves reading it again. Resolves to the end that holds.
 */
export async function recordEnd(
  app: App,
  message: Pick<WaitingMessage, 'sid' | 'to'>,
  end: WaitingEnd,
  known?: Stored<WaitingMessage>,
): Promise<WaitingEnd> {
  const collection = collectionOf(message.sid);
  const key = keyOf(message);
  for (let stored = known; ; stored = undefined) {
    stored ??= await app.records.get(collection, key);
    if (stored?.value.end) return stored.value.end;
    try {
      if (stored) await app.records.update(collection, key, { ...stored.value, end }, stored.revision);
      else await app.records.create(collection, key, { ...message, sendAt: end.at, createdAt: end.at, end });
      return end;
    } catch (failure) {
      if (!isOvertaken(failure)) throw failure;
    }
  }
}

function isOvertaken(failure: unknown): boolean {
  return failure instanceof RecordExists || failure instanceof RecordChanged;
}
