import type { Campaign } from '../../src/campaigns/campaign-record';

/** Rows by what became of them; those from `queued` on only where a campaign is shown. */
export type Counts = Record<
  | 'total'
  | 'pending'
  | 'accepted'
  | 'rejected'
  | 'suppressed'
  | 'invalid'
  | 'duplicate'
  | 'unknown'
  | 'unsent',
  number
> &
  Partial<Record<'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'read' | 'clicked', number>>;

/** A campaign as the backend shows it. */
export interface ShownCampaign
  extends Pick<
    Campaign,
    'id' | 'name' | 'state' | 'createdAt' | 'startedAt' | 'endedAt' | 'pace' | 'window' | 'pausedBecause'
  > {
  counts: Counts;
  message: { body?: string; contentSid?: string; mediaUrls?: string[] };
  /** Present where delivery counts are a lower bound. */
  sample?: { share: number };
}

export interface ListedCampaign extends Pick<ShownCampaign, 'id' | 'name' | 'state' | 'createdAt'> {
  /** Rows, those that cannot be sent included. */
  total: number;
}

/** What a run, or a change of state, answers. */
export interface CampaignAnswer extends Pick<ShownCampaign, 'id' | 'state' | 'counts' | 'pausedBecause'> {
  done?: boolean;
  /** RFC 3339. */
  waitingUntil?: string;
}

/** Rows that need nothing more. */
export function handled({ total, pending, unsent, unknown }: Counts): number {
  return Math.max(0, total - pending - unsent - unknown);
}
