import type { App } from '../app';
import { mergeFacts } from '../delivery/merge-facts';
import { readLedger } from '../delivery/read-ledger';
import { type Bucket, Buckets } from './buckets';
import { type Funnel, type FunnelRates, newFunnel, ratesOf, stagesOf } from './funnel';

export interface Overview {
  /** RFC 3339 UTC. */
  since: string;
  until: string;
  funnel: Funnel;
  rates: FunnelRates;
  /** Between Twilio's acceptance and the handset's, of half of the delivered messages at most; null without any. */
  medianSecondsToDelivery: number | null;
  bucketSeconds: number;
  buckets: Bucket[];
  /** Present when time ran out: the share of the ledger that was read, a fair sample of it. */
  sample?: { share: number };
}

/** Time that is left for the sums and the answer once the ledger is no longer read. */
const reserveMs = 1_000;

/** What became of the messages that were handed to Twilio since a time (milliseconds since the epoch), and what came in. */
export async function overview(app: App, since: number): Promise<Overview> {
  const now = app.now();
  const from = new Date(since).toISOString();
  const funnel = newFunnel();
  const buckets = new Buckets(since, now);
  const seconds: number[] = [];

  const { picked, share } = await readLedger(app, app.deadline - reserveMs, ({ sid, facts }) => {
    const inbound = facts.find(({ kind }) => kind === 'inbound');
    if (inbound) return inbound.at < from ? undefined : 'inbound';
    const merged = mergeFacts(sid, facts);
    const first = merged?.timeline[0];
    if (!merged || !first || first.at < from) return undefined;
    const delivered = merged.timeline.find(({ status }) => status === 'delivered');
    return {
      at: Date.parse(first.at),
      stages: stagesOf(merged),
      deliveredAt: delivered && Date.parse(delivered.at),
    };
  });
  for (const message of picked) {
    if (message === 'inbound') {
      funnel.inbound++;
      continue;
    }
    const { at, stages, deliveredAt } = message;
    for (const stage of stages) funnel[stage]++;
    buckets.add(at, stages);
    if (deliveredAt !== undefined) seconds.push((deliveredAt - at) / 1_000);
  }

  return {
    since: from,
    until: new Date(now).toISOString(),
    funnel,
    rates: ratesOf(funnel),
    medianSecondsToDelivery: median(seconds),
    bucketSeconds: buckets.seconds,
    buckets: buckets.list(),
    ...(share < 1 && { sample: { share } }),
  };
}

function median(values: number[]): number | null {
  values.sort((a, b) => a - b);
  return values[Math.floor((values.length - 1) / 2)] ?? null;
}
