import type { App } from '../app';
import type { Bucket } from '../insights/buckets';
import { type ErrorsReport, summary } from '../insights/errors';
import type { MessageSettings } from '../messages/message-request';
import { type CampaignCounts, sendingCounts } from './campaign-counts';
import { addUp, countError, readDelivery } from './campaign-delivery';
import {
  type Campaign,
  type CampaignContent,
  type CampaignHead,
  findCampaign,
  findContent,
  headOf,
} from './campaign-record';
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
  /** Messages by the time they were accepted, from the first to the last; none where none was. */
  bucketSeconds: number;
  buckets: Bucket[];
  /** Why messages were refused or did not arrive, the commonest reasons first. */
  errors: Pick<ErrorsReport, 'failures' | 'byCode' | 'byClass'>;
  /** What is sent, and how. */
  message: MessageSettings & Pick<CampaignContent, 'quietHours'>;
  /**
   * Present when there was no time to read the whole ledger: what became of accepted messages is estimated from what this
   * share of it tells, and unknown where that is 0.
   */
  sample?: { share: number };
}

/** Time that is left for the answer once the ledger is no longer read. */
const reserveMs = 1_500;

/** A campaign, and what became of its messages. One that has stalled is moved on. Throws `not-found`. */
export async function showCampaign(app: App, id: string): Promise<ShownCampaign> {
  const { value: campaign } = await findCampaign(app, id);
  const [content, { counts, refusals }, { picked, share }] = await Promise.all([
    findContent(app, id),
    findWork(app, campaign),
    readDelivery(app, id, app.deadline - reserveMs),
    reviveCampaign(app, campaign),
  ]);
  const { pace, window } = campaign;
  const { accepted } = counts;
  const isSample = share < 1;
  const delivery = addUp(picked, isSample && picked.length > 0 ? accepted / picked.length : 1);
  const { stages, buckets, bucketSeconds, errors } = delivery;
  for (const [code, count] of Object.entries(refusals)) countError(errors, Number(code), '', count);
  const isUnknown = isSample && picked.length === 0;
  const queued = isUnknown ? 0 : Math.max(0, accepted - stages.sent - stages.failed - stages.canceled);
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
    bucketSeconds,
    buckets,
    errors: summary(errors),
    message: { ...content.settings, ...(content.quietHours && { quietHours: content.quietHours }) },
    ...(pace && { pace }),
    ...(window && { window }),
    ...(isSample && { sample: { share } }),
  };
}
