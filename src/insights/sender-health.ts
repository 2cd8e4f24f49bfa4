import type { App } from '../app';
import { mergeFacts } from '../delivery/merge-facts';
import { readLedger } from '../delivery/read-ledger';

/** How the messages of one sender fared. */
export interface SenderHealth {
  /** Messages that left by it, and those of them with a known end. */
  messages: number;
  ended: number;
  delivered: number;
  failed: number;
  /** Failed of ended, 0 to 1; null where none has ended. */
  errorRate: number | null;
  /** Those that carriers or Twilio took for unwanted (30007). */
  filtered: number;
  /** `filtered`: more of them than can be chance. `failing`: half of the messages do not arrive. */
  warning?: 'filtered' | 'failing';
}

/** What is counted for a sender. */
export type SenderTally = Record<'messages' | 'delivered' | 'failed' | 'filtered', number>;

const filteredCode = 30007;
/** Fewer failures say nothing. */
const fewest = 5;
const filteredShare = 0.05;
const failingShare = 0.5;
const reserveMs = 1_500;

const arrived = new Set(['delivered', 'read', 'partially_delivered']);
const notArrived = new Set(['undelivered', 'failed']);

/**
 * The health of every sender that messages have left by since a time (milliseconds since the epoch), by its address. `share`
 * is the part of the ledger that there was time to read, 0 to 1: below 1 the counts are those of a fair sample.
 */
export async function sendersHealth(
  app: App,
  since: number,
): Promise<{ bySender: Map<string, SenderHealth>; share: number }> {
  const from = new Date(since).toISOString();
  const tallies = new Map<string, SenderTally>();
  const { picked, share } = await readLedger(app, app.deadline - reserveMs, ({ sid, facts }) => {
    const merged = mergeFacts(sid, facts);
    const sender = merged?.message.from;
    if (!merged || !sender || (merged.timeline[0]?.at ?? '') < from) return undefined;
    const { status, errorCode } = merged.message;
    return { sender, status, errorCode };
  });
  for (const { sender, status, errorCode } of picked) {
    const tally = tallies.get(sender) ?? { messages: 0, delivered: 0, failed: 0, filtered: 0 };
    tally.messages++;
    if (arrived.has(status)) tally.delivered++;
    if (notArrived.has(status)) tally.failed++;
    if (errorCode === filteredCode) tally.filtered++;
    tallies.set(sender, tally);
  }
  return { bySender: new Map([...tallies].map(([sender, tally]) => [sender, healthOf(tally)])), share };
}

/** What a tally says of its sender. */
export function healthOf({ messages, delivered, failed, filtered }: SenderTally): SenderHealth {
  const ended = delivered + failed;
  const isFiltered = filtered >= fewest && filtered >= ended * filteredShare;
  const isFailing = failed >= fewest && failed >= ended * failingShare;
  return {
    messages,
    ended,
    delivered,
    failed,
    errorRate: ended > 0 ? failed / ended : null,
    filtered,
    ...(isFiltered ? { warning: 'filtered' as const } : isFailing && { warning: 'failing' as const }),
  };
}
