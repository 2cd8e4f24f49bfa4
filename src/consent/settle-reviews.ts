import * as z from 'zod/mini';
import { type Address, personOf } from '../addresses/address';
import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { hasTimeToRead } from '../deadline';
import { Problem } from '../problem';
import { wholeNumber } from '../shapes/whole-number';
import { readCollection } from '../store/read-collection';
import { scanAll } from '../store/scan-all';
import { recordOptOut } from './record-opt-out';
import { type Review, reviews } from './reviews';

/** Query of `GET /opt-outs/review`, or body of the POST, which the platform does not tell apart. */
export const reviewRequest = z.union([
  z.strictObject({
    /** Whose messages. */
    to: z.string().check(z.minLength(1), z.maxLength(100)),
    /** Whether it was a refusal. */
    decision: z.enum(['opt-out', 'keep']),
  }),
  z.strictObject({
    /** `true` for those that were decided about. */
    settled: z._default(z.enum(['true', 'false']), 'false'),
    /** Entries of a page. */
    limit: z._default(wholeNumber(1, 500), 100),
    /** The `next` of the page before. */
    cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(600))),
  }),
]);

type ReviewRequest = z.infer<typeof reviewRequest>;
type Settling = Extract<ReviewRequest, { decision: unknown }>;
type Listing = Exclude<ReviewRequest, Settling>;

/** US rules leave the sender 10 business days to honour a refusal in any reasonable words (47 CFR 64.1200(a)(10)). */
const businessDays = 10;

export interface ReviewList {
  reviews: (Omit<Review, 'address'> & { to: Address; decideBy: string })[];
  next: string | null;
}

/** The messages that wait for a decision, or with `settled` those that had one. */
export async function listReviews(app: App, { settled, limit, cursor }: Listing): Promise<ReviewList> {
  const page = await readCollection(app.records, reviews, {
    cursor,
    limit,
    matches: ({ decision }) => (decision !== undefined) === (settled === 'true'),
    mayGoOn: () => hasTimeToRead(app),
  });
  return {
    reviews: page.items.map(({ value: { address, ...review } }) => ({
      to: address,
      ...review,
      decideBy: addBusinessDays(review.at, businessDays),
    })),
    next: page.next,
  };
}

/** Decides about all that waits of one person. `by` is the name of the caller's key. Throws `not-found`. */
export async function settleReview(
  app: App,
  { to, decision }: Settling,
  by: string,
): Promise<{ to: Address; decision: Settling['decision']; settled: number }> {
  const address = requireAddress(to);
  const all = await scanAll(app.records, reviews, `${personOf(address)}~`);
  const open = all.filter(({ value }) => !value.decision);
  const [first] = open;
  if (!first) throw new Problem('not-found', 'No message of this person waits for a decision.');
  // Before the reviews are closed: should this fail, they still wait.
  if (decision === 'opt-out') {
    await recordOptOut(app, { address, source: 'plain-language', messageSid: first.value.sid, by });
  }
  const made = { is: decision, by, at: new Date(app.now()).toISOString() };
  await Promise.all(
    open.map(({ key, value }) => app.records.put(reviews, key, { ...value, decision: made })),
  );
  return { to: address, decision, settled: open.length };
}

/** Days from Monday to Friday, by UTC; holidays are not known here, which makes it the earlier day. */
function addBusinessDays(at: string, days: number): string {
  const date = new Date(at);
  for (let left = days; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left--;
  }
  return date.toISOString();
}
