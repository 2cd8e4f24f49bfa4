import type { App } from '../app';
import { inParallel } from '../in-parallel';
import { type CanceledMessage, cancelEverything } from '../outbox/cancel-waiting';
import { openHandOvers } from '../outbox/hand-overs';
import { membersOf } from '../outbox/members';
import { type WaitingMessage, waitingFor } from '../outbox/waiting-messages';
import type { Collection, Stored } from '../store/records';

/** That everything of a campaign or a series is to be cancelled, and how many of its people are done with. */
export interface CancelOrder {
  group: string;
  settled: number;
  /** Until then (milliseconds since the epoch) calls that were at work when it was given may hand over more of it. */
  growsUntil?: number;
  /** Whether more of it may come to light than was looked at: once all is known, it is looked at from the beginning. */
  looksAgain?: true;
}

export const orders: Collection<CancelOrder> = { name: 'cancel-orders', shards: 1 };

export interface GroupCancellation {
  canceled: CanceledMessage[];
  /** Messages that had been cancelled before. */
  before: WaitingMessage[];
  /** Whether all of it is settled. If not a later call goes on. */
  done: boolean;
}

const peopleAtOnce = 10;

/** Kept back for what is under way when the time is up. */
const marginMs = 1_500;

/**
 * Cancels everything that waits of a campaign or a series. What does not fit into the time of the call stays on order, and
 * is done by a later one; so is what calls are still handing to Twilio, or have handed over without learning what became of
 * it, until `growsUntil` (milliseconds since the epoch) at least. Throws StoreUnavailable.
 */
export async function cancelGroup(app: App, group: string, growsUntil = 0): Promise<GroupCancellation> {
  const order = await app.records.put(orders, group, { group, settled: 0, growsUntil });
  return carryOut(app, order);
}

/** Goes on with an order. Throws StoreUnavailable. */
export async function carryOut(
  app: App,
  { key, value: order }: Stored<CancelOrder>,
): Promise<GroupCancellation> {
  const { group, growsUntil = 0 } = order;
  const lookedAt = app.now();
  // Before its people are: whatever is handed over is then still to be found, or is found with them.
  const isUnderWay = (await openHandOvers(app)).some(({ value }) => value.campaign === group);
  const mayGrow = isUnderWay || lookedAt <= growsUntil;
  const people = [...new Set(await membersOf(app, group))];
  // New ones stand anywhere among the others, and those who are known may have got another message.
  const first = order.looksAgain && !mayGrow ? 0 : order.settled;
  const { result, left } = await cancelForAll(app, group, people.slice(first));
  result.done = left.size === 0 && !isUnderWay;
  if (left.size === 0 && !mayGrow) {
    await app.records.delete(orders, key);
    return result;
  }
  // The people before the first one who is not settled need not be looked at again.
  const next = people.findIndex((person) => left.has(person));
  const settled = next < 0 ? people.length : next;
  await app.records.put(orders, key, { group, settled, growsUntil, ...(mayGrow && { looksAgain: true }) });
  return result;
}

/** As many of some people as there is time for. `left` are those who are not settled. */
async function cancelForAll(
  app: App,
  group: string,
  people: readonly string[],
): Promise<{ result: GroupCancellation; left: Set<string> }> {
  const result: GroupCancellation = { canceled: [], before: [], done: false };
  const left = new Set(people);
  await inParallel(
    people,
    peopleAtOnce,
    async (person) => {
      if (await cancelFor(app, person, group, result)) left.delete(person);
    },
    () => app.now() < app.deadline - marginMs,
  );
  return { result, left };
}

async function cancelFor(
  app: App,
  person: string,
  group: string,
  result: GroupCancellation,
): Promise<boolean> {
  const ofGroup = async () =>
    (await waitingFor(app, person)).filter(
      ({ value }) => value.campaign === group || value.occurrence?.series === group,
    );
  const { before, canceled, isSettled } = await cancelEverything(app, ofGroup, app.deadline - marginMs / 2);
  result.before.push(...before);
  result.canceled.push(...canceled);
  return isSettled;
}
