import type { App } from '../app';
import type { StoredContent } from '../messages/stored-content';
import { atTwilio, keyOf, type WaitingMessage } from '../outbox/waiting-messages';
import { Problem } from '../problem';
import { RecordExists } from '../store/records';
import { callFailure, untilAnswered } from '../twilio/until-answered';

/** How long before the deadline an answer of Twilio is no longer waited for, in milliseconds. */
const marginMs = 3_000;

/**
 * A message that waits at Twilio, as it is written down; one that is not written down here is, with what Twilio tells of
 * it. Throws `not-found`, and `not-reschedulable` where it does not wait.
 */
export async function findAtTwilio(app: App, sid: string): Promise<WaitingMessage> {
  const { to, status, body, numMedia } = await fetchMessage(app, sid);
  const stored = (await app.records.get(atTwilio, keyOf({ to, sid })))?.value;
  // Where we have cancelled it to give it another time, maintenance may be about to do so.
  if (status !== 'scheduled' && !stored?.replacedBy) {
    throw new Problem('not-reschedulable', `It waits no longer: Twilio shows it as ${status}.`);
  }
  if (stored) return stored;
  const now = new Date(app.now()).toISOString();
  const content: StoredContent = { body, settings: {} };
  const message: WaitingMessage = { sid, to, sendAt: now, createdAt: now };
  const found = body && numMedia === '0' ? { ...message, content } : message;
  try {
    return (await app.records.create(atTwilio, keyOf(found), found)).value;
  } catch (failure) {
    // Whoever had it accepted has just written it down, and knows more of it.
    if (failure instanceof RecordExists) return findAtTwilio(app, sid);
    throw failure;
  }
}

async function fetchMessage(
  app: App,
  sid: string,
): Promise<{ to: string; status: string; body: string; numMedia: string }> {
  try {
    return await untilAnswered(app.deadline - marginMs, () => app.twilio.messages(sid).fetch());
  } catch (failure) {
    if (callFailure(failure) === 'not-found') {
      throw new Problem('not-found', 'Twilio knows no message with this SID.');
    }
    throw new Problem('unavailable', 'Twilio does not answer at the moment. Nothing was changed.', {
      cause: failure,
    });
  }
}
