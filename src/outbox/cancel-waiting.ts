import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { inParallel } from '../in-parallel';
import { failureFields, log } from '../log';
import { type Cancellation, cancelAtTwilio } from './cancel-at-twilio';
import { type CanceledBy, recordEnd, type WaitingEnd, type WaitingMessage } from './waiting-messages';

/** A message to be cancelled; its recipient and what became of it before, where that is known. */
type Cancelable = Pick<WaitingMessage, 'sid'> & Partial<Pick<WaitingMessage, 'to' | 'end'>>;

export interface CanceledMessage {
  sid: string;
  to?: string;
  cancellation: Cancellation;
}

const cancelsAtOnce = 40;

/** Kept back for the call that is under way when the time is up. */
const marginMs = 300;

/**
 * Cancels messages, many at once, and writes each cancellation down. What the deadline (milliseconds since the epoch)
 * leaves is absent from the results. Rejects only where the store does.
 */
export async function cancelWaiting(
  app: App,
  messages: readonly Cancelable[],
  by: CanceledBy,
  deadline: number,
): Promise<CanceledMessage[]> {
  const results: CanceledMessage[] = [];
  const mayGoOn = () => app.now() < deadline - marginMs;
  const work = inParallel(
    messages,
    cancelsAtOnce,
    async (message) => {
      results.push(await cancelOne(app, message, by, deadline));
    },
    mayGoOn,
  );
  const timeIsUp = new AbortController();
  const time = sleep(Math.max(0, deadline - app.now()), undefined, { signal: timeIsUp.signal });
  await Promise.race([work, time.catch(() => undefined)]).finally(() => timeIsUp.abort());
  // Whoever comes later must not find the list growing.
  return [...results];
}

async function cancelOne(
  app: App,
  { sid, to: known, end }: Cancelable,
  by: CanceledBy,
  deadline: number,
): Promise<CanceledMessage> {
  if (end && known) return { sid, to: known, cancellation: cancellationOf(end, known) };
  const cancellation = await cancelAtTwilio(app, sid, deadline);
  const to = 'to' in cancellation ? cancellation.to : known;
  if (cancellation.outcome === 'failed') log('error', 'cancel-failed', { sid, code: cancellation.code });
  else if (to) await keepEnd(app, { sid, to }, endOf[cancellation.outcome], by);
  return { sid, ...(to && { to }), cancellation };
}

/** Should this fail the cancellation stands all the same, and whoever cancels again learns of it. */
async function keepEnd(
  app: App,
  message: { sid: string; to: string },
  kind: WaitingEnd['kind'],
  by: CanceledBy,
): Promise<void> {
  try {
    await recordEnd(app, message, { kind, at: new Date(app.now()).toISOString(), by });
  } catch (failure) {
    log('error', 'cancellation-not-recorded', { sid: message.sid, ...failureFields(failure) });
  }
}

const endOf = {
  canceled: 'canceled',
  alreadyCanceled: 'canceled',
  tooLate: 'too-late',
  unknown: 'gone',
} as const;

function cancellationOf({ kind }: WaitingEnd, to: string): Cancellation {
  if (kind === 'gone') return { outcome: 'unknown' };
  return { outcome: kind === 'canceled' ? 'alreadyCanceled' : 'tooLate', to };
}
