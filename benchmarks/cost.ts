import type { Account } from './new-account';
import { cpuMsOf } from './process-use';

type Used = 'cpuMs' | 'reads' | 'writes' | 'mapsMade' | 'tooFast';

/**
 * What the product has used: processor time of the function processes, reads of and writes to Sync, and what Sync refused
 * because it came too fast. Making a Map is not among the writes: for most Maps it happens once in a deployment's life.
 */
export type Cost = Record<Used, number>;

/** Answers, as often as it is asked, what was used of this account since the meter was made. */
export function meterOf({ stack, emulator }: Account): () => Cost {
  let mapsMade = 0;
  emulator.onExchange(({ operation, answer }) => {
    if (operation?.method === 'POST' && operation.path.endsWith('/Maps') && answer.status === 201) mapsMade++;
  });
  const read = (): Cost => {
    const { reads, writes, throttled } = emulator.sync.stats;
    return { cpuMs: cpuMsOf(stack.gateway), reads, writes: writes - mapsMade, mapsMade, tooFast: throttled };
  };
  const before = read();
  return () => minus(read(), before);
}

export function minus(cost: Cost, other: Cost): Cost {
  return costBy((used) => cost[used] - other[used]);
}

export function perMessage(cost: Cost, messages: number): Cost {
  return costBy((used) => cost[used] / messages);
}

function costBy(of: (used: Used) => number): Cost {
  return {
    cpuMs: of('cpuMs'),
    reads: of('reads'),
    writes: of('writes'),
    mapsMade: of('mapsMade'),
    tooFast: of('tooFast'),
  };
}
