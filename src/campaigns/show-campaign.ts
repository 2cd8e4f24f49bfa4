import type { App } from '../app';
import { mergeFacts } from '../delivery/merge-facts';
import { walkLedger } from '../delivery/walk-ledger';
import { newFunnel, type Stage, stagesOf } from '../insights/funnel';
import { type CampaignCounts, sendingCounts } from './campaign-counts';
import { type Campaign, type CampaignHead, findCampaign, findContent, headOf } from './campaign-record';
import { findWork } from './find-work';
import { reviveCampaign } from './revive';

/**
 * What became of the messages that Twilio accepted. `queued` are those that have not left; of the others a message counts
 * in every stage that it has passed.
 */
export type DeliveryCounts = Record<
  'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'read' | 'clicked',
  number
>;

export interface ShownCampaign extends CampaignHead, Pick<Campaign, 'pace' | 'window'> {
  counts: CampaignCounts & DeliveryCounts;
  /** What is sent, and how. */
  message: object;
  /** Present when there was no time to read the whole ledger: what became of accepted messages is from this share of it. */
  sample?: { share: number };
}

/** Time that is left for the answer once the ledger is no longer read. */
const reserveMs = 1_500;

/** A campaign, and what became of its messages. One that has stalled is moved on. Throws `not-found`. */
export async function showCampaign(app: App, id: string): Promise<ShownCampaign> {
  const { value: campaign } = await findCampaign(app, id);
  const [content, { counts }, delivery] = await Promise.all([
    findContent(app, id),
    findWork(app, campaign),
    readDelivery(app, id),
    reviveCampaign(app, campaign),
  ]);
  const { pace, window } = campaign;
  const { stages, share } = delivery;
  const queued = Math.max(0, counts.accepted - stages.sent - stages.failed - stages.canceled);
  return {
    ...headOf(campaign),
    counts: {
      ...sendingCounts(campaign, counts),
      queued,
      sent: stages.sent,
      delivered: stages.delivered,
      undelivered: stages.undelivered,
      failed: stages.failed,
      read: stages.read,
      clicked: stages.clicked,
    },
    message: { ...content.settings, ...(content.quietHours && { quietHours: content.quietHours }) },
    ...(pace && { pace }),
    ...(window && { window }),
    ...(share < 1 && { sample: { share } }),
  };
}

async function readDelivery(app: App, id: string): Promise<{ stages: Record<Stage, number>; share: number }> {
  const stages = newFunnel();
  const share = await walkLedger(app, {
    until: app.deadline - reserveMs,
    atOnce: 32,
    visit({ sid, facts }) {
      if (!facts.some((fact) => 'campaign' in fact && fact.campaign === id)) return;
      const merged = mergeFacts(sid, facts);
      if (merged) for (const stage of stagesOf(merged)) stages[stage]++;
    },
  });
  return { stages, share };
}
