import type { ShownCampaign } from '../../../campaigns/show-campaign';

/** How often to look at a campaign: often while something moves, less so when only a click may come. */
export function refreshSeconds({ state, counts }: Pick<ShownCampaign, 'state' | 'counts'>): number {
  if (state === 'running') return 4;
  if (state === 'draft') return 10;
  const { sent, delivered, undelivered, failed, queued } = counts;
  return queued > 0 || sent > delivered + undelivered + failed ? 4 : 20;
}
