import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { cancelEverything } from '../outbox/cancel-waiting';
import { type HandOver, openHandOvers } from '../outbox/hand-overs';
import { waitingFor } from '../outbox/waiting-messages';
import type { Collection, Stored } from '../store/records';

/** That everything planned for a person until a moment (RFC 3339 UTC) is to be cancelled. Key: `person~time`. */
export interface PersonOrder {
  to: Address;
  givenAt: string;
}

export const personOrders: Collection<PersonOrder> = { name: 'person-cancel-orders', shards: 4 };

/** Kept back for what is under way when the time is up, in milliseconds. */
const marginMs = 1_000;

/**
 * Leaves an order where messages for the person are being handed to Twilio, or were without an answer: nobody knows them
 * yet, and who comes later cancels them. To be called before looking at what waits, so that whatever is written down in
 * between is found there. Resolves to whether there is an order. Throws StoreUnavailable.
 */
export async function orderForPerson(app: App, to: Address): Promise<boolean> {
  const order: PersonOrder = { to, givenAt: new Date(app.now()).toISOString() };
  if (!isUnderWay(order, await openHandOvers(app))) return false;
  await app.records.put(personOrders, `${personOf(to)}~${app.now().toString(36)}`, order);
  return true;
}

/**
 * Goes on with an order, which stays until it is known what became of all that was handed over. Resolves to how many
 * messages were cancelled. Throws StoreUnavailable.
 */
export async function carryOutForPerson(
  app: App,
  { key, value: order }: Stored<PersonOrder>,
): Promise<{ canceled: number; done: boolean }> {
  // Before what waits is: whatever is handed over is then still to be found, or is found there.
  const isOpen = isUnderWay(order, await openHandOvers(app));
  // What was planned later is wanted.
  const planned = async () =>
    (await waitingFor(app, order.to)).filter(({ value }) => value.createdAt <= order.givenAt);
  const { canceled, isSettled } = await cancelEverything(app, planned, app.deadline - marginMs);
  const done = isSettled && !isOpen;
  if (done) await app.records.delete(personOrders, key);
  return {
    canceled: canceled.filter(({ cancellation }) => cancellation.outcome === 'canceled').length,
    done,
  };
}

function isUnderWay({ to, givenAt }: PersonOrder, handOvers: readonly Stored<HandOver>[]): boolean {
  const person = personOf(to);
  return handOvers.some(
    ({ value: { startedAt, people } }) =>
      startedAt <= givenAt && people.some((other) => personOf(other.to) === person),
  );
}
