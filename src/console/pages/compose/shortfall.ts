import type { Order, Refusal, Standing } from './deliver';

/** Of messages that were scheduled, those that were not, although they were expected to be. */
export interface Shortfall {
  accepted: number;
  expected: number;
  unknown: number;
  refused: readonly Refusal[];
}

/**
 * What did not come of an order as the question before it had said; undefined where all did. Who was known not to get a
 * message is told again only where others turned out to be like them, as only their number was known.
 */
export function shortfallOf({ expected }: Order, standing: Standing): Shortfall | undefined {
  const { accepted, unknown, refused } = standing;
  const byTwilio = refused.filter(({ outcome }) => outcome === 'rejected');
  const known = accepted + unknown + byTwilio.length;
  const all = expected ?? known;
  const told = known < all ? refused : byTwilio;
  return told.length > 0 ? { accepted, unknown, expected: all, refused: told } : undefined;
}
