import type { App } from '../app';
import { inParallel } from '../in-parallel';
import { areSettled, type CanceledMessage, cancelWaiting, endSeriesOf } from '../outbox/cancel-waiting';
import { membersOf } from '../outbox/members';
import { type WaitingMessage, waitingFor } from '../outbox/waiting-messages';
import type { Collection, Stored } from '../store/records';
import { scanCollection } from '../store/scan-all';

/** That everything of a campaign or a series is to be cancelled, and how many of its people are done with. */
interface CancelOrder {
  group: string;
  settled: number;
}

const orders: Collection<CancelOrder> = { name: 'cancel-orders', shards: 1 };

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
 * is done by a later one. Throws StoreUnavailable.
 */
export async function cancelGroup(app: App, group: string): Promise<GroupCancellation> {
  const order = await app.records.put(orders, group, { group, settled: 0 });
  return carryOut(app, order);
}

/** Goes on with what earlier calls had no time for. Resolves to how many messages were cancelled. */
export async function finishCancelOrders(app: App): Promise<{ canceled: number; done: boolean }> {
  let canceled = 0;
  let done = true;
  for (const order of await scanCollection(app.records, orders)) {
    const result = await carryOut(app, order);
    canceled += result.canceled.filter(({ cancellation }) => cancellation.outcome === 'canceled').length;
    done &&= result.done;
  }
  return { canceled, done };
}

async function carryOut(app: App, { key, value }: Stored<CancelOrder>): Promise<GroupCancellation> {
  const result: GroupCancellation = { canceled: [], before: [], done: false };
  const people = [...new Set(await membersOf(app, value.group))];
  const open = new Set(people.slice(value.settled));
  const mayGoOn = () => app.now() < app.deadline - marginMs;
  await inParallel(
    [...open],
    peopleAtOnce,
    async (person) => {
      if (await cancelFor(app, person, value.group, result)) open.delete(person);
    },
    mayGoOn,
  );
  result.done = open.size === 0;
  // The people before the first one who is not settled need not be looked at again.
  const settled = people.findIndex((person) => open.has(person));
  if (result.done) await app.records.delete(orders, key);
  else await app.records.put(orders, key, { group: value.group, settled: Math.max(settled, 0) });
  return result;
}

async function cancelFor(
  app: App,
  person: string,
  group: string,
  result: GroupCancellation,
): Promise<boolean> {
  const messages = (await waitingFor(app, person)).filter(
    ({ value }) => value.campaign === group || value.occurrence?.series === group,
  );
  await endSeriesOf(app, messages);
  const open: { sid: string; stored: Stored<WaitingMessage> }[] = [];
  for (const stored of messages) {
    if (stored.value.end) result.before.push(stored.value);
    else open.push({ sid: stored.value.sid, stored });
  }
  const canceled = await cancelWaiting(app, open, 'all', app.deadline - marginMs / 2);
  result.canceled.push(...canceled);
  return areSettled(open, canceled);
}
