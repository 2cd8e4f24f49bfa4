import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { App } from '../app';
import { createFailure } from '../twilio/create-failure';
import { untilAnswered } from '../twilio/until-answered';

/**
 * What became of a cancellation. `tooLate`: the message has left; `unknown`: Twilio knows no such message; `failed`:
 * Twilio refused, with the code where it gave one, or gave no answer in time, and it may be tried again.
 */
export type Cancellation =
  | { outcome: 'canceled' | 'alreadyCanceled' | 'tooLate'; to: string }
  | { outcome: 'unknown' }
  | { outcome: 'failed'; code: number };

/** Twilio's answer when a message has left already, was never scheduled, or is cancelled already. */
const cannotBeCanceled = 30409;
const notFound = 20404;

/**
 * Cancels a scheduled message at Twilio and makes sure of it: it counts as cancelled once Twilio shows it as cancelled.
 * Tries again after a 429, a 5xx or a broken connection, until the deadline (milliseconds since the epoch). Never throws.
 */
export async function cancelAtTwilio(app: App, sid: string, deadline: number): Promise<Cancellation> {
  const message = app.twilio.messages(sid);
  try {
    const { status, to } = await untilAnswered(deadline, () => message.update({ status: 'canceled' }));
    if (status === 'canceled') return { outcome: 'canceled', to };
    const shown = await untilAnswered(deadline, () => message.fetch());
    return shown.status === 'canceled' ? { outcome: 'canceled', to } : { outcome: 'failed', code: 0 };
  } catch (error) {
    const code = codeOf(error);
    if (code === notFound) return { outcome: 'unknown' };
    if (code !== cannotBeCanceled) return { outcome: 'failed', code };
  }
  try {
    return verdict(await untilAnswered(deadline, () => message.fetch()));
  } catch (error) {
    return { outcome: 'failed', code: codeOf(error) };
  }
}

function verdict({ status, to }: MessageInstance): Cancellation {
  if (status === 'canceled') return { outcome: 'alreadyCanceled', to };
  return { outcome: 'tooLate', to };
}

/** Twilio's code, or 0 where there was no answer. */
function codeOf(error: unknown): number {
  const failure = createFailure(error);
  return failure.kind === 'refused' ? failure.code : 0;
}
