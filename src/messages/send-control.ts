import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import type { OptOutWatch } from '../consent/opt-out-watch';
import { AdaptiveLimiter } from '../twilio/adaptive-limiter';
import type { SendControl } from './create-message';

/** Kept while the process is warm, so that what it has learned of the account's limit is not lost between calls. */
const limiter = new AdaptiveLimiter();

/** How long before the deadline no more messages are handed over, in milliseconds: their answers would come too late. */
const stopStartingMs = 1_500;

/** How long before the deadline answers are no longer waited for: what is known must still be written down. */
const stopWaitingMs = 800;

/** How many messages this process hands over at once, as far as it knows. */
export function sendsAtOnce(): number {
  return limiter.limit;
}

/** Sends until the deadline is near, or until `isStopped` says that nothing more can be sent. */
export function sendControl(
  app: App,
  watch: OptOutWatch,
  isStopped: () => boolean,
  turn?: () => Promise<void>,
): SendControl {
  return {
    twilio: app.twilio,
    limiter,
    ...(turn && { turn }),
    mayStart: () => !isStopped() && app.now() < app.deadline - stopStartingMs,
    hasLeft: (to) => watch.sees(to),
    gaveUp: sleep(Math.max(0, app.deadline - stopWaitingMs - app.now()), undefined, { ref: false }),
  };
}
