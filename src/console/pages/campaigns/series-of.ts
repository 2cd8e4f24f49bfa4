import type { ShownCampaign } from '../../../campaigns/show-campaign';

const series = [
  { key: 'delivered', label: 'Delivered', color: 'colorBackgroundSuccess' },
  { key: 'under way', label: 'On the way', color: 'colorBackgroundPrimary' },
  { key: 'not delivered', label: 'Not delivered', color: 'colorBackgroundError' },
] as const;

/** A campaign's messages by when Twilio accepted them, and what has become of them since. */
export function messagesOverTime({
  buckets,
  bucketSeconds,
}: Pick<ShownCampaign, 'buckets' | 'bucketSeconds'>) {
  return {
    bucketSeconds,
    series,
    buckets: buckets.map(({ start, accepted, delivered, undelivered, failed }) => ({
      at: start,
      values: {
        delivered,
        'under way': Math.max(0, accepted - delivered - undelivered - failed),
        'not delivered': undelivered + failed,
      },
    })),
  };
}
