import type { App } from '../app';
import { cancelAtTwilio } from '../outbox/cancel-at-twilio';
import {
  collectionOf,
  heldHere,
  isHeld,
  keyOf,
  recordEnd,
  type WaitingEnd,
  type WaitingMessage,
} from '../outbox/waiting-messages';
import { RecordChanged, type Stored } from '../store/records';

/** `free`: the other message certainly will not be sent. `busy`: ask again later. Else why its place is not to be had. */
type Room = 'free' | 'busy' | (string & {});

/**
 * Cancels the message whose place another one is to take. Only one may: it is written on the one to be replaced, so that
 * two calls at once do not make two out of it.
 */
export async function makeRoom(app: App, message: WaitingMessage): Promise<Room> {
  const { sid, to, replaces = '' } = message;
  const found = await app.records.get(collectionOf(replaces), keyOf({ to, sid: replaces }));
  if (!found) return 'the message it was to replace is not known';
  const old = await claim(app, found, sid);
  // Changed since it was read: by whoever else wants it, hands it over or cancels it.
  if (!old) return makeRoom(app, message);
  const { end, replacedBy, handingOverAt } = old.value;
  if (replacedBy !== sid) return 'another one replaces that message already';
  if (end?.kind === 'handed-over') return makeRoom(app, { ...message, replaces: end.sid });
  if (end) return roomAfter(end);
  if (!isHeld(replaces)) return cancelThere(app, replaces, to);
  if (handingOverAt) return 'busy';
  // One that has not got its own place yet takes whatever it was to replace with it.
  const before = old.value.replaces ? await makeRoom(app, old.value) : 'free';
  return before === 'free' ? cancelHere(app, old) : before;
}

function roomAfter(end: WaitingEnd): Room {
  if (end.kind !== 'canceled') return `the message waits no longer: ${end.kind}`;
  return end.by === 'reschedule' ? 'free' : 'the message was cancelled meanwhile';
}

/** Whether another message is to take this one's place, and has not given up on it. */
export async function isBeingReplaced(app: App, { to, replacedBy }: WaitingMessage): Promise<boolean> {
  if (!replacedBy) return false;
  const other = await app.records.get(heldHere, keyOf({ to, sid: replacedBy }));
  return other !== undefined && (!other.value.end || other.value.end.kind === 'handed-over');
}

async function claim(
  app: App,
  old: Stored<WaitingMessage>,
  replacedBy: string,
): Promise<Stored<WaitingMessage> | undefined> {
  if (old.value.end || (await isBeingReplaced(app, old.value))) return old;
  try {
    return await app.records.update(
      collectionOf(old.value.sid),
      old.key,
      { ...old.value, replacedBy },
      old.revision,
    );
  } catch (failure) {
    if (failure instanceof RecordChanged) return undefined;
    throw failure;
  }
}

async function cancelThere(app: App, sid: string, to: string): Promise<Room> {
  const { outcome } = await cancelAtTwilio(app, sid, app.deadline);
  if (outcome === 'failed') return 'busy';
  if (outcome === 'tooLate') return 'the message had left';
  if (outcome === 'unknown') return 'Twilio no longer knows the message';
  return roomAfter(await recordEnd(app, { sid, to }, canceled(app)));
}

/** Only as it was read: whoever is handing it over has changed it. */
async function cancelHere(app: App, { key, value, revision }: Stored<WaitingMessage>): Promise<Room> {
  try {
    await app.records.update(heldHere, key, { ...value, end: canceled(app) }, revision);
    return 'free';
  } catch (failure) {
    if (failure instanceof RecordChanged) return 'busy';
    throw failure;
  }
}

function canceled(app: App): WaitingEnd {
  return { kind: 'canceled', at: new Date(app.now()).toISOString(), by: 'reschedule' };
}
