import type { App } from '../app';
import { areSettled, cancelWaiting } from '../outbox/cancel-waiting';
import type { WaitingMessage } from '../outbox/waiting-messages';
import { refusedSince } from './consent-record';
import { findConsents } from './opt-out-ledger';

/** Kept back for the answer, in milliseconds. */
const marginMs = 500;

/**
 * Cancels those of the messages whose people have refused since a moment (milliseconds since the epoch): a refusal that
 * came while they were handed over could not find them yet. Resolves to whether all of these are settled.
 */
export async function cancelIfRefused(
  app: App,
  messages: readonly WaitingMessage[],
  since: number,
): Promise<boolean> {
  const consents = await findConsents(
    app,
    messages.map(({ to }) => to),
  );
  const refused = messages.filter(({ to }) => {
    const consent = consents.get(to);
    return consent && refusedSince(consent, since);
  });
  const canceled = await cancelWaiting(app, refused, 'opt-out', app.deadline - marginMs);
  return areSettled(refused, canceled);
}
