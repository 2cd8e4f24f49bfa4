import type { App } from '../app';
import { mergeFacts } from '../delivery/merge-facts';
import { type LedgerReading, readLedger } from '../delivery/read-ledger';
import { type Bucket, Buckets } from '../insights/buckets';
import { type Funnel, newFunnel, type Stage, stagesOf } from '../insights/funnel';

/** What the ledger tells of one message of a campaign. */
export interface SeenMessage {
  /** When it was accepted, in milliseconds since the epoch. */
  at: number;
  stages: Stage[];
  errorCode?: number | undefined;
  from?: string | undefined;
}

/** What became of a campaign's messages. */
export interface Delivery {
  stages: Funnel;
  /** Messages by the time they were accepted, from the first to the last; none where none was. */
  bucketSeconds: number;
  buckets: Bucket[];
  /** Messages with an error, by its code and their sender; the empty sender stands for none. */
  errors: Map<number, Map<string, number>>;
}

/** The messages of a campaign, or those in a sample of the ledger. */
export function readDelivery(app: App, id: string, until: number): Promise<LedgerReading<SeenMessage>> {
  return readLedger(app, until, ({ sid, facts }) => {
    if (!facts.some((fact) => 'campaign' in fact && fact.campaign === id)) return undefined;
    const merged = mergeFacts(sid, facts);
    if (!merged) return undefined;
    const { errorCode, from } = merged.message;
    return { at: Date.parse(merged.timeline[0]?.at ?? ''), stages: stagesOf(merged), errorCode, from };
  });
}

/** Adds up messages, each of which stands for so many as `weight` says: 1 unless they are a sample. */
export function addUp(messages: readonly SeenMessage[], weight = 1): Delivery {
  const stages = newFunnel();
  const errors: Delivery['errors'] = new Map();
  const [first, last] = spanOf(messages);
  const series = messages.length > 0 ? new Buckets(first, last, 'fine') : undefined;
  for (const { at, stages: passed, errorCode, from = '' } of messages) {
    for (const stage of passed) stages[stage]++;
    series?.add(at, passed);
    if (errorCode !== undefined) countError(errors, errorCode, from);
  }
  const weighted = <T extends object>(counts: T) => mapNumbers(counts, (count) => Math.round(count * weight));
  return {
    stages: weighted(stages),
    bucketSeconds: series?.seconds ?? 1,
    buckets: series?.list().map(weighted) ?? [],
    errors: new Map(
      [...errors].map(([code, senders]) => [
        code,
        new Map([...senders].map(([sender, count]) => [sender, Math.round(count * weight)])),
      ]),
    ),
  };
}

/** Counts a message, or as many, with an error. */
export function countError(errors: Delivery['errors'], code: number, from: string, count = 1): void {
  const senders = errors.get(code) ?? new Map<string, number>();
  errors.set(code, senders.set(from, (senders.get(from) ?? 0) + count));
}

function spanOf(messages: readonly SeenMessage[]): [first: number, last: number] {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { at } of messages) [first, last] = [Math.min(first, at), Math.max(last, at)];
  return [first, last];
}

function mapNumbers<T extends object>(counts: T, change: (count: number) => number): T {
  const entries = Object.entries(counts);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'number' ? change(value) : value]),
  ) as T;
}
