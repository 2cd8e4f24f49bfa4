import type { Address } from '../addresses/address';
import type { App } from '../app';
import { type Collection, RecordExists } from '../store/records';
import { noteDue } from './due';
import { heldHere, keyOf, type WaitingMessage } from './waiting-messages';

/** Whom a held message is for: whoever names one has only its SID. */
export const owners: Collection<Address> = { name: 'held-owners', shards: 32, ttlSeconds: 365 * 86_400 };

/**
 * Keeps a message here until it can be handed to Twilio. The one that is there already stays, so that it may be done
 * again. `openDues` must have been called.
 */
export async function hold(app: App, message: WaitingMessage): Promise<void> {
  // What points to it comes first: a message that nothing points to would wait for good.
  await noteHeld(app, message);
  try {
    await app.records.create(heldHere, keyOf(message), message);
  } catch (failure) {
    if (!(failure instanceof RecordExists)) throw failure;
  }
}

/** Writes down what points to a held message: when somebody must come to it, and whom it is for. */
export async function noteHeld(app: App, message: WaitingMessage): Promise<void> {
  await Promise.all([noteDue(app, message), app.records.put(owners, message.sid, message.to)]);
}

export async function ownerOf(app: App, heldSid: string): Promise<Address | undefined> {
  return (await app.records.get(owners, heldSid))?.value;
}
