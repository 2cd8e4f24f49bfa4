import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { defined } from '../defined';
import type { Collection, Stored } from '../store/records';

/**
 * A message that waits at Twilio. Twilio's list of messages cannot be searched for these, so they are written down here,
 * by person: one scan finds all that someone is still to get.
 */
export interface ScheduledMessage {
  sid: string;
  to: Address;
  /** RFC 3339 UTC. */
  sendAt: string;
  campaign?: string;
  canceledAt?: string;
}

/** Kept beyond Twilio's 35 days, so that a late question still finds it. */
const scheduled: Collection<ScheduledMessage> = { name: 'scheduled', shards: 32, ttlSeconds: 50 * 86_400 };

function keyOf(to: Address, sid: string): string {
  return `${personOf(to)}~${sid}`;
}

export async function recordScheduled(app: App, message: ScheduledMessage): Promise<void> {
  await app.records.put(scheduled, keyOf(message.to, message.sid), message);
}

/** Marks a message as cancelled, whether or not it was written down before. */
export async function recordCanceled(app: App, message: Pick<ScheduledMessage, 'sid' | 'to'>): Promise<void> {
  const key = keyOf(message.to, message.sid);
  const known = (await app.records.get(scheduled, key))?.value;
  const canceledAt = new Date(app.now()).toISOString();
  const value = known ?? { ...message, sendAt: canceledAt };
  await app.records.put(scheduled, key, defined({ ...value, canceledAt }));
}

/** Everything that was scheduled for a person and has not left yet, cancelled or not. */
export async function scheduledFor(app: App, to: Address): Promise<ScheduledMessage[]> {
  const found: Stored<ScheduledMessage>[] = [];
  for (let after: string | undefined; ; ) {
    const page = await app.records.scan(scheduled, `${personOf(to)}~`, after ? { after } : {});
    found.push(...page.items);
    after = page.next;
    if (after === undefined) break;
  }
  const now = new Date(app.now()).toISOString();
  return found.map(({ value }) => value).filter(({ sendAt }) => sendAt > now);
}
