import { campaign, create } from './campaign';
import { type Calls, type CellResult, canMeet, tryOut, watch } from './cell';
import { consent } from './consent';
import { isExpected } from './expected';
import type { StartJourney } from './journey';
import { type Fault, faults, type Product, products } from './kinds';
import { bulk, hold, schedule, send } from './sending';
import { provision, reconcile } from './upkeep';
import { cancel, promote } from './waiting';
import { click, inbound, status } from './webhooks';
import { World } from './world';

export const journeys = {
  send,
  bulk,
  create,
  campaign,
  schedule,
  hold,
  cancel,
  promote,
  inbound,
  status,
  click,
  consent,
  reconcile,
  provision,
} satisfies Record<string, StartJourney>;
export type JourneyName = keyof typeof journeys;
export const journeyNames = Object.keys(journeys) as JourneyName[];

export interface Cell {
  journey: JourneyName;
  product: Product;
  fault: Fault;
}

/** What became of a cell: `-` where the fault cannot befall it. */
export type Outcome = Cell & CellResult;

/** Most of the time a journey waits: for an answer that does not come. */
const worldsAtOnce = 6;

/**
 * Tries the cells that are wanted, several at the same time, each on a stack of its own. What a fault cannot befall is known
 * from a run of the journey without any. `told` hears of each that it can. What is not as expected is tried again with the machine to itself.
 */
export async function tryMatrix(
  isWanted: (cell: Cell) => boolean,
  told: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
  const worlds = await Promise.all(Array.from({ length: worldsAtOnce }, () => World.start()));
  const tryCell = async (world: World, cell: Cell, calls: Calls): Promise<Outcome> => {
    const { journey, product, fault } = cell;
    if (!canMeet(calls, product, fault)) return { ...cell, word: '-', complaints: [] };
    const result = await tryOut(world, journeys[journey], product, fault).catch((failure: unknown) => ({
      word: 'failed',
      complaints: [String(failure)],
    }));
    const outcome = { ...cell, ...result };
    told(outcome);
    return outcome;
  };
  try {
    const wanted = journeyNames.filter((journey) => cellsOf(journey).some(isWanted));
    const cells = await spread(worlds, wanted, async (world, journey) => {
      const calls = await watch(world, journeys[journey]);
      return cellsOf(journey)
        .filter(isWanted)
        .map((cell) => ({ cell, calls }));
    });
    const outcomes = await spread(worlds, cells.flat(), (world, { cell, calls }) =>
      tryCell(world, cell, calls),
    );
    return await spread(worlds.slice(0, 1), outcomes, async (world, outcome, position) => {
      const known = cells.flat()[position];
      return known && !isExpected(outcome) ? tryCell(world, known.cell, known.calls) : outcome;
    });
  } finally {
    await Promise.all(worlds.map((world) => world.stack.close()));
  }
}

function cellsOf(journey: JourneyName): Cell[] {
  return products.flatMap((product) => faults.map((fault) => ({ journey, product, fault })));
}

/** Spreads work over worlds, each of which takes the next when it is free. The results are in order. */
async function spread<T, R>(
  worlds: readonly World[],
  items: readonly T[],
  work: (world: World, item: T, position: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const takeAll = async (world: World): Promise<void> => {
    for (const [position, item] of queue) results[position] = await work(world, item, position);
  };
  await Promise.all(worlds.map(takeAll));
  return results;
}
