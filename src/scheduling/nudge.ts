import type { App } from '../app';
import { finishRefusals } from '../consent/finish-refusals';
import { waitAtMost } from '../deadline';
import { failureFields, log } from '../log';
import { finishCancelOrders } from './finish-cancel-orders';
import { promote } from './promote';

/** A process does this so often at most, in milliseconds. */
const everyMs = 60_000;

/** For so long after the use case has ended, what is due is still begun with; in milliseconds. */
const beginningMs = 500;

/** And for so long the answer waits for it. */
const patienceMs = 1_500;

/** Kept back for the answer. */
const marginMs = 300;

let lastAt = Number.NEGATIVE_INFINITY;

/**
 * Runs a use case and, beside it, what maintenance would do for messages that wait: where no cron calls, sending calls
 * keep them moving. It ends with the use case, whose answer waits only for what is just being handed over.
 */
export async function withNudge<T>(app: App, work: () => Promise<T>): Promise<T> {
  if (Math.abs(app.now() - lastAt) < everyMs) return work();
  lastAt = app.now();
  let endedAt = Number.POSITIVE_INFINITY;
  const nudge = keepMoving(app, () => app.now() < endedAt + beginningMs).catch((failure: unknown) =>
    log('warn', 'nudge-failed', failureFields(failure)),
  );
  try {
    return await work();
  } finally {
    endedAt = app.now();
    // What is cut off here is found by the next run: the answer does not wait for a store that is silent.
    await waitAtMost(Math.min(patienceMs, app.deadline - marginMs - endedAt), nudge);
  }
}

async function keepMoving(app: App, mayGoOn: () => boolean): Promise<void> {
  await promote(app, mayGoOn);
  if (mayGoOn()) await finishRefusals(app, mayGoOn);
  if (mayGoOn()) await finishCancelOrders(app, mayGoOn);
}
