import { assumedSender, type RatedSender, type RatedType, sendersFor } from '../senders/sending-rate';
import type { CostRow } from './estimate-cost';

export interface Throughput {
  /** Segments a second of all these senders together. */
  perSecond: number;
  /** Those that the messages leave by. `perSecond` is what each of them has. */
  senders: { type: RatedType; count: number; perSecond: number }[];
  /** `assumed` where messages go somewhere that no sender is known for: one is taken for granted then. */
  source: 'pool' | 'assumed';
}

/** By which senders messages leave, and in how many seconds all have, which is no whole number. */
export function estimateThroughput(
  rows: readonly CostRow[],
  known: readonly RatedSender[],
): { seconds: number; throughput: Throughput } {
  const senders = [...known];
  const flows = rows
    .filter(({ channel }) => channel !== 'messenger')
    .map(({ channel, country, segments }) => {
      if (sendersFor(senders, channel, country).length === 0) senders.push(assumedSender(channel));
      return { channel, segments, senders: sendersFor(senders, channel, country) };
    });
  const whatsapp = flows.filter(({ channel }) => channel === 'whatsapp');
  const phones = flows.filter(({ channel }) => channel !== 'whatsapp');
  const used = [...new Set(flows.flatMap((flow) => flow.senders))];
  return {
    // No country is done before its own senders are, and no channel before all of its are.
    seconds: Math.max(...flows.map((flow) => secondsOf([flow])), secondsOf(whatsapp), secondsOf(phones)),
    throughput: {
      perSecond: sumOfRates(used),
      senders: byType(used),
      source: known.length > 0 && senders.length === known.length ? 'pool' : 'assumed',
    },
  };
}

function secondsOf(flows: readonly { segments: number; senders: readonly RatedSender[] }[]): number {
  if (flows.length === 0) return 0;
  const segments = flows.reduce((sum, flow) => sum + flow.segments, 0);
  return segments / sumOfRates([...new Set(flows.flatMap(({ senders }) => senders))]);
}

function sumOfRates(senders: readonly RatedSender[]): number {
  return senders.reduce((sum, { perSecond }) => sum + perSecond, 0);
}

function byType(senders: readonly RatedSender[]): Throughput['senders'] {
  const groups = new Map<string, Throughput['senders'][number]>();
  for (const { type, perSecond } of senders) {
    const key = `${type} ${perSecond}`;
    const group = groups.get(key) ?? { type, count: 0, perSecond };
    group.count++;
    groups.set(key, group);
  }
  return [...groups.values()];
}
