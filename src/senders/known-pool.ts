import type { App } from '../app';
import { askWithPatience } from '../twilio/ask-with-patience';
import { ownPool, readPool } from './pool';
import type { PoolSender } from './pool-sender';

/** How long what was read is good for, in milliseconds. */
const freshMs = 60_000;

/** What was last read, also where that was nothing: slices of one list are previewed one after the other. */
let last: { service: string; until: number; senders: Promise<readonly PoolSender[] | undefined> } | undefined;

/**
 * The senders of this deployment's Messaging Service, as they were within the last minute. Undefined where Twilio does not
 * tell soon. Never rejects.
 */
export function knownPool(app: App): Promise<readonly PoolSender[] | undefined> {
  const isKnown = last && last.service === app.config.messagingServiceSid && last.until > app.now();
  return last && isKnown ? last.senders : freshPool(app);
}

/** The same as they are now, which is known from then on. Never rejects. */
export function freshPool(app: App): Promise<readonly PoolSender[] | undefined> {
  const senders = readSoon(app);
  last = { service: app.config.messagingServiceSid, until: app.now() + freshMs, senders };
  return senders;
}

async function readSoon(app: App): Promise<readonly PoolSender[] | undefined> {
  const answer = await askWithPatience(app, () => readPool(ownPool(app)));
  return answer === 'unanswered' ? undefined : answer;
}
