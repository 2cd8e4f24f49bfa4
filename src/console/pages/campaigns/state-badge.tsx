import { Badge, type BadgeProps } from '@twilio-paste/core/badge';
import type { CampaignState } from '../../../campaigns/campaign-record';

export const stateNames: Record<CampaignState, string> = {
  draft: 'Draft',
  running: 'Running',
  paused: 'Paused',
  canceled: 'Canceled',
  completed: 'Completed',
};

const variants: Record<CampaignState, BadgeProps['variant']> = {
  draft: 'neutral',
  running: 'new',
  paused: 'warning',
  canceled: 'error',
  completed: 'success',
};

/** What state a campaign is in, in one word. */
export function StateBadge({ state }: { state: CampaignState }) {
  return (
    <Badge as="span" variant={variants[state]}>
      {stateNames[state]}
    </Badge>
  );
}
