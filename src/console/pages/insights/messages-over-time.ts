import type { Bucket } from '../../../insights/buckets';
import type { TimeBucket } from '../../parts/time-bars-data';

export const series = [
  { key: 'delivered', label: 'Delivered', color: 'colorBackgroundPrimary' },
  { key: 'other', label: 'On the way, waiting or canceled', color: 'colorBackgroundStronger' },
  { key: 'undelivered', label: 'Undelivered', color: 'colorBackgroundWarning' },
  { key: 'failed', label: 'Failed', color: 'colorBackgroundError' },
] as const;

/** Each message once: by how it ended, or as still on its way. */
export function barsOf(buckets: readonly Bucket[]): TimeBucket[] {
  return buckets.map(({ start, accepted, delivered, undelivered, failed }) => ({
    at: start,
    values: { delivered, undelivered, failed, other: accepted - delivered - undelivered - failed },
  }));
}
