import { useEffect, useState } from 'react';
import { rateOf, type Sample, withSample } from './rate-of';

/** How many recipients are handled in a second, going by what was seen (at, in milliseconds) in the last half minute; undefined until that can be said. */
export function useRate(handled: number, seenAt: number, isRunning: boolean): number | undefined {
  const [samples, setSamples] = useState<Sample[]>([]);
  useEffect(() => {
    setSamples((known) => (isRunning ? withSample(known, { at: seenAt, handled }) : []));
  }, [handled, seenAt, isRunning]);
  return rateOf(samples);
}
