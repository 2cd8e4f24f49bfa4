import { personOf } from '../addresses/address';
import type { App } from '../app';
import { contentOf } from '../messages/stored-content';
import { findAtTwilio } from '../outbox/find-at-twilio';
import { callLifeMs } from '../outbox/hand-overs';
import { sameWords } from '../outbox/same-words';
import { allFor, heldHere, type WaitingMessage } from '../outbox/waiting-messages';
import { scanAll } from '../store/scan-all';

/**
 * The SID under which Twilio has a held message that somebody began to hand over at a moment (milliseconds since the
 * epoch) and did not finish; undefined where Twilio never got it. Twilio tells nothing by which it could be known for
 * certain: it is the one to the same person, of that moment, with the same words, that belongs to no other.
 */
export async function findHandedOver(
  app: App,
  message: WaitingMessage,
  begunAt: number,
): Promise<string | undefined> {
  const { to, sid } = message;
  const content = contentOf(message);
  const atTwilio = await findAtTwilio(app, to, begunAt, begunAt + callLifeMs);
  const known = new Map((await allFor(app, to)).map(({ value }) => [value.sid, value]));
  const candidates = atTwilio.filter(
    (found) =>
      mayBe(known.get(found.sid), sid) &&
      (content?.body === undefined || sameWords(found.body, content.body)),
  );
  return (candidates.find((found) => known.get(found.sid)?.heldAs === sid) ?? candidates[0])?.sid;
}

/** Nobody knows it, or only as one that was found at Twilio, of which it is not known what it was to be. */
function mayBe(known: WaitingMessage | undefined, heldSid: string): boolean {
  return !known || known.heldAs === heldSid || (!known.heldAs && !known.content);
}

/**
 * Whether another message to the same person, with the same words, was begun so lately that nobody could tell which of
 * the two Twilio has, should neither get an answer.
 */
export async function isMistakable(app: App, message: WaitingMessage): Promise<boolean> {
  const body = contentOf(message)?.body;
  const held = await scanAll(app.records, heldHere, `${personOf(message.to)}~`);
  return held.some(({ value: other }) => {
    if (other.sid === message.sid || !other.handingOverAt || other.end?.kind === 'handed-over') return false;
    const otherBody = contentOf(other)?.body;
    const isLikeIt = body === undefined || otherBody === undefined || sameWords(body, otherBody);
    return isLikeIt && app.now() - Date.parse(other.handingOverAt) < 3 * callLifeMs;
  });
}
