import { countryOf } from '../addresses/country-of';
import type { App } from '../app';
import { Problem } from '../problem';
import type { PoolSender } from '../senders/pool-sender';
import { checkFlow, type Flow, type Objection } from './check-flow';
import { freshReadiness, isReadinessKnown, knownReadiness } from './known-readiness';
import type { Readiness } from './readiness';

/** What blocks messages, and where to. */
type Obstacle = Objection & { countries: string[] };

/**
 * Throws `preflight-failed`, with the `findings`, where every message would fail. Takes flows as they come and stops at the
 * first that may succeed, so that it costs next to nothing where all is well. What was read before may have been mended
 * since, so nothing is refused for it before it is read again. `from` is the one sender that is asked for.
 */
export async function refuseHopeless(app: App, flows: Iterable<Flow>, from?: string): Promise<void> {
  const isRemembered = isReadinessKnown(app);
  const taken: Flow[] = [];
  let findings = findObstacles(keeping(flows, taken), sendingFrom(await knownReadiness(app), from));
  if (findings.length > 0 && isRemembered) {
    findings = findObstacles(taken, sendingFrom(await freshReadiness(app), from));
  }
  const [first] = findings;
  if (!first) return;
  throw new Problem(
    'preflight-failed',
    `Every message would fail, so none was sent. ${first.problem} ${first.advice} Send all the same with "preflight": "ignore".`,
    { members: { findings } },
  );
}

/** What blocks every one of the flows; nothing where one of them may succeed. */
function findObstacles(flows: Iterable<Flow>, readiness: Readiness): Obstacle[] {
  const obstacles = new Map<string, Obstacle>();
  for (const flow of flows) {
    const objections = checkFlow(flow, readiness).filter(({ severity }) => severity === 'blocked');
    if (objections.length === 0) return [];
    for (const objection of objections) {
      const obstacle = obstacles.get(objection.problem) ?? { ...objection, countries: [] };
      if (flow.country && !obstacle.countries.includes(flow.country)) obstacle.countries.push(flow.country);
      obstacles.set(objection.problem, obstacle);
    }
  }
  return [...obstacles.values()];
}

/** Passes on what comes, and keeps it for another look. */
function* keeping<T>(items: Iterable<T>, kept: T[]): Generator<T, void> {
  for (const item of items) {
    kept.push(item);
    yield item;
  }
}

/** The readiness of one sender, which need not be in the pool. */
export function sendingFrom(readiness: Readiness, from: string | undefined): Readiness {
  if (from === undefined) return readiness;
  const member = readiness.senders?.find(({ address }) => address === from);
  if (member) return { ...readiness, senders: [member] };
  // The campaign of this Messaging Service is none of its own.
  const { isA2pRegistered: _, ...others } = readiness;
  return { ...others, senders: [outsider(from)] };
}

/** Nobody says what it can do, so it can do all. */
function outsider(address: string): PoolSender {
  const country = countryOf(address);
  return {
    type: 'phone-number',
    sid: '',
    address,
    ...(country && { country }),
    capabilities: ['SMS', 'MMS'],
  };
}
