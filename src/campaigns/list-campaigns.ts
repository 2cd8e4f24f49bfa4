import type * as z from 'zod/mini';
import type { App } from '../app';
import { inParallel } from '../in-parallel';
import { scanCollection } from '../store/scan-all';
import { type CampaignCounts, sendingCounts } from './campaign-counts';
import { type Campaign, type CampaignHead, campaigns, headOf } from './campaign-record';
import type { listQuery } from './campaign-request';
import { findWork } from './find-work';

export interface CampaignList {
  campaigns: (CampaignHead & {
    /** Recipients, those who cannot be sent to included. */
    total: number;
    /** What became of them so far. */
    counts: CampaignCounts;
  })[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

const looksAtOnce = 8;
/** Kept back for what is being read when the time is up, in milliseconds. */
const marginMs = 3_000;

/** All campaigns, the newest first. */
export async function listCampaigns(app: App, query: z.infer<typeof listQuery>): Promise<CampaignList> {
  const { state, limit, cursor } = query;
  const all = (await scanCollection(app.records, campaigns(app)))
    .map(({ value }) => value)
    .filter((campaign) => state === undefined || campaign.state === state)
    // Ids sort by time.
    .filter(({ id }) => cursor === undefined || id < cursor)
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const page = all.slice(0, limit);
  const counts = await countsOf(app, page);
  return {
    campaigns: page.map((campaign) => ({
      ...headOf(campaign),
      total: campaign.rows.total,
      counts: counts.get(campaign.id) ?? sendingCounts(campaign, campaign.settled.counts),
    })),
    next: all.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Of those whose record does not tell; of as many of them as there is time for. */
async function countsOf(app: App, page: readonly Campaign[]): Promise<Map<string, CampaignCounts>> {
  const begun = page.filter(({ state, chunks, settled }) => state !== 'draft' && settled.chunks < chunks);
  const found = new Map<string, CampaignCounts>();
  await inParallel(
    begun,
    looksAtOnce,
    async (campaign) =>
      found.set(campaign.id, sendingCounts(campaign, (await findWork(app, campaign)).counts)),
    () => app.now() < app.deadline - marginMs,
  );
  return found;
}
