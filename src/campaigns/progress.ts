import type { App } from '../app';
import type { SendResult } from '../messages/send-result';
import type { Collection } from '../store/records';
import { isAccountLevel } from '../twilio/errors/classify';
import { campaignTtl, type Refusals, type SendCounts } from './campaign-record';
import type { Row } from './chunks';

/**
 * What became of a row, in few bytes. `suppressed` has Twilio's code for the reason, 0 where there is none, and words;
 * `unknown` whether nothing will ever tell.
 */
export type RowResult =
  | ['accepted', sid: string, sendAt?: string]
  | ['rejected', code: number]
  | ['suppressed', code: number, reason?: string]
  | ['unknown', forGood?: true]
  | ['unsent'];

/**
 * How far a chunk is. Written before its messages are handed over: whoever creates it has claimed the chunk, and no other
 * run touches it before it is certain what became of that. `null` stands for rows that cannot be sent.
 */
export interface Progress {
  run: string;
  /** Messages of the chunk that are not accounted for were handed over between these two moments, if at all (ms). */
  since: number;
  until: number;
  /** Absent while the first run that has claimed it has not said what became of it. */
  results?: (RowResult | null)[];
}

export function progress(app: App): Collection<Progress> {
  return { name: 'campaign-progress', shards: 32, ttlSeconds: campaignTtl(app) };
}

/**
 * `busy`: a run may be working on it; `waiting`: it is too early to ask Twilio about it; `lost`: Twilio must be asked what
 * it has; `open`: the rest can be sent; `done`: nothing is left to do.
 */
export type ChunkState = 'busy' | 'waiting' | 'lost' | 'open' | 'done';

/** Times in milliseconds; `lookUpAfterMs` is how long Twilio's list may take to show a message. */
export function chunkState({ results, until }: Progress, now: number, lookUpAfterMs: number): ChunkState {
  const isUncertain = !results || results.some(isOpenQuestion);
  const isOpen = results?.some((result) => result?.[0] === 'unsent') ?? false;
  // A chunk is claimed as a whole, so the rest of one that is uncertain waits with it.
  if (!isUncertain) return isOpen ? 'open' : 'done';
  if (now <= until) return 'busy';
  return now <= until + lookUpAfterMs ? 'waiting' : 'lost';
}

/**
 * The claim of a run on a chunk that others have worked on before: what was not sent may be from now on, so that it is
 * `unknown` should this run not live to tell.
 */
export function claimAgain(
  before: Progress,
  rows: readonly Row[],
  claim: Omit<Progress, 'results'>,
): Progress {
  const results = rows.map((row, position): RowResult | null => {
    const known = before.results?.[position];
    if (!isSendable(row)) return null;
    return known && known[0] !== 'unsent' ? known : ['unknown'];
  });
  const isUncertain = !before.results || before.results.some(isOpenQuestion);
  return { ...claim, since: isUncertain ? Math.min(before.since, claim.since) : claim.since, results };
}

/** Whether Twilio can be asked whether it has the message. */
export function isOpenQuestion(result: RowResult | null | undefined): boolean {
  return result?.[0] === 'unknown' && !result[1];
}

export function isSendable({ invalid, duplicate }: Row): boolean {
  return invalid === undefined && duplicate === undefined;
}

/** What a run writes down of a message that it sent, or did not. */
export function rowResult({ outcome, sid, sendAt, error, reason }: SendResult): RowResult {
  switch (outcome) {
    case 'accepted':
      return sendAt === undefined ? ['accepted', sid ?? ''] : ['accepted', sid ?? '', sendAt];
    case 'rejected':
      // An error of the account says nothing about the recipient, who is sent to once it is mended.
      return error && isAccountLevel(error.code) ? ['unsent'] : ['rejected', error?.code ?? 0];
    case 'unknown':
    case 'unsent':
      return [outcome];
    default:
      return reason === undefined
        ? ['suppressed', error?.code ?? 0]
        : ['suppressed', error?.code ?? 0, reason];
  }
}

export function noCounts(): SendCounts {
  return { accepted: 0, rejected: 0, suppressed: 0, unknown: 0, unsent: 0 };
}

/** Adds what became of a chunk's rows to the counts. */
export function countResults(counts: SendCounts, { results = [] }: Progress): void {
  for (const result of results) if (result) counts[result[0]]++;
}

/** Adds what Twilio refused of a chunk, by its code. */
export function countRefusals(refusals: Refusals, { results = [] }: Progress): void {
  for (const result of results) {
    if (result?.[0] === 'rejected') refusals[result[1]] = (refusals[result[1]] ?? 0) + 1;
  }
}
