import { setTimeout as sleep } from 'node:timers/promises';
import { beforeDeadline } from '../deadline';
import { ConnectionFailure } from './http-client';

/** What can go wrong with a call to Twilio that may be repeated, by what may be done about it. */
export type CallFailure =
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'throttled'
  | 'uncertain'
  | 'refused';

const kindOfStatus: Record<number, CallFailure> = {
  404: 'not-found',
  409: 'conflict',
  412: 'stale',
  413: 'too-large',
  429: 'throttled',
};

/** Sorts a failure of the client. `uncertain`: the call may have been carried out, its answer was lost. */
export function callFailure(failure: unknown): CallFailure {
  if (isNetworkFailure(failure)) return 'uncertain';
  const { status } = failure as { status?: unknown };
  if (typeof status !== 'number') return 'refused';
  return kindOfStatus[status] ?? (status >= 500 ? 'uncertain' : 'refused');
}

/** The connection failed, or what came back was not JSON. */
function isNetworkFailure(failure: unknown): boolean {
  if (failure instanceof SyntaxError || failure instanceof ConnectionFailure) return true;
  // Of a client with its own way of sending.
  return (failure as { isAxiosError?: unknown }).isAxiosError === true;
}

/** Twilio gave no usable answer before the deadline. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/** What an answer takes at most, as a rule, in milliseconds. */
const answerMs = 500;

/** Whether a call that is begun now can be heard of before the deadline: one that is not would be carried out unknown. */
export function hasTimeToHear(deadline: number): boolean {
  return Date.now() < deadline - answerMs;
}

/**
 * Makes a call until it is answered: again after a 429, which was certainly not carried out, and after a fault of the
 * network or a 5xx, which may have been. So the call must be one that can be repeated; `again` is true after a fault of
 * the latter kind, for a caller that must recognise its own first attempt. Other failures are thrown as they are, and
 * NoAnswer once the deadline (milliseconds since the epoch) is near, or has come while Twilio is silent: what was asked
 * for may still be done then.
 */
export async function untilAnswered<T>(
  deadline: number,
  attempt: (again: boolean) => Promise<T>,
): Promise<T> {
  let again = false;
  for (let tries = 0; ; tries++) {
    try {
      return await beforeDeadline(deadline, attempt(again), silent);
    } catch (failure) {
      const kind = callFailure(failure);
      if (kind !== 'throttled' && kind !== 'uncertain') throw failure;
      again ||= kind === 'uncertain';
      const wait = backoffMs(tries);
      if (!hasTimeToHear(deadline - wait)) throw noAnswer(failure);
      await sleep(wait);
    }
  }
}

/** The client itself is more patient than a call that began late has time. */
const silent = () => noAnswer(new ConnectionFailure(new Error('Silence until the deadline')));

function noAnswer(cause: unknown): NoAnswer {
  return new NoAnswer('Twilio gave no answer in time.', { cause });
}

/** Full jitter between 20 ms and an upper bound that doubles up to 1.6 s. */
function backoffMs(tries: number): number {
  return 20 + Math.random() * Math.min(1_600, 100 * 2 ** tries);
}
