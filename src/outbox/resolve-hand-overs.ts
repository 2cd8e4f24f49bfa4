import type { App } from '../app';
import { inParallel } from '../in-parallel';
import { NoAnswer } from '../twilio/until-answered';
import { findAtTwilio } from './find-at-twilio';
import {
  callLifeMs,
  endHandOver,
  type HandOver,
  type HandOverPerson,
  unfinishedHandOvers,
} from './hand-overs';
import { allFor, recordWaiting, type WaitingMessage } from './waiting-messages';

const lookUpsAtOnce = 20;

/**
 * Finds out what became of messages that were handed to Twilio without an answer: those that wait there are written
 * down, and `settle` does what is to be done about them; unless it resolves to true, the trace that led to them stays.
 * Resolves to whether nothing is left.
 */
export async function resolveHandOvers(
  app: App,
  mayGoOn: () => boolean,
  settle: (messages: WaitingMessage[], startedAt: number) => Promise<boolean>,
): Promise<boolean> {
  let isAllSettled = true;
  for (const handOver of await unfinishedHandOvers(app)) {
    if (!mayGoOn()) return false;
    const { value } = handOver;
    const found: WaitingMessage[] = [];
    const open = new Set(value.people.map(({ recipient }) => recipient));
    await inParallel(
      value.people,
      lookUpsAtOnce,
      async (person) => {
        try {
          found.push(...(await adopt(app, value, person)));
          open.delete(person.recipient);
        } catch (failure) {
          if (!(failure instanceof NoAnswer)) throw failure;
        }
      },
      mayGoOn,
    );
    const isSettled = await settle(found, Date.parse(value.startedAt));
    if (isSettled) await endHandOver(app, [handOver], (recipient) => open.has(recipient));
    // One that cannot be settled keeps no other from it.
    if (!isSettled || open.size > 0) isAllSettled = false;
  }
  return isAllSettled;
}

/** What waits at Twilio for a person; what of it is not known here is written down. */
async function adopt(app: App, handOver: HandOver, person: HandOverPerson): Promise<WaitingMessage[]> {
  const { to, recipient, sendAt } = person;
  const startedAt = Date.parse(handOver.startedAt);
  const atTwilio = await findAtTwilio(app, to, startedAt, startedAt + callLifeMs);
  const known = new Map((await allFor(app, to)).map(({ value }) => [value.sid, value]));
  const found = atTwilio
    .filter(({ sid, status }) => status === 'scheduled' && !known.get(sid)?.end)
    .map(({ sid }) => ({
      sid,
      to,
      sendAt,
      createdAt: handOver.startedAt,
      campaign: handOver.campaign,
      recipient,
    }));
  await Promise.all(found.map((message) => known.has(message.sid) || recordWaiting(app, message)));
  return found;
}
