import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { finishRefusals } from '../consent/finish-refusals';
import { failureFields, log } from '../log';
import { promote } from './promote';

/** A process does this so often at most, in milliseconds. */
const everyMs = 60_000;

/** For so long an answer waits for what is just being handed over, in milliseconds. */
const patienceMs = 500;

let lastAt = Number.NEGATIVE_INFINITY;

/**
 * Runs a use case and, beside it, what maintenance would do for messages that wait: where no cron calls, sending calls
 * keep them moving. It ends with the use case, whose answer waits only for what is just being handed over.
 */
export async function withNudge<T>(app: App, work: () => Promise<T>): Promise<T> {
  if (Math.abs(app.now() - lastAt) < everyMs) return work();
  lastAt = app.now();
  let isOver = false;
  const nudge = keepMoving(app, () => !isOver).catch((failure: unknown) =>
    log('warn', 'nudge-failed', failureFields(failure)),
  );
  try {
    return await work();
  } finally {
    isOver = true;
    // What is cut off here is found by the next run: the answer does not wait for a store that is silent.
    await Promise.race([nudge, sleep(patienceMs, undefined, { ref: false })]);
  }
}

async function keepMoving(app: App, mayGoOn: () => boolean): Promise<void> {
  await promote(app, mayGoOn);
  if (mayGoOn()) await finishRefusals(app, mayGoOn);
}
