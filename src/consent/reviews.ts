import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { type Collection, RecordExists } from '../store/records';

/** What somebody wrote that may be a refusal: a person must read it. Times are RFC 3339 UTC. */
export interface Review {
  /** Who wrote it. */
  address: Address;
  sid: string;
  body: string;
  at: string;
  decision?: { is: 'opt-out' | 'keep'; by: string; at: string };
}

/** By person and message; as long as anybody may ask how a refusal was dealt with. */
export const reviews: Collection<Review> = { name: 'reviews', shards: 8, ttlSeconds: 365 * 86_400 };

/** Puts a message before a person, once. */
export async function addReview(app: App, review: Review): Promise<void> {
  try {
    await app.records.create(reviews, `${personOf(review.address)}~${review.sid}`, review);
  } catch (failure) {
    if (!(failure instanceof RecordExists)) throw failure;
  }
}
