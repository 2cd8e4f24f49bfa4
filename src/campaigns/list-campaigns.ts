import type * as z from 'zod/mini';
import type { App } from '../app';
import { scanCollection } from '../store/scan-all';
import { type CampaignHead, campaigns, headOf } from './campaign-record';
import type { listQuery } from './campaign-request';

export interface CampaignList {
  campaigns: (CampaignHead & {
    /** Recipients, those who cannot be sent to included. */
    total: number;
  })[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/** All campaigns, the newest first. */
export async function listCampaigns(app: App, query: z.infer<typeof listQuery>): Promise<CampaignList> {
  const { state, limit, cursor } = query;
  const all = (await scanCollection(app.records, campaigns(app)))
    .map(({ value }) => value)
    .filter((campaign) => state === undefined || campaign.state === state)
    // Ids sort by time.
    .filter(({ id }) => cursor === undefined || id < cursor)
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const page = all.slice(0, limit).map((campaign) => ({ ...headOf(campaign), total: campaign.rows.total }));
  return { campaigns: page, next: all.length > limit ? (page.at(-1)?.id ?? null) : null };
}
