/** So many recipients were handled at a moment (milliseconds since the epoch). */
export interface Sample {
  at: number;
  handled: number;
}

const memoryMs = 30_000;
const shortestMs = 2_000;

/** The samples with a newer one, without those that are too old to say how fast it is now. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const recent = samples.filter(({ at, handled }) => at > sample.at - memoryMs && handled <= sample.handled);
  return [...recent, sample];
}

/** Recipients a second, between the first and the last sample; undefined where they do not say. */
export function rateOf(samples: readonly Sample[]): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < shortestMs || last.handled === first.handled) return undefined;
  return ((last.handled - first.handled) * 1_000) / (last.at - first.at);
}
