import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { type Collection, RecordChanged, type Stored } from '../store/records';
import { scanAll } from '../store/scan-all';

/**
 * A message that waits for its time. Twilio's list of messages cannot be searched for these, so they are written down
 * here, by person: one scan finds all that someone is still to get. Times are RFC 3339 UTC.
 */
export interface WaitingMessage {
  sid: string;
  to: Address;
  sendAt: string;
  /** When it was handed over. */
  createdAt: string;
  campaign?: string;
  recipient?: number;
  end?: WaitingEnd;
}

/** Why a message waits no longer. `too-late`: it was to be cancelled and had left; `gone`: Twilio no longer knows it. */
export interface WaitingEnd {
  kind: 'canceled' | 'too-late' | 'gone';
  at: string;
  by: CanceledBy;
}

/** What made us cancel a message: the person's refusal, or a call. */
export type CanceledBy = 'opt-out' | 'request';

/** Kept beyond Twilio's 35 days, so that a late question still finds it. */
const waiting: Collection<WaitingMessage> = { name: 'scheduled', shards: 32, ttlSeconds: 50 * 86_400 };

function keyOf({ to, sid }: Pick<WaitingMessage, 'to' | 'sid'>): string {
  return `${personOf(to)}~${sid}`;
}

export async function recordWaiting(app: App, message: WaitingMessage): Promise<void> {
  await app.records.put(waiting, keyOf(message), message);
}

/** Everything that was written down for a person, what has left or was cancelled included, in order of SIDs. */
export async function allFor(app: App, to: Address): Promise<Stored<WaitingMessage>[]> {
  return scanAll(app.records, waiting, `${personOf(to)}~`);
}

/** What a person is still to get, cancelled or not: Twilio may be a little late with what is due. */
export async function waitingFor(app: App, to: Address): Promise<WaitingMessage[]> {
  const due = app.now() - 60_000;
  return (await allFor(app, to)).map(({ value }) => value).filter(({ sendAt }) => Date.parse(sendAt) > due);
}

/** Writes down that a message waits no longer, whether or not it was written down before. The first end stays. */
export async function recordEnd(
  app: App,
  message: Pick<WaitingMessage, 'sid' | 'to'>,
  end: WaitingEnd,
): Promise<void> {
  const key = keyOf(message);
  for (;;) {
    const stored = await app.records.get(waiting, key);
    if (stored?.value.end) return;
    if (!stored) {
      await app.records.put(waiting, key, { ...message, sendAt: end.at, createdAt: end.at, end });
      return;
    }
    try {
      await app.records.update(waiting, key, { ...stored.value, end }, stored.revision);
      return;
    } catch (failure) {
      if (!(failure instanceof RecordChanged)) throw failure;
    }
  }
}
