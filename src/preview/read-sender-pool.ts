import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { failureFields, log } from '../log';
import { type Sender, senderOf } from './sender';

/** More than a pool holds. */
const limit = 400;
/** How long Twilio may take to tell, in milliseconds: a preview is worth little more without it. */
const patienceMs = 2_000;
/** How long what was read is good for, in milliseconds. */
const freshMs = 60_000;

/** What was last read, also where that was nothing: slices of one list are previewed one after the other. */
let last: { service: string; until: number; senders: readonly Sender[] } | undefined;

/** The senders of the Messaging Service, as they were within the last minute. None where they cannot be read. */
export async function readSenderPool(app: App): Promise<readonly Sender[]> {
  const service = app.config.messagingServiceSid;
  if (!last || last.service !== service || last.until <= app.now()) {
    const senders = await Promise.race([readPool(app), sleep(patienceMs, [], { ref: false })]);
    last = { service, until: app.now() + freshMs, senders };
  }
  return last.senders;
}

async function readPool({ twilio, config }: App): Promise<Sender[]> {
  try {
    const pool = twilio.messaging.v1.services(config.messagingServiceSid);
    const lists = await Promise.all([
      read(pool.phoneNumbers, ({ phoneNumber, countryCode }) => senderOf(phoneNumber, countryCode)),
      read(pool.shortCodes, ({ shortCode, countryCode }) => senderOf(shortCode, countryCode)),
      read(pool.alphaSenders, ({ alphaSender }) => senderOf(alphaSender)),
      read(pool.channelSenders, ({ sender }) => senderOf(sender)),
    ]);
    return lists.flat();
  } catch (failure) {
    log('warn', 'sender-pool-unread', failureFields(failure));
    return [];
  }
}

interface List<T> {
  list(options: { limit: number }): Promise<T[]>;
}

async function read<T>(list: List<T>, asSender: (item: T) => Sender | undefined): Promise<Sender[]> {
  try {
    return (await list.list({ limit })).flatMap((item) => asSender(item) ?? []);
  } catch (failure) {
    // Not everywhere are there all kinds of senders.
    const { status } = failure as { status?: unknown };
    if (status === 404 || status === 501) return [];
    throw failure;
  }
}
