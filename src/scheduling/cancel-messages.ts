import * as z from 'zod/mini';
import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { defined } from '../defined';
import {
  type Cancelable,
  type CanceledMessage,
  cancelEverything,
  cancelWaiting,
} from '../outbox/cancel-waiting';
import { isHeld, type WaitingMessage, waitingFor } from '../outbox/waiting-messages';
import { Problem } from '../problem';
import { waitingSid } from '../shapes/waiting-sid';
import { describeError, type ErrorReport } from '../twilio/errors/classify';
import { cancelGroup } from './cancel-group';
import { orderForPerson } from './cancel-person';
import { findHeld } from './find-held';
import { endSeries } from './series';

const text = z.string().check(z.minLength(1), z.maxLength(100));

/** Body of `POST /messages/cancel`: one message or series, or everything that waits of a recipient or a campaign. */
export const cancelRequest = z.union(
  [
    z.strictObject({
      /** Of one message, or of a series and all that is to come of it. */
      sid: waitingSid,
    }),
    z.strictObject({
      /** Whose: everything that waits for this person. */
      to: text,
    }),
    z.strictObject({
      /** Of a call or a campaign: everything that waits of it. */
      campaignId: z.string().check(z.regex(/^[\w.-]{1,100}$/, 'must be the id of a call or a campaign')),
    }),
  ],
  { error: 'give one of "sid", of a message or a series, "to", a recipient, and "campaignId"' },
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
  /** Whether nothing is left to cancel; of a campaign or a series, and of what Twilio was still being handed, a later call goes on by itself. */
  done: boolean;
}

/** Kept back for the answer, in milliseconds. */
const marginMs = 800;

/** What Twilio says of a message that has left already, and of one that it does not know. */
const tooLateCode = 30409;
const notFoundCode = 20404;

/**
 * Cancels messages that wait. Doing it again changes nothing and says `alreadyCanceled`. A cancellation counts only once
 * Twilio shows the message as cancelled. Until `growsUntil` (milliseconds since the epoch) more of a group may be handed
 * over, which is cancelled later. Throws `not-found` for what nobody knows.
 */
export async function cancelMessages(
  app: App,
  request: z.infer<typeof cancelRequest>,
  growsUntil = 0,
): Promise<CancelAnswer> {
  if ('to' in request) return cancelAllFor(app, requireAddress(request.to));
  if ('campaignId' in request) return cancelWhole(app, request.campaignId, growsUntil);
  const { sid } = request;
  if (!sid.startsWith('SR')) {
    const results = await cancelOne(app, sid);
    if (results.some(({ error }) => error?.code === notFoundCode)) {
      throw new Problem('not-found', 'Twilio knows no message with this SID.');
    }
    return answer(results);
  }
  if (!(await endSeries(app, sid))) throw new Problem('not-found', 'There is no series with this SID.');
  return cancelWhole(app, sid);
}

async function cancelWhole(app: App, group: string, growsUntil?: number): Promise<CancelAnswer> {
  const { canceled, before, done } = await cancelGroup(app, group, growsUntil);
  return answer([...before.flatMap(endedResult), ...canceled.map(resultOf)], done);
}

async function cancelOne(app: App, sid: string): Promise<CancelResult[]> {
  if (!isHeld(sid)) return cancel(app, { sid });
  const { stored, handedOverAs } = await findHeld(app, sid);
  if (handedOverAs) return cancel(app, { sid: handedOverAs });
  return stored.value.end ? endedResult(stored.value) : cancel(app, { sid, stored });
}

async function cancelAllFor(app: App, to: string): Promise<CancelAnswer> {
  const isOrdered = await orderForPerson(app, to);
  const { before, open, canceled } = await cancelEverything(
    app,
    () => waitingFor(app, to),
    app.deadline - marginMs,
  );
  const results = [...before.flatMap(endedResult), ...resultsOf(open, canceled)];
  return answer(results, isOrdered ? false : undefined);
}

async function cancel(app: App, message: Cancelable): Promise<CancelResult[]> {
  return resultsOf([message], await cancelWaiting(app, [message], 'request', app.deadline - marginMs));
}

function resultsOf(messages: readonly Cancelable[], canceled: readonly CanceledMessage[]): CancelResult[] {
  const bySid = new Map(canceled.map((message) => [message.sid, message]));
  return messages.map(({ sid }) => {
    const message = bySid.get(sid);
    // Without one, the time was up before its turn came.
    return message ? resultOf(message) : { sid, outcome: 'failed', error: describeError(0) };
  });
}

function resultOf({ sid, to, cancellation }: CanceledMessage): CancelResult {
  switch (cancellation.outcome) {
    case 'unknown':
      return defined({ sid, to, outcome: 'failed', error: describeError(notFoundCode) });
    case 'failed':
      return defined({ sid, to, outcome: 'failed', error: describeError(cancellation.code) });
    case 'tooLate':
      return { sid, to: cancellation.to, outcome: 'tooLate', error: describeError(tooLateCode) };
    default:
      return { sid, to: cancellation.to, outcome: cancellation.outcome };
  }
}

/** Of what no longer waits, only that it was cancelled is worth telling. */
function endedResult({ sid, to, end }: WaitingMessage): CancelResult[] {
  if (end?.kind === 'canceled') return [{ sid, to, outcome: 'alreadyCanceled' }];
  if (end?.kind === 'too-late' || end?.kind === 'skipped')
    return [{ sid, to, outcome: 'tooLate', error: describeError(tooLateCode) }];
  return [];
}

function answer(results: CancelResult[], done?: boolean): CancelAnswer {
  const counts = { canceled: 0, alreadyCanceled: 0, tooLate: 0, failed: 0 };
  for (const { outcome } of results) counts[outcome]++;
  return { counts, results, done: done ?? counts.failed === 0 };
}
