import type { App } from '../app';
import { cancelAtTwilio } from '../outbox/cancel-at-twilio';
import {
  collectionOf,
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
export async function makeRoom(app: App, { sid, to, replaces = '' }: WaitingMessage): Promise<Room> {
  const found = await app.records.get(collectionOf(replaces), keyOf({ to, sid: replaces }));
  if (!found) return 'the message it was to replace is not known';
  const old = await claim(app, found, sid);
  if (!old) return 'busy';
  const { end, replacedBy, handingOverAt } = old.value;
  if (replacedBy !== sid) return 'another one replaces that message already';
  if (end?.kind === 'canceled')
    return end.by === 'reschedule' ? 'free' : 'the message was cancelled meanwhile';
  if (end?.kind === 'handed-over') return cancelThere(app, end.sid, to);
  if (end) return `the message waits no longer: ${end.kind}`;
  if (!isHeld(replaces)) return cancelThere(app, replaces, to);
  if (handingOverAt) return 'busy';
  const ended = await recordEnd(app, old.value, canceled(app), old);
  return ended.kind === 'canceled' ? 'free' : 'busy';
}

async function claim(
  app: App,
  old: Stored<WaitingMessage>,
  replacedBy: string,
): Promise<Stored<WaitingMessage> | undefined> {
  if (old.value.replacedBy || old.value.end) return old;
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
  await recordEnd(app, { sid, to }, canceled(app));
  return 'free';
}

function canceled(app: App): WaitingEnd {
  return { kind: 'canceled', at: new Date(app.now()).toISOString(), by: 'reschedule' };
}
