import { randomBytes } from 'node:crypto';
import type { App } from '../app';
import { failureFields, log } from '../log';
import { silentAt } from '../messages/send-control';
import { StoreUnavailable } from '../store/records';
import { type CampaignCounts, sendingCounts } from './campaign-counts';
import {
  type Campaign,
  changeCampaign,
  findCampaign,
  findContent,
  isAddedTo,
  type PauseReason,
} from './campaign-record';
import { continueRun } from './continue-run';
import { findWork, type Standing } from './find-work';
import { Guard } from './guard';
import { RunLoop } from './run-loop';
import { beat, callNext, keepPace, seenMs, standBy } from './run-turn';
import { endRun, type Run, recordRun, roomForRunAt } from './runs';
import { takeBack } from './take-back';
import { windowNow } from './window';

export interface RunAnswer {
  id: string;
  state: Campaign['state'];
  counts: CampaignCounts;
  ranForMs: number;
  /** Whether nothing is left to do: the campaign is completed or canceled, or paused until somebody resumes it. */
  done: boolean;
  /** RFC 3339 UTC: when its window opens, outside of which nothing is sent. */
  waitingUntil?: string;
  pausedBecause?: PauseReason;
}

export interface RunRequest {
  id: string;
  follows?: string | undefined;
  notBefore?: number | undefined;
}

/** A run that follows another waits for its turn this long at most. */
const longestWaitMs = 3_000;

/**
 * Moves a campaign on for as long as a call lives, and calls the next run where that was not enough. Any number of runs
 * may be at work at once. Throws `not-found` and StoreUnavailable; whatever was handed over by then is accounted for later.
 */
export async function runCampaign(app: App, request: RunRequest): Promise<RunAnswer> {
  const startedAt = app.now();
  const { id, follows, notBefore = 0 } = request;
  const found = await findCampaign(app, id);
  const campaign = await start(app, found.value);
  const answer = (state: Campaign, standing: Standing, waitingUntil?: number): RunAnswer => ({
    id,
    state: state.state,
    counts: sendingCounts(state, standing.counts),
    ranForMs: app.now() - startedAt,
    done: state.state !== 'running',
    ...(waitingUntil !== undefined &&
      state.state === 'running' && { waitingUntil: new Date(waitingUntil).toISOString() }),
    ...(state.pausedBecause && { pausedBecause: state.pausedBecause }),
  });
  if (campaign.state !== 'running') return answer(campaign, await findWork(app, campaign));

  const window = windowNow(app, campaign.window);
  if (!window.isOpen) return answer(campaign, await findWork(app, campaign), window.opensAt);

  const run: Run = {
    run: randomBytes(8).toString('hex'),
    startedAt,
    until: app.deadline,
    silentAt: silentAt(app),
    // It takes over from one that did not come to the end, most likely for the account's limit.
    ...(follows && { follows, saturatedAt: Math.max(startedAt, notBefore) }),
  };
  const [content, roomAt] = await Promise.all([
    findContent(app, id),
    roomForRunAt(app, id, run.run),
    recordRun(app, id, run),
  ]);
  const pace = campaign.pace && (await keepPace(app, campaign, run, window.until));
  const loop = new RunLoop(app, campaign, content, run.run, {
    closesAt: window.until,
    pace,
    guard: new Guard(app, campaign),
  });

  let [isDone, isOver] = [false, false];
  const next = callNext(app, id, run, () => isDone || loop.isHalted).catch((failure: unknown) =>
    log('warn', 'campaign-not-continued', { id, ...failureFields(failure) }),
  );
  const beating = beat(app, id, run, () => isOver || app.now() > run.silentAt);
  try {
    const beginAt = await standBy(app, id, run, Math.min(startedAt + longestWaitMs, notBefore), roomAt);
    // A run without the pace, or with no time left, still sees to it that the campaign goes on: others rely on the last one.
    if (beginAt !== undefined && (campaign.pace === undefined || pace)) {
      isDone = await loop.work(beginAt);
    }
  } finally {
    isOver = true;
    await pace
      ?.giveBack()
      .catch((failure: unknown) => log('warn', 'pace-not-given-back', failureFields(failure)));
    await beating;
    // Also where the store has failed this run: it may be back for the next one.
    await next;
    // Before the state is read: whoever resumes it later sees that nobody is at work.
    await endRun(app, id, run).catch((failure: unknown) =>
      log('info', 'run-not-recorded', { id, ...failureFields(failure) }),
    );
  }
  const { state, standing } = await finish(app, id, loop);
  // What was under way when it was canceled.
  if (state.state === 'canceled') await takeBack(app, id);
  const wasResumed = loop.isHalted && state.state === 'running' && windowNow(app, state.window).isOpen;
  if (wasResumed) await continueRun(app, id, app.deadline - seenMs, { run: run.run, stopsAt: app.now() });
  return answer(state, standing);
}

async function start(app: App, campaign: Campaign): Promise<Campaign> {
  if (campaign.state !== 'draft') return campaign;
  return changeCampaign(app, campaign.id, (current) =>
    current.state === 'draft'
      ? { ...current, state: 'running', startedAt: new Date(app.now()).toISOString() }
      : current,
  );
}

/**
 * Writes down how far the campaign has come. Where the store does not answer in time the next run does so: then it resolves
 * to what was last known.
 */
async function finish(app: App, id: string, loop: RunLoop): Promise<Finding> {
  try {
    return await writeStanding(app, id, loop.pauseReason);
  } catch (failure) {
    const { state, standing } = loop.seen;
    if (!(failure instanceof StoreUnavailable) || !standing || loop.pauseReason) throw failure;
    log('warn', 'campaign-not-finished', { id, ...failureFields(failure) });
    return { state, standing };
  }
}

interface Finding {
  state: Campaign;
  standing: Standing;
}

async function writeStanding(app: App, id: string, pauseReason: PauseReason | undefined): Promise<Finding> {
  const { value: campaign } = await findCampaign(app, id);
  const standing = await findWork(app, campaign);
  const state = await changeCampaign(app, id, (current) => {
    const settled = standing.settled.chunks > current.settled.chunks ? standing.settled : current.settled;
    const moved = settled === current.settled ? current : { ...current, settled };
    if (current.state !== 'running') return moved;
    // Somebody may have added recipients since.
    if (standing.isDone && !isAddedTo(current, app.now()) && current.chunks === campaign.chunks) {
      return { ...moved, state: 'completed', endedAt: new Date(app.now()).toISOString() };
    }
    return pauseReason ? { ...moved, state: 'paused', pausedBecause: pauseReason } : moved;
  });
  return { state, standing };
}
