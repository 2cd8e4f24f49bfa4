import type { Address } from '../addresses/address';
import { isConclusive } from '../twilio/errors/bad-number-codes';

/** A message that failed because of the number it was for. */
export interface Failure {
  /** An error code that speaks against the number (`isBadNumber`). */
  code: number;
  /** When it failed. RFC 3339 UTC. */
  at: string;
  /** Absent where Twilio refused to take the message. */
  sid?: string;
}

/** What speaks against a person's number, in the order in which it was learned. */
export interface BadNumberRecord {
  address: Address;
  failures: Failure[];
  /** When somebody last said that the number is good, and what spoke against it until then. */
  cleared?: Clearing & { failures: Failure[] };
}

export interface Clearing {
  /** RFC 3339 UTC. */
  at: string;
  /** Who did it, by the name of their API key, and why. */
  by: string;
  note: string;
}

/** A number that is not to be texted any more. */
export interface BadNumber {
  /** When that became certain (RFC 3339 UTC), and by which error. */
  since: string;
  code: number;
  /** Messages that failed because of the number; no more than about ten are counted. */
  failures: number;
}

const mostFailures = 10;

/** What goes wrong at a carrier hits all messages of that time, and is mended within a day. */
const passingMs = 86_400_000;

/**
 * What the failures of a number come to. One error that is conclusive gives it up; of the others, which may be passing,
 * it takes two messages that failed at least a day apart. Undefined while the number may be texted.
 */
export function badNumberOf({ failures }: BadNumberRecord): BadNumber | undefined {
  const first = Math.min(...failures.map(({ at }) => Date.parse(at)));
  const [proof] = failures
    .filter(({ code, at }) => isConclusive(code) || Date.parse(at) - first >= passingMs)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return proof && { since: proof.at, code: proof.code, failures: failures.length };
}

/**
 * A number's record with one failure more. The same record where that adds nothing: a message counts once, one that failed
 * before the number was cleared does not count, and beyond ten only the one that decides.
 */
export function withFailure(
  record: BadNumberRecord | undefined,
  address: Address,
  failure: Failure,
): BadNumberRecord {
  if (!record) return { address, failures: [failure] };
  const { failures, cleared } = record;
  if ([...failures, ...(cleared?.failures ?? [])].some((known) => isSame(known, failure))) return record;
  if (cleared && failure.at <= cleared.at) return record;
  const changed = { ...record, failures: [...failures, failure] };
  const decides = !badNumberOf(record) && badNumberOf(changed);
  return failures.length < mostFailures || decides ? changed : record;
}

/** A number's record when it starts from zero. The same record where nothing speaks against the number. */
export function withClearing(record: BadNumberRecord, clearing: Clearing): BadNumberRecord {
  const { address, failures } = record;
  return failures.length === 0 ? record : { address, failures: [], cleared: { ...clearing, failures } };
}

function isSame(known: Failure, { sid, at, code }: Failure): boolean {
  return sid === undefined ? known.at === at && known.code === code : known.sid === sid;
}
