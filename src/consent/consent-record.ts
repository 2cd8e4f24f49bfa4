import type { Address } from '../addresses/address';

export const consentSources = [
  'advanced-opt-out',
  'keyword',
  'plain-language',
  'send-error',
  'delivery-error',
  'whatsapp',
  'operator',
  'import',
  'consent-api',
] as const;

/** Where an opt-out or an opt-in was learned. */
export type ConsentSource = (typeof consentSources)[number];

export interface ConsentChange {
  state: 'opted-out' | 'opted-in';
  source: ConsentSource;
  /** When it happened, as far as is known. RFC 3339 UTC. */
  at: string;
  /** The message that caused it. */
  messageSid?: string;
  /** Who did it, by the name of their API key, and what they noted. */
  by?: string;
  note?: string;
}

/** A person's consent with this Messaging Service: the last change, and the ones before it, latest first. */
export interface ConsentRecord extends ConsentChange {
  address: Address;
  history: ConsentChange[];
  /** What became of the messages that waited for the person when they opted out the last time. */
  canceled?: CanceledCount;
}

export interface CanceledCount {
  canceled: number;
  tooLate: number;
  /** When the last one was cancelled. RFC 3339 UTC. */
  at: string;
}

/** The oldest changes are dropped: beyond so many, and what one record does not hold. */
const longestHistory = 40;
const mostBytes = 14_000;

/**
 * A person's record with one change more. The changes are put in the order in which they happened, whenever they were
 * learned; of two at one moment the refusal counts as the later one. The same record where the change adds nothing: the
 * same message changes it once, and so do the same words at the same moment.
 */
export function withChange(
  record: ConsentRecord | undefined,
  address: Address,
  change: ConsentChange,
): ConsentRecord {
  if (!record) return { ...change, address, history: [] };
  const known = changesOf(record);
  if (known.some((other) => isSame(other, change)) || isRepetition(record, change)) return record;
  const [latest = change, ...history] = [...known, change].sort(latestFirst).slice(0, longestHistory);
  const changed: ConsentRecord = { ...latest, address, history };
  while (Buffer.byteLength(JSON.stringify(changed)) > mostBytes) history.pop();
  return changed;
}

function isSame(known: ConsentChange, change: ConsentChange): boolean {
  if (known.state !== change.state) return false;
  if (change.messageSid !== undefined) return known.messageSid === change.messageSid;
  return known.at === change.at && known.source === change.source;
}

function isRepetition(last: ConsentChange, { state, at, messageSid, note }: ConsentChange): boolean {
  return messageSid === undefined && note === undefined && last.state === state && last.at === at;
}

/** Where a refusal was learned that Twilio told us of: on WhatsApp it is one of its own. */
export function refusalSource(address: Address, told: 'send-error' | 'delivery-error'): ConsentSource {
  return address.startsWith('whatsapp:') ? 'whatsapp' : told;
}

/** All changes of a record, latest first. */
export function changesOf({ address: _, history, canceled: __, ...last }: ConsentRecord): ConsentChange[] {
  return [last, ...history];
}

/** Whether a person is out, or was at any time from a moment on (milliseconds since the epoch). */
export function refusedSince(record: ConsentRecord, since: number): boolean {
  if (record.state === 'opted-out') return true;
  return record.history.some(({ state, at }) => state === 'opted-out' && Date.parse(at) >= since);
}

function latestFirst(a: ConsentChange, b: ConsentChange): number {
  if (a.at !== b.at) return a.at > b.at ? -1 : 1;
  return Number(b.state === 'opted-out') - Number(a.state === 'opted-out');
}
