import type { App } from '../app';
import { scanCollection } from '../store/scan-all';
import { carryOut, orders } from './cancel-group';
import { carryOutForPerson, personOrders } from './cancel-person';

/** Kept back for the call that is under way when the time is up, in milliseconds. */
const marginMs = 1_500;

/**
 * Goes on with what earlier calls had no time for, or could not find yet. Resolves to how many messages were cancelled, and
 * whether nothing is left of it. Throws StoreUnavailable.
 */
export async function finishCancelOrders(
  app: App,
  mayCallerGoOn: () => boolean = () => true,
): Promise<{ canceled: number; done: boolean }> {
  const [groups, people] = await Promise.all([
    scanCollection(app.records, orders),
    scanCollection(app.records, personOrders),
  ]);
  const finished = { canceled: 0, done: true };
  const work = [
    ...people.map((order) => () => carryOutForPerson(app, order)),
    ...groups.map((order) => async () => {
      const { canceled, done } = await carryOut(app, order);
      return {
        canceled: canceled.filter(({ cancellation }) => cancellation.outcome === 'canceled').length,
        done,
      };
    }),
  ];
  for (const carryOn of work) {
    if (!mayCallerGoOn() || app.now() > app.deadline - marginMs) return { ...finished, done: false };
    const { canceled, done } = await carryOn();
    finished.canceled += canceled;
    finished.done &&= done;
  }
  return finished;
}
