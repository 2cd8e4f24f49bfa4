import type { App } from '../app';
import { cancelIfRefused } from '../consent/cancel-if-refused';
import { cancelWaiting } from '../outbox/cancel-waiting';
import {
  atTwilio,
  type CanceledBy,
  keyOf,
  recordEnd,
  recordWaiting,
  type WaitingMessage,
} from '../outbox/waiting-messages';
import type { Stored } from '../store/records';

/**
 * Twilio has the message: it waits there now, under this SID. Whatever was decided about it meanwhile is done there. `busy`
 * where that cannot be done yet: whoever comes next finds the message at Twilio again.
 */
export async function finishHandOver(
  app: App,
  held: Stored<WaitingMessage>,
  sid: string,
): Promise<{ kind: 'promoted'; sid: string } | { kind: 'busy' }> {
  const { handingOverAt: _, end: __, replaces: ___, ...rest } = held.value;
  const message: WaitingMessage = { ...rest, sid, heldAs: held.value.sid };
  await recordWaiting(app, message);
  // Before the held one ends: if this fails, the next run comes here again.
  if (!(await cancelIfRefused(app, [message], Date.parse(message.createdAt)))) return { kind: 'busy' };
  const end = await recordEnd(
    app,
    held.value,
    { kind: 'handed-over', at: new Date(app.now()).toISOString(), sid },
    held.value.end ? undefined : held,
  );
  if (end.kind === 'canceled' && !(await cancelThere(app, message, end.by))) return { kind: 'busy' };
  return { kind: 'promoted', sid };
}

/** Cancels at Twilio what was cancelled here while it was being handed over. */
async function cancelThere(app: App, message: WaitingMessage, by: CanceledBy): Promise<boolean> {
  const stored = await app.records.get(atTwilio, keyOf(message));
  if (stored?.value.end) return true;
  const [canceled] = await cancelWaiting(
    app,
    [{ sid: message.sid, ...(stored && { stored }) }],
    by,
    app.deadline,
  );
  return canceled?.isRecorded ?? false;
}
