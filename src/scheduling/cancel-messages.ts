import * as z from 'zod/mini';
import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { addFact } from '../delivery/ledger';
import { failureFields, log } from '../log';
import { Problem } from '../problem';
import { messageSid } from '../shapes/message-sid';
import { createFailure } from '../twilio/create-failure';
import { describeError, type ErrorReport } from '../twilio/errors/classify';
import { untilAnswered } from '../twilio/until-answered';
import { recordCanceled, scheduledFor } from './scheduled-messages';

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

/** Twilio's answer when a message has left already, or was never scheduled. */
const cannotBeCanceled = 30409;

/**
 * Cancels scheduled messages. Doing it again changes nothing and says `alreadyCanceled`. A cancellation counts only
 * once Twilio shows the message as cancelled.
 */
export async function cancelMessages(
  app: App,
  request: z.infer<typeof cancelRequest>,
): Promise<CancelAnswer> {
  const results =
    'sid' in request
      ? [await cancelOne(app, request.sid)]
      : await cancelAllFor(app, requireAddress(request.to));
  const counts = { canceled: 0, alreadyCanceled: 0, tooLate: 0, failed: 0 };
  for (const { outcome } of results) counts[outcome]++;
  return { counts, results };
}

async function cancelAllFor(app: App, to: string): Promise<CancelResult[]> {
  const messages = await scheduledFor(app, to);
  return Promise.all(
    messages.map(({ sid, canceledAt }) =>
      canceledAt ? { sid, to, outcome: 'alreadyCanceled' as const } : cancelOne(app, sid),
    ),
  );
}

async function cancelOne(app: App, sid: string): Promise<CancelResult> {
  try {
    const { status, to } = await untilAnswered(app.deadline, () =>
      app.twilio.messages(sid).update({ status: 'canceled' }),
    );
    if (status !== 'canceled') return { sid, to, outcome: 'failed' };
    await keepCancellation(app, sid, to);
    return { sid, to, outcome: 'canceled' };
  } catch (error) {
    return whyNotCanceled(app, sid, error);
  }
}

/** Writes the cancellation down. Should that fail it stands all the same, and Twilio's callback tells of it again. */
async function keepCancellation(app: App, sid: string, to: string): Promise<void> {
  const at = new Date(app.now()).toISOString();
  const kept = await Promise.allSettled([
    recordCanceled(app, { sid, to }),
    addFact(app, sid, { kind: 'status', at, to, status: 'canceled' }),
  ]);
  for (const result of kept) {
    if (result.status === 'rejected')
      log('error', 'cancellation-not-recorded', { sid, ...failureFields(result.reason) });
  }
}

async function whyNotCanceled(app: App, sid: string, error: unknown): Promise<CancelResult> {
  const failure = createFailure(error);
  const code = failure.kind === 'refused' ? failure.code : 0;
  if (code === 20404) throw new Problem('not-found', 'Twilio knows no message with this SID.');
  if (code === cannotBeCanceled) {
    const { status, to } = await untilAnswered(app.deadline, () => app.twilio.messages(sid).fetch());
    if (status === 'canceled') return { sid, to, outcome: 'alreadyCanceled' };
    return { sid, to, outcome: 'tooLate', error: describeError(code) };
  }
  log('error', 'cancel-failed', { sid, kind: failure.kind, ...failureFields(error) });
  return { sid, outcome: 'failed', error: describeError(code) };
}
