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

/** A person's consent with this Messaging Service: the change that brought them into the state they are in. */
export interface ConsentRecord extends ConsentChange {
  address: Address;
  /** All other changes, latest first: those before, and what has only said the same again since. */
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

/** The oldest changes are dropped, but never the one that decides: beyond so many, and what one record does not hold. */
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
  // Of changes at one moment the one that was known counts as the earlier one.
  const changes = [change, ...known].sort(latestFirst);
  const deciding = decidingOf(changes);
  const history = changes.filter((other) => other !== deciding).slice(0, longestHistory);
  const changed: ConsentRecord = { ...deciding, address, history };
  // Whoever only repeats a refusal has not undone what became of the messages that waited.
  if (record.canceled && deciding.at === record.at) changed.canceled = record.canceled;
  while (Buffer.byteLength(JSON.stringify(changed)) > mostBytes) history.pop();
  return changed;
}

/** Of changes, latest first, the one that brought the state: saying the same again later changes neither it nor its source. */
function decidingOf(changes: ConsentChange[]): ConsentChange {
  const before = changes.findIndex(({ state }) => state !== changes[0]?.state);
  return changes.at(before === -1 ? -1 : before - 1) as ConsentChange;
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
export function changesOf({
  address: _,
  history,
  canceled: __,
  ...deciding
}: ConsentRecord): ConsentChange[] {
  return [...history, deciding].sort(latestFirst);
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
