import type { App } from '../app';
import { factsAbout } from '../delivery/ledger';
import { inParallel } from '../in-parallel';
import { AdaptiveLimiter } from '../twilio/adaptive-limiter';
import { inTurn } from '../twilio/in-turn';
import { callFailure, untilAnswered } from '../twilio/until-answered';
import type { Person } from './person';

/** A person's messages at Twilio, of the whole account. */
export interface MessagesAtTwilio {
  to: number;
  from: number;
  /** SIDs of all of them, and of those that the ledger knows and Twilio does not list: it may be hiding whom they are to. */
  sids: Set<string>;
  /** Of those that wait there for their time. */
  scheduled: string[];
}

/** What became of messages that were to be deleted. Twilio deletes none before it is over. */
export interface Deletion {
  deleted: number;
  notOver: number;
}

const pageSize = 1_000;
const deletionsAtOnce = 40;
/** Beside those who send. */
const startAt = 10;

/** Finds a person's messages by recipient and sender. Throws what Twilio refuses, and NoAnswer. */
export async function findAtTwilio(app: App, { keys, addresses }: Person): Promise<MessagesAtTwilio> {
  const found: MessagesAtTwilio = { to: 0, from: 0, sids: new Set(), scheduled: [] };
  for (const address of addresses) {
    for (const end of ['to', 'from'] as const) {
      const messages = await untilAnswered(app.deadline, () =>
        app.twilio.messages.list({ [end]: address, pageSize }),
      );
      found[end] += messages.length;
      for (const { sid, status } of messages) {
        found.sids.add(sid);
        if (status === 'scheduled') found.scheduled.push(sid);
      }
    }
  }
  for (const key of keys) {
    for (const sid of (await factsAbout(app, key)).keys()) found.sids.add(sid);
  }
  return found;
}

/** Deletes messages at Twilio with all that came with them, until the last one is gone or refused. */
export async function deleteAtTwilio(app: App, sids: Iterable<string>): Promise<Deletion> {
  const limiter = new AdaptiveLimiter(startAt);
  const deletion: Deletion = { deleted: 0, notOver: 0 };
  await inParallel(sids, deletionsAtOnce, async (sid) => {
    try {
      await inTurn(limiter, app.deadline, () => app.twilio.messages(sid).remove());
      deletion.deleted++;
    } catch (failure) {
      const kind = callFailure(failure);
      if (kind === 'conflict') deletion.notOver++;
      // Deleted before, perhaps by a call whose answer was lost.
      else if (kind !== 'not-found') throw failure;
    }
  });
  return deletion;
}
