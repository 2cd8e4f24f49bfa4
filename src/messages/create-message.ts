import { setTimeout as sleep } from 'node:timers/promises';
import type { Twilio } from 'twilio';
import type {
  MessageInstance,
  MessageListInstanceCreateOptions,
} from 'twilio/lib/rest/api/v2010/account/message';
import type { Address } from '../addresses/address';
import type { AdaptiveLimiter } from '../twilio/adaptive-limiter';
import { type CreateFailure, createFailure } from '../twilio/create-failure';

/** What became of one message: accepted, refused with Twilio's code, not known, or never handed over, and why. */
export type CreateOutcome =
  | { kind: 'accepted'; message: MessageInstance }
  | { kind: 'refused'; code: number }
  | { kind: 'unknown' }
  | { kind: 'opted-out' }
  | { kind: 'unsent' };

/** Decides when to stop, for one message or for many. Times are in milliseconds since the epoch. */
export interface SendControl {
  twilio: Twilio;
  limiter: AdaptiveLimiter;
  /** Settles when it is the message's turn, where there is a pace to keep. */
  turn?(): Promise<void>;
  /** False once no more message may be handed over: too late, or the account cannot send. */
  mayStart(): boolean;
  /** Whether the recipient has opted out while others were sent to. Rejects when that cannot be told. */
  hasLeft(to: string): Promise<boolean>;
  /** Told how long Twilio has taken to accept a message, in milliseconds. */
  took(ms: number): void;
  /** Settles when the answers still outstanding are no longer waited for. */
  gaveUp: Promise<void>;
}

/**
 * Hands one message to Twilio, at most once. What Twilio certainly did not take (429, no connection) is tried again
 * after a pause, before all that came later; what it may have taken is `unknown` and is not. `parameters` are asked for
 * when it is about to leave. Never throws.
 */
export async function createMessage(
  to: Address,
  parameters: () => MessageListInstanceCreateOptions,
  control: SendControl,
): Promise<CreateOutcome> {
  let [inTwiliosHands, isGivenUp] = [false, false];
  const attempt = async (): Promise<CreateOutcome> => {
    await control.turn?.();
    const place = control.limiter.nextPlace();
    for (let tries = 0; ; tries++) {
      await control.limiter.acquire(place);
      const obstacle = (await obstacleTo(to, control)) ?? (isGivenUp && 'unsent');
      if (obstacle) {
        control.limiter.release('unused');
        return { kind: obstacle };
      }
      inTwiliosHands = true;
      const outcome = await createOnce(parameters(), control);
      if (outcome.kind !== 'throttled' && outcome.kind !== 'not-sent') return outcome;
      inTwiliosHands = false;
      await sleep(jitterMs(tries));
    }
  };
  const givenUp = control.gaveUp.then((): CreateOutcome => {
    // What is told as unsent must not leave later.
    isGivenUp = true;
    return { kind: inTwiliosHands ? 'unknown' : 'unsent' };
  });
  return Promise.race([attempt(), givenUp]);
}

/** Asked before every attempt: one that was refused may come much later. */
async function obstacleTo(to: string, control: SendControl): Promise<'opted-out' | 'unsent' | undefined> {
  if (!control.mayStart()) return 'unsent';
  // When nobody can tell who has opted out, nothing is sent.
  const hasLeft = await control.hasLeft(to).catch(() => undefined);
  if (hasLeft) return 'opted-out';
  // The answer may have been long in coming.
  return hasLeft === undefined || !control.mayStart() ? 'unsent' : undefined;
}

async function createOnce(
  parameters: MessageListInstanceCreateOptions,
  { twilio, limiter, took }: SendControl,
): Promise<CreateFailure | { kind: 'accepted'; message: MessageInstance }> {
  const startedAt = performance.now();
  try {
    const { body: message, headers } = await twilio.messages.createWithHttpInfo(parameters);
    limiter.release('answered', concurrentIn(headers));
    took(performance.now() - startedAt);
    // An answer without a SID is no proof that there is a message, nor that there is none.
    return message.sid ? { kind: 'accepted', message } : { kind: 'unknown' };
  } catch (error) {
    const failure = createFailure(error);
    limiter.release(failure.kind === 'throttled' ? 'throttled' : 'answered');
    return failure;
  }
}

/** How many requests of the account were under way when Twilio began with this one, where it says so. */
function concurrentIn(headers: unknown): number | undefined {
  const value = Number((headers as Record<string, unknown> | undefined)?.['twilio-concurrent-requests']);
  return value > 0 ? value : undefined;
}

/** Full jitter up to 2 s: several senders that were refused together do not come back together. */
function jitterMs(tries: number): number {
  return Math.random() * Math.min(2_000, 50 * 2 ** tries);
}
