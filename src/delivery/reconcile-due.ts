import type { Fact } from './fact';
import { mergeFacts } from './merge-facts';

const final = new Set(['delivered', 'undelivered', 'failed', 'canceled', 'read', 'partially_delivered']);

/** Ages at which a message is asked after, in multiples of the configured one: 12 h, 2 days and 8 days as advised. */
const askedAt = [1, 4, 16];

/** Times in milliseconds since the epoch. */
export interface DueOptions {
  /** Start of this pass over the ledger. */
  now: number;
  /** Start of the last pass that left nothing undone; 0 where there was none. */
  previous: number;
  reconcileAfterMs: number;
}

/**
 * Whether to ask Twilio what became of a message: one sent by us, not at its end, without news for so long. Where the
 * answer brings nothing new it is asked after again at four and at sixteen times that age, and then no more: a carrier
 * that reports no delivery leaves its messages at `sent` for good.
 */
export function isDue(sid: string, facts: readonly Fact[], options: DueOptions): boolean {
  const { now, previous, reconcileAfterMs } = options;
  if (facts.some(({ kind }) => kind === 'inbound')) return false;
  const merged = mergeFacts(sid, facts);
  if (merged && final.has(merged.message.status)) return false;
  const reports = merged?.timeline ?? facts;
  const news = reports.map(({ at }) => Date.parse(at));
  if (merged?.message.status === 'scheduled') news.push(Date.parse(merged.message.sendAt ?? ''));
  const last = Math.max(...news.filter(Number.isFinite));
  return askedAt.some((times) => {
    const age = times * reconcileAfterMs;
    return last <= now - age && last > previous - age;
  });
}
