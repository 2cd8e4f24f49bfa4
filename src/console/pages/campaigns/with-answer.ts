import type { RunAnswer } from '../../../campaigns/run-campaign';
import type { ShownCampaign } from '../../../campaigns/show-campaign';

/** A campaign as a run has left it. What became of accepted messages is not known from that, and stays as it was. */
export function withAnswer(campaign: ShownCampaign, answer: RunAnswer): ShownCampaign {
  const { pausedBecause: _, ...rest } = campaign;
  const { state, counts, pausedBecause } = answer;
  return {
    ...rest,
    state,
    counts: { ...campaign.counts, ...counts },
    ...(pausedBecause && { pausedBecause }),
  };
}
