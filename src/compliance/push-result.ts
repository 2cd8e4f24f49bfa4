import type { ErrorReport } from '../twilio/errors/classify';

const outcomes = ['accepted', 'rejected', 'invalid', 'unknown', 'unsent'] as const;

/**
 * What became of one row. `rejected`: Twilio refused it; `invalid`: it was not sent, for its `reason`; `unknown`: Twilio
 * gave no answer; `unsent`: there was no time. What is `unknown` or `unsent` may safely be given again as it is.
 */
export interface PushResult {
  /** Position in the request's items. */
  index: number;
  /** E.164, or as it was written where that is no number. */
  to: string;
  outcome: (typeof outcomes)[number];
  reason?: string;
  error?: ErrorReport;
  /** What Twilio found wrong with the item, in its own words, such as `INVALID_ZIP_CODE`. */
  faults?: string[];
  /** Whether what was accepted also stands in our own ledger, where it belongs there. Give a row again that does not. */
  recorded?: boolean;
}

export interface PushAnswer {
  counts: Record<PushResult['outcome'] | 'total', number>;
  results: PushResult[];
}

/** Puts results in order and counts them. */
export function pushAnswer(results: readonly PushResult[]): PushAnswer {
  const counts = { total: results.length } as PushAnswer['counts'];
  for (const outcome of outcomes)
    counts[outcome] = results.filter((result) => result.outcome === outcome).length;
  return { counts, results: results.toSorted((a, b) => a.index - b.index) };
}
