import { defined } from '../defined';
import type { ErrorReport } from '../twilio/errors/classify';
import type { PlannedMessage } from './plan-recipients';
import type { ZoneSource } from './send-times';

const outcomes = ['accepted', 'rejected', 'suppressed', 'invalid', 'duplicate', 'unknown', 'unsent'] as const;

/**
 * What became of one recipient. `rejected`: Twilio refused the message; `suppressed`: opted out or in
 * quiet hours, so it was not tried;
 * `invalid` and `duplicate`: this row cannot be sent; `unknown`: Twilio may have accepted it, do not send it again
 * before looking; `unsent`: not tried, safe to send again.
 */
export type Outcome = (typeof outcomes)[number];

export interface SendResult {
  /** Position in the request's recipients. */
  index: number;
  to: string;
  outcome: Outcome;
  sid?: string;
  status?: string;
  /** As Twilio counts them. */
  segments?: number;
  /** RFC 3339, on messages that were scheduled. */
  sendAt?: string;
  /** The IANA zone its time was chosen in, and how that was found. */
  timeZone?: string;
  timeZoneFrom?: ZoneSource;
  /** Whether quiet hours have moved it. */
  held?: true;
  /** Whether it was not sent because of quiet hours. */
  blocked?: true;
  /** Why a row is invalid or suppressed, in words. */
  reason?: string;
  /** The row this one repeats. */
  duplicateOf?: number;
  error?: ErrorReport;
}

export interface SendManyAnswer {
  counts: Record<Outcome | 'total', number>;
  results: SendResult[];
  /**
   * Set when the call ended before it had tried everyone: the first row that is `unsent`. Rows behind it may have been
   * accepted: send again those whose outcome is `unsent`, and not all from here on.
   */
  next: { index: number } | null;
  /** Set when an error of the account ended the call: nothing can be sent before it is mended. */
  stopped?: { code: number; advice: string };
}

/** Puts results in order, counts them and says where to continue. */
export function sendManyAnswer(results: SendResult[], stopped: SendManyAnswer['stopped']): SendManyAnswer {
  results.sort((a, b) => a.index - b.index);
  const counts = { total: results.length } as SendManyAnswer['counts'];
  for (const outcome of outcomes) counts[outcome] = 0;
  for (const { outcome } of results) counts[outcome]++;
  const first = results.find(({ outcome }) => outcome === 'unsent');
  return { counts, results, next: first ? { index: first.index } : null, ...(stopped && { stopped }) };
}

/** When a message goes, and how that time was found. */
export function timeOf({ sendAt, timeZone, timeZoneFrom, held }: PlannedMessage): Partial<SendResult> {
  return sendAt ? defined({ sendAt: sendAt.toISOString(), timeZone, timeZoneFrom, held }) : {};
}
