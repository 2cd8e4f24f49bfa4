import type { CampaignCounts } from '../../../campaigns/campaign-counts';

export interface SendingProgress {
  /** Messages that Twilio took. */
  sent: number;
  /** Recipients of whom it is settled what became of their message, or is being looked up. */
  handled: number;
  /** Recipients who can be sent to at all. */
  total: number;
}

/** How far the sending of a campaign is. */
export function progressOf(counts: CampaignCounts): SendingProgress {
  const { total, invalid, duplicate, accepted, rejected, suppressed, unknown } = counts;
  return {
    sent: accepted,
    handled: accepted + rejected + suppressed + unknown,
    total: total - invalid - duplicate,
  };
}
