import type { Campaign, SendCounts } from './campaign-record';

/** What became of a campaign's rows as far as sending goes. `pending` is what is still to be sent. */
export type CampaignCounts = SendCounts & Record<'total' | 'pending' | 'invalid' | 'duplicate', number>;

/** A campaign's counts. What is not sent of one that is canceled never will be: it is `unsent`, not `pending`. */
export function sendingCounts({ rows, state }: Campaign, counts: SendCounts): CampaignCounts {
  const { accepted, rejected, suppressed, unknown } = counts;
  const { total, invalid, duplicate } = rows;
  const left = total - invalid - duplicate - accepted - rejected - suppressed - unknown;
  const [pending, unsent] = state === 'canceled' ? [0, left] : [left, 0];
  return { total, pending, accepted, rejected, suppressed, invalid, duplicate, unknown, unsent };
}
