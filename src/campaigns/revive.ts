import { randomBytes } from 'node:crypto';
import type { App } from '../app';
import { scanCollection } from '../store/scan-all';
import { type Campaign, campaigns } from './campaign-record';
import { continueRun } from './continue-run';
import { runCampaign } from './run-campaign';
import { liveRuns } from './runs';
import { windowNow } from './window';

/** What was done for campaigns that nobody moved on. */
export interface Revival {
  /** Campaigns that are running, and those of them for which a run was called. */
  running: number;
  revived: number;
  /** Whether every one of them is being worked on. */
  done: boolean;
}

/** A call has this long to be received, in milliseconds. */
const patienceMs = 2_500;

/** Whether a campaign should be at work and is not. */
export async function isStalled(app: App, campaign: Campaign): Promise<boolean> {
  if (campaign.state !== 'running' || !windowNow(app, campaign.window).isOpen) return false;
  return (await liveRuns(app, campaign.id)).length === 0;
}

/** Calls a run for a campaign that should be at work and is not. Resolves to whether one is at work now. */
export async function reviveCampaign(app: App, campaign: Campaign): Promise<boolean> {
  if (!(await isStalled(app, campaign))) return true;
  const until = Math.min(app.now() + patienceMs, app.deadline - 500);
  return continueRun(app, campaign.id, until, { run: randomBytes(8).toString('hex'), stopsAt: 0 });
}

/** Moves on the campaigns that have stalled: by a call for each, and where that is not received, in this very call. */
export async function reviveCampaigns(app: App): Promise<Revival> {
  const all = (await scanCollection(app.records, campaigns(app))).map(({ value }) => value);
  const running = all.filter(({ state }) => state === 'running');
  const revival: Revival = { running: running.length, revived: 0, done: true };
  for (const campaign of running) {
    if (app.now() > app.deadline - 2 * patienceMs) return { ...revival, done: false };
    if (!(await isStalled(app, campaign))) continue;
    revival.revived++;
    if (await reviveCampaign(app, campaign)) continue;
    const { done } = await runCampaign(app, { id: campaign.id });
    revival.done &&= done;
  }
  return revival;
}
