import type { App } from '../app';
import { waitAtMost } from '../deadline';
import { inParallel } from '../in-parallel';
import { failureFields, log } from '../log';
import { RecordChanged, type Stored } from '../store/records';
import { type Cancellation, cancelAtTwilio } from './cancel-at-twilio';
import {
  type CanceledBy,
  endsSeries,
  heldHere,
  isHeld,
  keyOf,
  recordEnd,
  type WaitingMessage,
} from './waiting-messages';

/** A message to be cancelled, and what is known of it. */
export interface Cancelable {
  sid: string;
  stored?: Stored<WaitingMessage>;
}

export interface CanceledMessage {
  sid: string;
  to?: string;
  cancellation: Cancellation;
  /** Whether it is written down. If not the cancellation stands all the same, and whoever cancels again learns of it. */
  isRecorded: boolean;
}

const cancelsAtOnce = 40;

/** Kept back for the call that is under way when the time is up. */
const marginMs = 300;

/**
 * Cancels messages, many at once, and writes each cancellation down. What the deadline (milliseconds since the epoch)
 * leaves is absent from the results. Never rejects.
 */
export async function cancelWaiting(
  app: App,
  messages: readonly Cancelable[],
  by: CanceledBy,
  deadline: number,
): Promise<CanceledMessage[]> {
  const results: CanceledMessage[] = [];
  const records: Promise<void>[] = [];
  const cancelOne = async ({ sid, stored }: Cancelable): Promise<void> => {
    const held = stored && isHeld(sid) ? await cancelHeld(app, stored, by, deadline) : undefined;
    if (held && typeof held !== 'string') {
      results.push(held);
      return;
    }
    const there = held ?? sid;
    const cancellation = await cancelAtTwilio(app, there, deadline);
    const to = 'to' in cancellation ? cancellation.to : stored?.value.to;
    const result = { sid, ...(to && { to }), cancellation, isRecorded: false };
    results.push(result);
    // The store bears fewer writes for one person than Twilio cancellations: they do not wait for each other.
    records.push(keepEnd(app, there, result, by, held ? undefined : stored));
  };
  const work = inParallel(messages, cancelsAtOnce, cancelOne, () => app.now() < deadline - marginMs).then(
    () => Promise.all(records),
  );
  await waitAtMost(deadline - app.now(), work);
  // Whoever gets them must not find them changing.
  return results.map((result) => ({ ...result }));
}

/** What is held here is cancelled by writing it down. Resolves to Twilio's SID where it was handed over just now. */
async function cancelHeld(
  app: App,
  stored: Stored<WaitingMessage>,
  by: CanceledBy,
  deadline: number,
): Promise<CanceledMessage | string> {
  const { sid, to, replaces } = stored.value;
  try {
    const at = new Date(app.now()).toISOString();
    // One that has not got its place yet: the message that still has it goes first.
    const before = replaces && (await cancelReplaced(app, { sid: replaces, to }, { at, by }, deadline));
    if (before && before.outcome === 'failed') return { sid, to, cancellation: before, isRecorded: false };
    const end = await recordEnd(app, stored.value, { kind: 'canceled', at, by }, stored);
    if (end.kind === 'handed-over') return end.sid;
    const isLate = end.kind !== 'canceled' || (before && before.outcome === 'tooLate');
    return { sid, to, cancellation: { outcome: isLate ? 'tooLate' : 'canceled', to }, isRecorded: true };
  } catch (failure) {
    log('error', 'cancel-failed', { sid, ...failureFields(failure) });
    return { sid, to, cancellation: { outcome: 'failed', code: 0 }, isRecorded: false };
  }
}

