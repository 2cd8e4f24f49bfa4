import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { App } from '../app';
import { failureFields, log } from '../log';
import type { AdaptiveLimiter } from '../twilio/adaptive-limiter';
import { inTurn } from '../twilio/in-turn';
import { callFailure } from '../twilio/until-answered';

/**
 * Empties a message at Twilio: its files first, then its text. Resolves to false where Twilio knows it no longer, or takes
 * it for not over yet. Throws what else Twilio refuses, and NoAnswer at the deadline (milliseconds since the epoch).
 */
export async function redactMessage(
  app: App,
  { sid, numMedia }: Pick<MessageInstance, 'sid' | 'numMedia'>,
  limiter: AdaptiveLimiter,
  deadline: number,
): Promise<boolean> {
  const message = app.twilio.messages(sid);
  const call = <T>(work: () => Promise<T>) => inTurn(limiter, deadline, work);
  try {
    const media = numMedia === '0' ? [] : await call(() => message.media.list());
    for (const file of media) await call(() => message.media(file.sid).remove()).catch(unlessGone);
    await call(() => message.update({ body: '' }));
    return true;
  } catch (failure) {
    const kind = callFailure(failure);
    if (kind !== 'not-found' && kind !== 'conflict') throw failure;
    log('warn', 'redaction-refused', { sid, ...failureFields(failure) });
    return false;
  }
}

function unlessGone(failure: unknown): void {
  if (callFailure(failure) !== 'not-found') throw failure;
}
