import type { ScheduledMessage } from '../src/scheduling/list-scheduled';
import { type Call, type Person, rfc } from './reschedule-person';
import { type Alive, aliveIn, endOf, type Shown, type Sight, startOf } from './reschedule-sight';

/** One that is handed over late is sent so much after its time at most, in milliseconds. */
const lateMs = 3_600_000;

const closedSet = new Set([200, 404, 409, 422, 429, 502, 503, 504]);

/** What is wrong once the weather has cleared and nothing is left to do; nothing, if all is well. */
export function complaintsAbout({ calls, wishes }: Person, sight: Sight): string[] {
  const alive = aliveIn(sight);
  const isGone = alive.length === 0;
  // Whoever cancels and gets no answer must ask again: until then the list may be behind.
  const wasCutOff = calls.some((call) => call.kind === 'cancel' && mayHaveHappened(call));
  return [
    ...calls.flatMap(badAnswer),
    ...everTwo(sight.atTwilio),
    ...(alive.length > 1 ? [`${alive.length} are alive`] : []),
    ...alive.flatMap((message) => notWishedFor(message, calls)),
    ...calls.flatMap((call) => brokenPromise(call, calls, alive, wishes)),
    ...(isGone && !wasCutOff && !wasTold(calls, sight) ? ['it is lost, and nobody was told'] : []),
    ...(isGone && wasCutOff ? [] : badlyListed(alive, sight)),
  ];
}

/** Everything must be answered by the Function itself, unless it was killed. */
function badAnswer({ kind, status, told }: Call): string[] {
  const wasKilled = told.message === 'The Function ended before it answered';
  const isProblem = status === 200 || told.code !== undefined;
  if (wasKilled || (closedSet.has(status) && isProblem)) return [];
  return [`${kind} was answered ${status} ${JSON.stringify(told)}`];
}

/** No two may ever have been on their way at once. */
function everTwo(messages: readonly Shown[]): string[] {
  const byAge = [...messages].sort((a, b) => startOf(a) - startOf(b));
  return byAge.flatMap((one, index) =>
    byAge
      .slice(index + 1)
      .filter((other) => startOf(other) < endOf(one))
      .map((other) => `${one.sid} (${one.status}) and ${other.sid} (${other.status}) were alive at once`),
  );
}

/** Its time must be one that somebody wished for and was not refused. */
function notWishedFor(message: Alive, calls: readonly Call[]): string[] {
  const call = calls.find(({ wish }) => isOf(message, wish));
  if (!call) return [`nobody wished for ${message.sid} at ${rfc(message.sendAt)}`];
  if (call.status === 200 || mayHaveHappened(call)) return [];
  return [`${message.sid} is alive, whose call was answered ${call.status} ${call.told.code}`];
}

function isOf({ sendAt }: Alive, wish: number | undefined): boolean {
  return wish !== undefined && sendAt >= wish && sendAt <= wish + lateMs;
}

/** Whether a call has no certain outcome. */
function mayHaveHappened({ status, told }: Call): boolean {
  return status >= 500 && !told.detail?.includes('Nothing was changed');
}

function brokenPromise(
  call: Call,
  calls: readonly Call[],
  alive: readonly Alive[],
  wishes: ReadonlyMap<string, number>,
): string[] {
  if (call.status !== 200) return [];
  switch (call.kind) {
    case 'reschedule':
      return brokenReschedule(call, calls, alive);
    case 'cancel': {
      const sids = (call.told.results ?? []).flatMap(({ sid, outcome }) =>
        outcome === 'canceled' && sid ? [sid] : [],
      );
      return alive
        .filter(
          (one) => sids.some((sid) => sid === one.sid || isOf(one, wishes.get(sid))) || isAll(call, calls),
        )
        .map(({ sid }) => `${sid} is alive, which was told to be cancelled`);
    }
    case 'opt-out':
      return alive
        .filter(({ isWaiting }) => isWaiting)
        .map(({ sid }) => `${sid} is alive, whose person has opted out`);
    default:
      return [];
  }
}

/** What was answered must live, unless another call has ended it. */
function brokenReschedule(call: Call, calls: readonly Call[], alive: readonly Alive[]): string[] {
  const { told, wish, step, of } = call;
  const sid = told.scheduled?.sid;
  const others = calls.filter((other) => other !== call);
  if (others.some((other) => other.kind === 'reschedule' && other.of === of && other.status === 200)) {
    return [`${of} was replaced twice`];
  }
  const [living] = alive.filter((one) => isOf(one, wish));
  if (living) {
    const isRenamed = told.scheduled?.status === 'held';
    return living.sid === sid || isRenamed ? [] : [`${living.sid} is alive in place of ${sid}`];
  }
  const wasEnded = others.some((other) => (other.step >= step || other.kind === 'opt-out') && mayEnd(other));
  return wasEnded ? [] : [`${sid} was promised and is not alive`];
}

function mayEnd(call: Call): boolean {
  const { kind, status, told } = call;
  if (kind === 'opt-out' || mayHaveHappened(call)) return kind !== 'maintenance';
  if (status !== 200) return false;
  return kind === 'reschedule' || (told.results ?? []).some(({ outcome }) => outcome !== 'tooLate');
}

/** Whether a cancellation says of everything that the person was to get that it is cancelled, and nobody interfered. */
function isAll({ of, step, told }: Call, calls: readonly Call[]): boolean {
  const hasInterfered = calls.some((other) => other.kind === 'reschedule' && other.step >= step);
  const { failed = 1, tooLate = 1 } = told.counts ?? {};
  // One that had left was no longer there to be cancelled.
  const hasLeft = calls.some(
    (other) => other.kind === 'cancel' && other.told.results?.some(({ outcome }) => outcome === 'tooLate'),
  );
  return of.startsWith('+') && !hasInterfered && !hasLeft && failed + tooLate === 0;
}

/** Whether a call or the list says that the message is not to come. */
function wasTold(calls: readonly Call[], { listed }: Sight): boolean {
  const bySomeone = calls.some(
    ({ kind, status, told }) =>
      (kind === 'opt-out' && status === 200) ||
      (kind === 'reschedule' && status === 422) ||
      (kind === 'cancel' && told.results?.some(({ outcome }) => outcome === 'canceled')),
  );
  return bySomeone || listed.some(tellsOfEnd);
}

/** Of the replaced and of what never got a place it says that another one lives: that is no end. */
function tellsOfEnd({ endedAt, reason, status }: ScheduledMessage): boolean {
  if (!endedAt || !reason || reason === 'reschedule') return false;
  return status !== 'skipped' || reason === 'its time had passed';
}

/** The list must show what waits, once, and nothing else as waiting. */
function badlyListed(alive: readonly Alive[], { listed }: Sight): string[] {
  const waiting = alive.filter(({ isWaiting }) => isWaiting).map(({ sid }) => sid);
  const shown = listed.filter(({ status }) => status === 'held' || status === 'scheduled');
  const same = waiting.length === shown.length && shown.every(({ sid }) => waiting.includes(sid));
  return same ? [] : [`listed as waiting: ${shown.map(({ sid }) => sid)}; waiting: ${waiting}`];
}
