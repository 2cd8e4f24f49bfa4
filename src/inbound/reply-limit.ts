import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { type Collection, RecordChanged, RecordExists } from '../store/records';

/** Far below the 30 in 30 seconds at which Twilio breaks a loop (14107), far above what a person can read. */
const mostReplies = 5;
const windowMs = 60_000;

/** When a pair of addresses got its last replies, in milliseconds since the epoch, latest last. */
export const replyTimes: Collection<number[]> = { name: 'replies', shards: 16, ttlSeconds: 3_600 };

/**
 * Whether one more reply may go to `from`, who wrote to `to`; counts it if so. Two machines that answer each other come
 * to an end by it. Throws StoreUnavailable.
 */
export async function mayReply(app: App, { from, to }: { from: Address; to: Address }): Promise<boolean> {
  const key = `${personOf(from)}~${personOf(to)}`;
  for (;;) {
    const current = await app.records.get(replyTimes, key);
    const times = current?.value ?? [];
    const now = app.now();
    if (!allowReply(times, now)) return false;
    const value = [...times, now].slice(-mostReplies);
    try {
      if (current) await app.records.update(replyTimes, key, value, current.revision);
      else await app.records.create(replyTimes, key, value);
      return true;
    } catch (failure) {
      // Another reply was counted in between: look again, this one counts beside it.
      if (!(failure instanceof RecordExists || failure instanceof RecordChanged)) throw failure;
    }
  }
}

/** Whether a reply at `now` is within the limit, given when the ones before it were made. All in milliseconds. */
export function allowReply(times: readonly number[], now: number): boolean {
  return times.filter((time) => now - time < windowMs).length < mostReplies;
}
