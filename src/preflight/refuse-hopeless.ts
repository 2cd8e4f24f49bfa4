import { countryOf } from '../addresses/country-of';
import type { App } from '../app';
import { Problem } from '../problem';
import type { PoolSender } from '../senders/pool-sender';
import { checkFlow, type Flow, type Objection } from './check-flow';
import { knownReadiness } from './known-readiness';
import type { Readiness } from './readiness';

/**
 * Throws `preflight-failed`, with the `findings`, where every message would fail. Takes flows as they come and stops at the
 * first that may succeed, so that it costs next to nothing where all is well. `from` is the one sender that is asked for.
 */
export async function refuseHopeless(app: App, flows: Iterable<Flow>, from?: string): Promise<void> {
  const readiness = sendingFrom(await knownReadiness(app), from);
  const findings = new Map<string, Objection & { countries: string[] }>();
  for (const flow of flows) {
    const objections = checkFlow(flow, readiness).filter(({ severity }) => severity === 'blocked');
    if (objections.length === 0) return;
    for (const objection of objections) {
      const finding = findings.get(objection.problem) ?? { ...objection, countries: [] };
      if (flow.country && !finding.countries.includes(flow.country)) finding.countries.push(flow.country);
      findings.set(objection.problem, finding);
    }
  }
  const [first] = findings.values();
  if (!first) return;
  throw new Problem(
    'preflight-failed',
    `Every message would fail, so none was sent. ${first.problem} ${first.advice} Send all the same with "preflight": "ignore".`,
    { members: { findings: [...findings.values()] } },
  );
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
