import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { areSettled, type CanceledMessage, cancelWaiting } from '../outbox/cancel-waiting';
import { type WaitingMessage, waitingFor } from '../outbox/waiting-messages';
import type { Collection, Stored } from '../store/records';
import { type CanceledCount, type ConsentChange, type ConsentRecord, changesOf } from './consent-record';
import { changeConsent, noteCanceled } from './opt-out-ledger';

/** A refusal of which not everything that follows from it is done yet. */
export interface Refusal {
  address: Address;
  change: ConsentChange;
}

/** Written before anything else, and deleted when the last message is cancelled. */
export const refusals: Collection<Refusal> = { name: 'refusals', shards: 32 };

/** A webhook must answer in 5 s: cancelling takes so much of a call at most, in milliseconds. */
const cancelBudgetMs = 3_500;

/** Kept back for the answer. */
const marginMs = 1_000;

export async function noteRefusal(app: App, refusal: Refusal): Promise<Stored<Refusal>> {
  const { address, change } = refusal;
  return app.records.put(refusals, `${personOf(address)}~${Date.parse(change.at).toString(36)}`, refusal);
}

/**
 * Puts a refusal into the ledger and cancels what waits for the person. `isSettled` says whether all of it is done;
 * otherwise the note stays, for a later call to go on. Throws StoreUnavailable.
 */
export async function honourRefusal(
  app: App,
  { key, value: { address, change } }: Stored<Refusal>,
): Promise<{ record: ConsentRecord; isSettled: boolean; canceled: CanceledMessage[] }> {
  const record = await changeConsent(app, address, change);
  const deadline = Math.min(app.deadline - marginMs, app.now() + cancelBudgetMs);
  // Whoever has come back since keeps what was planned after that.
  const until = firstToldAt(record, change);
  const messages = (await waitingFor(app, address)).filter(
    ({ value }) => record.state === 'opted-out' || value.createdAt <= until,
  );
  const open = messages
    .filter(({ value }) => !value.end)
    .map((stored) => ({ sid: stored.value.sid, stored }));
  const canceled = await cancelWaiting(app, open, 'opt-out', deadline);
  const isSettled = areSettled(open, canceled);
  if (open.length > 0) await noteCanceled(app, address, countCanceled(app, messages, canceled));
  if (isSettled) await app.records.delete(refusals, key);
  return { record, isSettled, canceled };
}

/** When a refusal was first told: Twilio tells some things twice. */
function firstToldAt(record: ConsentRecord, { state, messageSid, at }: ConsentChange): string {
  const same = changesOf(record).find(
    (change) => messageSid !== undefined && change.messageSid === messageSid && change.state === state,
  );
  return same?.at ?? at;
}

/** With what earlier calls have cancelled of it. */
function countCanceled(
  app: App,
  messages: readonly Stored<WaitingMessage>[],
  canceled: readonly CanceledMessage[],
): CanceledCount {
  const before = messages.flatMap(({ value: { end } }) =>
    end && 'by' in end && end.by === 'opt-out' ? [end.kind] : [],
  );
  const now = canceled.map(({ cancellation }) => cancellation.outcome);
  return {
    canceled:
      before.filter((kind) => kind === 'canceled').length +
      now.filter((outcome) => outcome === 'canceled' || outcome === 'alreadyCanceled').length,
    tooLate:
      before.filter((kind) => kind === 'too-late').length +
      now.filter((outcome) => outcome === 'tooLate').length,
    at: new Date(app.now()).toISOString(),
  };
}
