import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { failureFields, log } from '../log';
import { ownPool, readPool } from './pool';
import type { PoolSender } from './pool-sender';

/** How long Twilio may take to tell, in milliseconds: whoever asks here can do without. */
const patienceMs = 2_000;
/** How long what was read is good for, in milliseconds. */
const freshMs = 60_000;

/** What was last read, also where that was nothing: slices of one list are previewed one after the other. */
let last: { service: string; until: number; senders: Promise<readonly PoolSender[] | undefined> } | undefined;

/**
 * The senders of this deployment's Messaging Service, as they were within the last minute. Undefined where Twilio does not
 * tell soon. Never rejects.
 */
export function knownPool(app: App): Promise<readonly PoolSender[] | undefined> {
  const service = app.config.messagingServiceSid;
  if (!last || last.service !== service || last.until <= app.now()) {
    last = { service, until: app.now() + freshMs, senders: readSoon(app) };
  }
  return last.senders;
}

async function readSoon(app: App): Promise<readonly PoolSender[] | undefined> {
  const deadline = Math.min(app.deadline, app.now() + patienceMs);
  try {
    return await Promise.race([
      readPool({ ...ownPool(app), deadline }),
      sleep(Math.max(0, deadline - app.now()), undefined, { ref: false }),
    ]);
  } catch (failure) {
    log('warn', 'sender-pool-unread', failureFields(failure));
    return undefined;
  }
}
