import type { App } from '../app';
import { failureFields, log } from '../log';
import type { Collection, Stored } from '../store/records';

/** A message that Twilio has accepted. */
export interface AcceptedMessage {
  sid: string;
  to: string;
  /** Position in the call's recipients. */
  recipient: number;
}

/**
 * Messages of one call that Twilio has accepted, in one record: their callbacks bring their facts. Kept until it is sure
 * that the ledger has heard of every one.
 */
export interface SentBatch {
  /** RFC 3339 UTC. */
  at: string;
  /** As it stands in the messages' callbacks. */
  campaign: string;
  messages: AcceptedMessage[];
}

/** As many as fit well into one record. */
const mostInOne = 100;

/** Batches that are read at once from each shard. */
const pageSize = 50;

export const batches: Collection<SentBatch> = { name: 'sent-batches', shards: 32, ttlSeconds: 30 * 86_400 };

/** Writes down the messages of one call as Twilio accepts them, many at a time. */
export class SentBatches {
  #next: AcceptedMessage[] = [];
  #count = 0;
  readonly #writes: Promise<void>[] = [];

  constructor(
    private readonly app: App,
    private readonly campaign: string,
  ) {}

  add(message: AcceptedMessage): void {
    this.#next.push(message);
    if (this.#next.length >= mostInOne) this.#flush();
  }

  /** Writes down the rest. Never rejects: the messages are out all the same, and their callbacks will tell of them. */
  async end(): Promise<void> {
    if (this.#next.length > 0) this.#flush();
    await Promise.all(this.#writes);
  }

  #flush(): void {
    const { app, campaign } = this;
    const batch = { at: new Date(app.now()).toISOString(), campaign, messages: this.#next };
    this.#next = [];
    const key = `${campaign}~${String(this.#count++).padStart(4, '0')}`;
    const writing = app.records.put(batches, key, batch).then(
      () => undefined,
      (failure: unknown) => log('error', 'batch-not-recorded', { campaign, ...failureFields(failure) }),
    );
    this.#writes.push(writing);
  }
}

/**
 * Batches that were sent at this time (milliseconds since the epoch) or before, in no order. Read as they are asked for:
 * all those of a busy day would not fit into the memory of a Function.
 */
export async function* batchesUntil(app: App, notAfter: number): AsyncGenerator<Stored<SentBatch>> {
  const pageOf = (shard: number, after?: string) =>
    app.records.scanShard(batches, shard, { limit: pageSize, ...(after !== undefined && { after }) });
  const firstPages = await Promise.all(Array.from({ length: batches.shards }, (_, shard) => pageOf(shard)));
  for (const [shard, first] of firstPages.entries()) {
    for (let page = first; ; page = await pageOf(shard, page.next)) {
      yield* page.items.filter(({ value }) => Date.parse(value.at) <= notAfter);
      if (page.next === undefined) break;
    }
  }
}

/** The ledger has heard of every message of a batch. */
export async function forgetBatch(app: App, { key }: Stored<SentBatch>): Promise<void> {
  await app.records.delete(batches, key);
}
