import type { App } from '../app';
import { ownerOf } from '../outbox/hold';
import { heldHere, keyOf, type WaitingMessage } from '../outbox/waiting-messages';
import { Problem } from '../problem';
import type { Stored } from '../store/records';

/** A message that is or was held here, and Twilio's SID of it where it was handed over. Throws `not-found`. */
export async function findHeld(
  app: App,
  sid: string,
): Promise<{ stored: Stored<WaitingMessage>; handedOverAs?: string }> {
  const to = await ownerOf(app, sid);
  const stored = to === undefined ? undefined : await app.records.get(heldHere, keyOf({ to, sid }));
  if (!stored) throw new Problem('not-found', 'No message with this SID is held here.');
  const { end } = stored.value;
  return end?.kind === 'handed-over' ? { stored, handedOverAs: end.sid } : { stored };
}
