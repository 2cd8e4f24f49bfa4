import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { countText, shareText } from '../../parts/number-texts';
import type { ShareBar } from '../../parts/share-bar';

type Counts = Pick<ShownCampaign['counts'], 'accepted' | 'sent' | 'delivered' | 'read' | 'clicked'>;

/** From Twilio's acceptance to a click. Read and clicked are told of what was delivered. */
export function funnelSteps({ accepted, sent, delivered, read, clicked }: Counts): ShareBar[] {
  const step = (label: string, count: number, whole: number, name?: string): ShareBar => {
    const share =
      whole === 0 || name === undefined ? '' : ` (${shareText(Math.min(1, count / whole))} of ${name})`;
    return { label, value: `${countText(count)}${share}`, share: accepted === 0 ? 0 : count / accepted };
  };
  return [
    step('Accepted by Twilio', accepted, accepted),
    step('Sent', sent, accepted, 'accepted'),
    step('Delivered', delivered, accepted, 'accepted'),
    step('Read', read, delivered, 'delivered'),
    step('Clicked', clicked, delivered, 'delivered'),
  ];
}
