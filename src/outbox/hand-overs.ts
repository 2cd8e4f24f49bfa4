import { randomBytes } from 'node:crypto';
import type { Address } from '../addresses/address';
import type { App } from '../app';
import type { Collection, Stored } from '../store/records';
import { scanCollection } from '../store/scan-all';

/** Somebody for whom a message is about to be handed to Twilio, to be sent at `sendAt` (RFC 3339 UTC). */
export interface HandOverPerson {
  to: Address;
  recipient: number;
  sendAt: string;
}

/**
 * What is written before messages for later are handed to Twilio, and deleted once they are all written down. Left behind
 * by a call that was killed, or that got no answer for some: those may wait at Twilio without anybody knowing.
 */
export interface HandOver {
  startedAt: string;
  campaign: string;
  people: HandOverPerson[];
}

/** Kept until nothing of it can be waiting any more. */
export const handOvers: Collection<HandOver> = { name: 'hand-overs', shards: 8, ttlSeconds: 40 * 86_400 };

/** A call lives 10 s: within that many milliseconds what it hands over has reached Twilio, or never will. */
export const callLifeMs = 10_000;

/**
 * Whether Twilio's list of messages can be trusted to show all that was handed over by a call that began to do so then, in
 * milliseconds since the epoch.
 */
export function isListed(app: App, begunAt: number): boolean {
  return app.now() >= begunAt + callLifeMs + app.config.lookUpAfterSeconds * 1_000;
}

/** As many as fit well into one record. */
const peopleInOne = 100;

/** Writes down who is about to be sent to. Resolves to what `endHandOver` needs. Throws StoreUnavailable. */
export async function beginHandOver(
  app: App,
  campaign: string,
  people: readonly HandOverPerson[],
): Promise<Stored<HandOver>[]> {
  const startedAt = new Date(app.now()).toISOString();
  const chunks = Array.from({ length: Math.ceil(people.length / peopleInOne) }, (_, chunk) =>
    people.slice(chunk * peopleInOne, (chunk + 1) * peopleInOne),
  );
  return Promise.all(
    chunks.map((chunk) => {
      // Of its own each time: what an earlier call has left behind of the same people must stay.
      const key = `${campaign}.${randomBytes(8).toString('hex')}`;
      return app.records.put(handOvers, key, { startedAt, campaign, people: chunk });
    }),
  );
}

/** Leaves of a hand-over only those of whom it is not known what became. */
export async function endHandOver(
  app: App,
  begun: readonly Stored<HandOver>[],
  isUnknown: (recipient: number) => boolean,
): Promise<void> {
  await Promise.all(
    begun.map(({ key, value }) => {
      const people = value.people.filter(({ recipient }) => isUnknown(recipient));
      if (people.length === 0) return app.records.delete(handOvers, key);
      return app.records.put(handOvers, key, { ...value, people });
    }),
  );
}

/** All hand-overs of which not everything is known yet: calls are at work on them, or have left them behind. */
export async function openHandOvers(app: App): Promise<Stored<HandOver>[]> {
  return scanCollection(app.records, handOvers);
}

/** The hand-overs that nobody works on any more, and that Twilio's list of messages can be trusted to show. */
export async function unfinishedHandOvers(app: App): Promise<Stored<HandOver>[]> {
  return (await openHandOvers(app)).filter(({ value }) => isListed(app, Date.parse(value.startedAt)));
}
