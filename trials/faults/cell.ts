import type { Complaint, StartJourney } from './journey';
import { type Fault, type Product, products, ruleOf } from './kinds';
import { waitedForProcessor } from './waited-for-processor';
import type { World } from './world';

/** What a journey asks of Twilio where nothing fails. */
export interface Calls {
  products: ReadonlySet<Product>;
  /** Whether it names a revision of something that it writes. */
  namesRevision: boolean;
  /** Whether Sync has Maps before it. */
  hasMaps: boolean;
}

export interface CellResult {
  word: string;
  complaints: Complaint[];
}

/** An answer must be ready then, so that the platform does not cut it off; in milliseconds. */
const longestMs = 9_500;

/** Runs a journey without any fault, which must go well. Resolves to what it has asked for. */
export async function watch(world: World, start: StartJourney): Promise<Calls> {
  await world.reset();
  const journey = await start(world);
  await world.endProcesses();
  const hasMaps = (await world.mapNames()).length > 0;
  const seen = new Set<Product>();
  let namesRevision = false;
  const stop = world.stack.emulator?.onExchange(({ product, request: { headers } }) => {
    const one = products.find((known) => known === product);
    if (one) seen.add(one);
    namesRevision ||= headers['if-match'] !== undefined;
  });
  const word = await journey.act();
  stop?.();
  const complaints = await finish(journey);
  if (word !== 'ok' || complaints.length > 0)
    throw new Error(`Without any fault it is ${[word, ...complaints].join('; ')}`);
  return { products: seen, namesRevision, hasMaps };
}

/** Whether a fault of a product can befall what makes these calls. */
export function canMeet(calls: Calls, product: Product, fault: Fault): boolean {
  if (!calls.products.has(product)) return false;
  if (fault === 'stale×1') return product === 'sync' && calls.namesRevision;
  return fault !== 'maps-gone' || (product === 'sync' && calls.hasMaps);
}

/** Runs a journey under a fault, and after it. */
export async function tryOut(
  world: World,
  start: StartJourney,
  product: Product,
  fault: Fault,
): Promise<CellResult> {
  const { client, stack } = world;
  await world.reset();
  const journey = await start(world);
  await world.endProcesses();
  if (fault === 'maps-gone') await world.deleteMaps();
  await client.control('faults', { api: ruleOf(product, fault), callbacks: {} });
  const before = stack.gateway.stats().count;
  const word = await journey.act();
  const { count, recent } = stack.gateway.stats();
  await client.control('faults', { api: [] });
  const times = recent.slice(before - count).map(({ ms, pid }) => ms - waitedForProcessor(pid));
  const slowest = Math.max(0, ...times);
  const late = slowest > longestMs ? [`an answer took ${Math.round(slowest)} ms`] : [];
  return { word, complaints: [...late, ...(await finish(journey))] };
}

async function finish(journey: Awaited<ReturnType<StartJourney>>): Promise<Complaint[]> {
  try {
    const dishonest = await journey.honest();
    await journey.mend();
    return [...dishonest, ...(await journey.end())];
  } catch (failure) {
    return [String(failure)];
  }
}
