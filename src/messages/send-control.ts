import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import type { OptOutWatch } from '../consent/opt-out-watch';
import { AdaptiveLimiter } from '../twilio/adaptive-limiter';
import { AccountShare } from './account-share';
import type { SendControl } from './create-message';

/** Kept while the process is warm, so that what it has learned of the account's limit is not lost between calls. */
const limiter = new AdaptiveLimiter();

/** What of the account's limit is this process's, while others are sending too. */
export const accountShare = new AccountShare(limiter);

/** How long before the deadline no more messages are handed over, in milliseconds: their answers would come too late. */
const stopStartingMs = 1_500;

/** How long before the deadline answers are no longer waited for: what is known must still be written down. */
const stopWaitingMs = 800;

/** How long Twilio has lately taken to answer, rather too long than too short, and the most that is believed of it (ms). */
let usualMs = 0;
const mostUsualMs = 3_000;

/** When a call hands over its last message, in milliseconds since the epoch: its answer must still come in time. */
export function lastStartAt(app: App): number {
  return app.deadline - Math.max(stopStartingMs, stopWaitingMs + 1.2 * usualMs);
}

/** When Twilio has answered the last of them, most likely. */
export function silentAt(app: App): number {
  return Math.round(lastStartAt(app) + usualMs);
}

/** How many messages this process hands over at once, as far as it knows. */
export function sendsAtOnce(): number {
  return limiter.limit;
}

/** Whether messages wait here for nothing but the account's limit. */
export function isSaturated(): boolean {
  return limiter.backlog > 0 && !limiter.isSearching;
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
    mayStart: () => !isStopped() && app.now() < lastStartAt(app),
    hasLeft: (to) => watch.sees(to),
    took(ms) {
      usualMs = Math.min(mostUsualMs, Math.max(ms, 0.95 * usualMs + 0.05 * ms));
    },
    gaveUp: sleep(Math.max(0, app.deadline - stopWaitingMs - app.now()), undefined, { ref: false }),
  };
}
