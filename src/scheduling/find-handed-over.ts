import type { App } from '../app';
import { contentOf } from '../messages/stored-content';
import { findAtTwilio } from '../outbox/find-at-twilio';
import { allFor, type WaitingMessage } from '../outbox/waiting-messages';

/** Within so many milliseconds of its beginning a hand-over has reached Twilio, or never will. */
const callLifeMs = 10_000;

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
  const known = new Map((await allFor(app, to)).map(({ value }) => [value.sid, value.heldAs]));
  const candidates = atTwilio.filter(
    (found) =>
      (!known.has(found.sid) || known.get(found.sid) === sid) &&
      (content?.body === undefined || sameWords(found.body, content.body)),
  );
  return (candidates.find((found) => known.has(found.sid)) ?? candidates[0])?.sid;
}

/** Twilio may have shortened links and replaced characters: what is left of both must be the same. */
function sameWords(a: string, b: string): boolean {
  return wordsOf(a) === wordsOf(b);
}

function wordsOf(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