async function cancelReplaced(
  app: App,
  { sid, to }: Pick<WaitingMessage, 'sid' | 'to'>,
  { at, by }: { at: string; by: CanceledBy },
  deadline: number,
): Promise<Cancellation | undefined> {
  if (isHeld(sid)) {
    const stored = await app.records.get(heldHere, keyOf({ sid, to }));
    if (!stored || stored.value.end) return undefined;
    const held = await cancelHeld(app, stored, by, deadline);
    return typeof held === 'string'
      ? cancelReplaced(app, { sid: held, to }, { at, by }, deadline)
      : held.cancellation;
  }
  const cancellation = await cancelAtTwilio(app, sid, deadline);
  if (cancellation.outcome !== 'failed') {
    await recordEnd(app, { sid, to }, { kind: endOf[cancellation.outcome], at, by });
  }
  return cancellation;
}

const endOf = {
  canceled: 'canceled',
  alreadyCanceled: 'canceled',
  tooLate: 'too-late',
  unknown: 'gone',
} as const;

async function keepEnd(
  app: App,
  sid: string,
  result: CanceledMessage,
  by: CanceledBy,
  stored: Stored<WaitingMessage> | undefined,
): Promise<void> {
  const { to, cancellation } = result;
  if (cancellation.outcome === 'failed') {
    log('error', 'cancel-failed', { sid, code: cancellation.code });
    return;
  }
  try {
    const at = new Date(app.now()).toISOString();
    if (to) await recordEnd(app, { sid, to }, { kind: endOf[cancellation.outcome], at, by }, stored);
    result.isRecorded = true;
  } catch (failure) {
    log('error', 'cancellation-not-recorded', { sid, ...failureFields(failure) });
  }
}

/** What came of cancelling everything that waits of somebody, or of a group. */
export interface EverythingCanceled {
  /** Those that had ended before. */
  before: WaitingMessage[];
  /** Those that waited, and what became of them. */
  open: Cancelable[];
  canceled: CanceledMessage[];
  isSettled: boolean;
}

/**
 * Cancels everything that `find` finds, until the deadline (milliseconds since the epoch), and looks again until there is
 * nothing new: what follows a message in its series, or takes its place, may be written down while it is cancelled. Throws
 * StoreUnavailable.
 */
export async function cancelEverything(
  app: App,
  find: () => Promise<Stored<WaitingMessage>[]>,
  deadline: number,
): Promise<EverythingCanceled> {
  let found = await find();
  const before = found.map(({ value }) => value).filter(({ end }) => end);
  const everything: EverythingCanceled = { before, open: [], canceled: [], isSettled: true };
  for (const known = new Set<string>(); ; found = await find()) {
    await endSeriesOf(app, found);
    const open = found
      .filter(({ value: { sid, end } }) => !end && !known.has(sid))
      .map((stored) => ({ sid: stored.value.sid, stored }));
    if (open.length === 0) return everything;
    for (const { sid } of open) known.add(sid);
    const canceled = await cancelWaiting(app, open, 'all', deadline);
    everything.open.push(...open);
    everything.canceled.push(...canceled);
    everything.isSettled = areSettled(open, canceled);
    if (!everything.isSettled) return everything;
  }
}

/** Whether all of the messages are settled: cancelled, or beyond it, and written down. */
export function areSettled(messages: readonly Cancelable[], results: readonly CanceledMessage[]): boolean {
  return results.length === messages.length && results.every(({ isRecorded }) => isRecorded);
}

/** Ends a person's series also where the occurrence that waits had been cancelled by itself, or given another time, before. */
async function endSeriesOf(app: App, messages: readonly Stored<WaitingMessage>[]): Promise<void> {
  await inParallel(messages, cancelsAtOnce, async ({ key, value, revision }) => {
    const { sid, occurrence, end } = value;
    if (!isHeld(sid) || !occurrence || end?.kind !== 'canceled' || endsSeries(end)) return;
    await app.records
      .update(heldHere, key, { ...value, end: { ...end, by: 'all' } }, revision)
      .catch((failure: unknown) => {
        // Somebody has done so in between.
        if (!(failure instanceof RecordChanged)) throw failure;
      });
  });
}
