import * as z from 'zod/mini';
import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { defined } from '../defined';
import { type CanceledMessage, cancelWaiting } from '../outbox/cancel-waiting';
import { waitingFor } from '../outbox/waiting-messages';
import { Problem } from '../problem';
import { messageSid } from '../shapes/message-sid';
import { describeError, type ErrorReport } from '../twilio/errors/classify';

/** Body of `POST /messages/cancel`: one message, or everything that is scheduled for a recipient. */
export const cancelRequest = z.union(
  [
    z.strictObject({ sid: messageSid }),
    z.strictObject({ to: z.string().check(z.minLength(1), z.maxLength(100)) }),
  ],
  { error: 'give either "sid", a message SID, or "to", a recipient' },
);

type CancelOutcome = 'canceled' | 'alreadyCanceled' | 'tooLate' | 'failed';

export interface CancelResult {
  sid: string;
  to?: string;
  outcome: CancelOutcome;
  error?: ErrorReport;
}

export interface CancelAnswer {
  counts: Record<CancelOutcome, number>;
  results: CancelResult[];
}

/** Kept back for the answer, in milliseconds. */
const marginMs = 800;

/** What Twilio says of a message that has left already. */
const tooLateCode = 30409;

/**
 * Cancels scheduled messages. Doing it again changes nothing and says `alreadyCanceled`. A cancellation counts only
 * once Twilio shows the message as cancelled. Throws `not-found` for a message that Twilio does not know.
 */
export async function cancelMessages(
  app: App,
  request: z.infer<typeof cancelRequest>,
): Promise<CancelAnswer> {
  const messages =
    'sid' in request ? [{ sid: request.sid }] : await waitingFor(app, requireAddress(request.to));
  const canceled = await cancelWaiting(app, messages, 'request', app.deadline - marginMs);
  const bySid = new Map(canceled.map((message) => [message.sid, message]));
  const results = messages.map(({ sid }) => resultOf(sid, bySid.get(sid)));
  const counts = { canceled: 0, alreadyCanceled: 0, tooLate: 0, failed: 0 };
  for (const { outcome } of results) counts[outcome]++;
  return { counts, results };
}

/** Without a cancellation, the time was up before its turn came. */
function resultOf(sid: string, message: CanceledMessage | undefined): CancelResult {
  if (!message) return { sid, outcome: 'failed', error: describeError(0) };
  const { cancellation, to } = message;
  switch (cancellation.outcome) {
    case 'unknown':
      throw new Problem('not-found', 'Twilio knows no message with this SID.');
    case 'failed':
      return defined({ sid, to, outcome: 'failed', error: describeError(cancellation.code) });
    case 'tooLate':
      return { sid, to: cancellation.to, outcome: 'tooLate', error: describeError(tooLateCode) };
    default:
      return { sid, to: cancellation.to, outcome: cancellation.outcome };
  }
}
