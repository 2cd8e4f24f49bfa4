import type { App } from '../app';
import { Problem } from '../problem';
import { type CampaignCounts, sendingCounts } from './campaign-counts';
import { type Campaign, changeCampaign, type PauseReason } from './campaign-record';
import { findWork } from './find-work';
import { reviveCampaign } from './revive';
import { handsOverUntil, takeBack } from './take-back';

export type Action = 'pause' | 'resume' | 'cancel';

export interface ControlAnswer {
  id: string;
  state: Campaign['state'];
  counts: CampaignCounts;
  pausedBecause?: PauseReason;
  /** Messages that waited at Twilio for the end of quiet hours and were taken back. */
  taken?: { canceled: number; done: boolean };
}

/**
 * Pauses, resumes or cancels a campaign; doing it twice is harmless. Runs that are under way stop with the batch they are
 * at. A campaign that is resumed moves itself on. Cancelling also takes back what waits at Twilio, of a completed one that
 * alone. Throws `not-found`, and `campaign-over` for one that has ended otherwise.
 */
export async function controlCampaign(app: App, id: string, action: Action): Promise<ControlAnswer> {
  const campaign = await change(app, id, action);
  const taken = action === 'cancel' ? await takenBack(app, id) : undefined;
  if (action === 'resume') await reviveCampaign(app, campaign);
  const { counts } = await findWork(app, campaign);
  const { state, pausedBecause } = campaign;
  return {
    id,
    state,
    counts: sendingCounts(campaign, counts),
    ...(pausedBecause && { pausedBecause }),
    ...(taken && { taken }),
  };
}

/**
 * Nothing more of a campaign is planned; one that has ended stays as it is. Resolves to until when (milliseconds since the
 * epoch) runs may still hand messages over. Throws `not-found`.
 */
export async function endCampaign(app: App, id: string): Promise<number> {
  await change(app, id, 'cancel');
  return handsOverUntil(app, id);
}

function change(app: App, id: string, action: Action): Promise<Campaign> {
  const now = new Date(app.now()).toISOString();
  return changeCampaign(app, id, (current) => changes[action](current, now));
}

const changes: Record<Action, (campaign: Campaign, now: string) => Campaign> = {
  pause(campaign, at) {
    if (campaign.state === 'paused') return campaign;
    refuseUnless(campaign, ['draft', 'running']);
    const pausedBecause: PauseReason = { at, by: 'operator', reason: 'somebody has paused it' };
    return { ...campaign, state: 'paused', pausedBecause };
  },
  resume(campaign, now) {
    if (campaign.state === 'running') return campaign;
    refuseUnless(campaign, ['draft', 'paused']);
    const { pausedBecause: _, ...rest } = campaign;
    // Who resumes has seen what went wrong before.
    return { ...rest, state: 'running', startedAt: campaign.startedAt ?? now, guardedSince: now };
  },
  cancel(campaign, now) {
    // What a completed one has handed over may still wait for the end of quiet hours.
    if (campaign.state === 'canceled' || campaign.state === 'completed') return campaign;
    const { pausedBecause: _, ...rest } = campaign;
    return { ...rest, state: 'canceled', endedAt: now };
  },
};

function refuseUnless({ state }: Campaign, allowed: readonly Campaign['state'][]): void {
  if (!allowed.includes(state)) throw new Problem('campaign-over', `The campaign is ${state}.`);
}

async function takenBack(app: App, id: string): Promise<{ canceled: number; done: boolean }> {
  const { canceled, done } = await takeBack(app, id);
  return {
    canceled: canceled.filter(({ cancellation }) => cancellation.outcome === 'canceled').length,
    done,
  };
}
