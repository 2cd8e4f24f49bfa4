import type { App } from '../app';
import { mergeFacts } from '../delivery/merge-facts';
import { readLedger } from '../delivery/read-ledger';
import type { ErrorClass } from '../twilio/errors/catalogue';
import { describeError, type ErrorReport } from '../twilio/errors/classify';

interface Counted {
  count: number;
  /** 0 to 1. */
  share: number;
}

export interface ErrorsByCode extends ErrorReport, Counted {
  /** The senders most concerned, and their shares of this code; messages that never got one are left out. */
  bySender: ({ from: string } & Counted)[];
}

export interface ErrorsReport {
  /** RFC 3339 UTC. */
  since: string;
  /** Messages handed to Twilio, and those of them with an error. */
  messages: number;
  failures: number;
  byCode: ErrorsByCode[];
  byClass: ({ class: ErrorClass } & Counted)[];
  /** Present when time ran out: the share of the ledger that was read, a fair sample of it. */
  sample?: { share: number };
}

const reserveMs = 1_000;
const mostCodes = 100;
const mostSenders = 10;

/** Why messages of the time since (milliseconds since the epoch) did not arrive, the commonest reasons first. */
export async function errorsReport(app: App, since: number): Promise<ErrorsReport> {
  const from = new Date(since).toISOString();
  const codes = new Map<number, Map<string, number>>();
  const { picked, share } = await readLedger(app, app.deadline - reserveMs, ({ sid, facts }) => {
    const merged = mergeFacts(sid, facts);
    if (!merged || (merged.timeline[0]?.at ?? '') < from) return undefined;
    return { errorCode: merged.message.errorCode, sender: merged.message.from ?? '' };
  });
  for (const { errorCode, sender } of picked) {
    if (errorCode === undefined) continue;
    const senders = codes.get(errorCode) ?? new Map<string, number>();
    codes.set(errorCode, senders.set(sender, (senders.get(sender) ?? 0) + 1));
  }
  return {
    since: from,
    messages: picked.length,
    ...summary(codes),
    ...(share < 1 && { sample: { share } }),
  };
}

/** Adds up counts by code and sender; the empty sender stands for none. */
export function summary(
  codes: ReadonlyMap<number, ReadonlyMap<string, number>>,
): Pick<ErrorsReport, 'failures' | 'byCode' | 'byClass'> {
  const totals = [...codes].map(([code, senders]) => {
    const count = [...senders.values()].reduce((sum, of) => sum + of, 0);
    return { report: describeError(code), senders, count };
  });
  const failures = totals.reduce((sum, { count }) => sum + count, 0);
  const classes = new Map<ErrorClass, number>();
  for (const { report, count } of totals) {
    classes.set(report.class, (classes.get(report.class) ?? 0) + count);
  }
  return {
    failures,
    byCode: totals
      .sort((a, b) => b.count - a.count || a.report.code - b.report.code)
      .slice(0, mostCodes)
      .map(({ report, senders, count }) => ({
        ...report,
        count,
        share: count / failures,
        bySender: topSenders(senders, count),
      })),
    byClass: [...classes]
      .map(([errorClass, count]) => ({ class: errorClass, count, share: count / failures }))
      .sort((a, b) => b.count - a.count),
  };
}

function topSenders(senders: ReadonlyMap<string, number>, total: number): ErrorsByCode['bySender'] {
  return [...senders]
    .filter(([from]) => from !== '')
    .map(([from, count]) => ({ from, count, share: count / total }))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostSenders);
}
