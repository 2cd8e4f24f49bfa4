import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import type { OptOutWatch } from '../consent/opt-out-watch';
import { AdaptiveLimiter } from '../twilio/adaptive-limiter';
import { UsualTime } from '../twilio/usual-time';
import { AccountShare } from './account-share';
import type { SendControl } from './create-message';

/** Kept while the process is warm, so that what it has learned of the account's limit is not lost between calls. */
const limiter = new AdaptiveLimiter();

/** What of the account's limit is this process's, while others are sending too. */
export const accountShare = new AccountShare(limiter);

/** How long before answers are no longer waited for the last message is handed over, at least; in milliseconds. */
const stopStartingMs = 700;

/** How long before the deadline answers are no longer waited for, at least: what is known must still be written down. */
const stopWaitingMs = 800;

/** How long Twilio has lately taken to accept a message. */
const usualTime = new UsualTime(3_000);

/** When answers are no longer waited for, in milliseconds since the epoch. A slow store needs longer for what they say. */
function lastWaitAt({ deadline, records }: App): number {
  return deadline - Math.max(stopWaitingMs, 200 + 1.5 * records.usualMs);
}

/** When a call hands over its last message, in milliseconds since the epoch: its answer must still come in time. */
export function lastStartAt(app: App): number {
  return lastWaitAt(app) - Math.max(stopStartingMs, 1.2 * usualTime.ms);
}

/** When Twilio has answered the last of them, most likely. */
export function silentAt(app: App): number {
  return Math.round(lastStartAt(app) + usualTime.ms);
}

/** How many messages this process hands over in so many milliseconds, as far as it knows. */
export function sendsWithin(ms: number): number {
  return limiter.limit * (ms / Math.max(1, usualTime.ms));
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
    took: (ms) => usualTime.saw(ms),
    gaveUp: sleep(Math.max(0, lastWaitAt(app) - app.now()), undefined, { ref: false }),
  };
}
