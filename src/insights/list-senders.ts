import type { App } from '../app';
import { ownPool, readPool } from '../senders/pool';
import type { PoolSender } from '../senders/pool-sender';
import { twilioProblem } from '../twilio/twilio-problem';
import { healthOf, type SenderHealth, sendersHealth } from './sender-health';

export interface SenderList {
  /** From when on health is told, RFC 3339 UTC. */
  since: string;
  senders: (PoolSender & { health: SenderHealth })[];
  /** Senders outside the pool that messages have left by. */
  others: { address: string; health: SenderHealth }[];
  /** Present when time ran out: the share of the ledger that was read, a fair sample of it. */
  sample?: { share: number };
}

/**
 * Who is in the pool, and how the messages of each have fared since a time (milliseconds since the epoch). Throws
 * `twilio-refused` and `unavailable`.
 */
export async function listSenders(app: App, since: number): Promise<SenderList> {
  try {
    const [pool, { bySender, share }] = await Promise.all([
      readPool(ownPool(app)),
      sendersHealth(app, since),
    ]);
    const silent = healthOf({ messages: 0, delivered: 0, failed: 0, filtered: 0 });
    const inPool = new Set(pool.map(({ address }) => address));
    return {
      since: new Date(since).toISOString(),
      senders: pool.map((sender) => ({ ...sender, health: bySender.get(sender.address) ?? silent })),
      others: [...bySender].flatMap(([address, health]) =>
        inPool.has(address) ? [] : [{ address, health }],
      ),
      ...(share < 1 && { sample: { share } }),
    };
  } catch (failure) {
    throw twilioProblem(failure);
  }
}
