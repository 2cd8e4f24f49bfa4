import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { failureFields, log } from '../log';
import { isSaturated, silentAt } from '../messages/send-control';
import { type CampaignCounts, sendingCounts } from './campaign-counts';
import {
  type Campaign,
  changeCampaign,
  findCampaign,
  findContent,
  isAddedTo,
  type PauseReason,
} from './campaign-record';
import { continueRun, isOutlived } from './continue-run';
import { findWork, type Standing } from './find-work';
import { Guard } from './guard';
import { Pace } from './pace';
import { RunLoop } from './run-loop';
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

/** How long before the deadline the next run is called, in milliseconds. */
const callNextMs = 2_100;
/** How long before the deadline it must have been seen. */
const seenMs = 500;

/** A run that follows another waits for its turn this long at most. */
const longestWaitMs = 3_000;

/**
 * Moves a campaign on for as long as a call lives, and calls the next run where that was not enough. Any number of runs
 * may be at work at once. Throws `not-found` and StoreUnavailable; whatever was handed over by then is accounted for later.
 */
export async function runCampaign(app: App, request: RunRequest): Promise<RunAnswer> {
  const startedAt = app.now();
  const { id, follows } = request;
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
    ...(follows && { follows, saturatedAt: Math.max(startedAt, request.notBefore ?? 0) }),
  };
  await recordRun(app, id, run);
  const pace = campaign.pace && (await keepPace(app, campaign, run, window.until));
  const content = await findContent(app, id);
  const loop = new RunLoop(app, campaign, content, run.run, {
    closesAt: window.until,
    pace,
    guard: new Guard(app, campaign),
  });

  let isOver = false;
  const next = callNext(app, id, run, () => isOver || loop.isHalted).catch((failure: unknown) =>
    log('warn', 'campaign-not-continued', { id, ...failureFields(failure) }),
  );
  const beating = beat(app, id, run, () => isOver || app.now() > run.silentAt);
  try {
    const beginAt = await standBy(app, id, run, Math.min(startedAt + longestWaitMs, request.notBefore ?? 0));
    // A run without the pace, or with no time left, still sees to it that the campaign goes on: others rely on the last one.
    if (beginAt !== undefined && (campaign.pace === undefined || pace)) {
      await loop.work(beginAt);
      isOver = true;
    }
  } finally {
    await pace
      ?.giveBack()
      .catch((failure: unknown) => log('warn', 'pace-not-given-back', failureFields(failure)));
    // Also where the store has failed this run: it may be back for the next one.
    await next;
    isOver = true;
    await beating;
    // Before the state is read: whoever resumes it later sees that nobody is at work.
    await endRun(app, id, run);
  }
  const { state, standing } = await finish(app, id, loop.pauseReason);
  // What was under way when it was canceled.
  if (state.state === 'canceled') await takeBack(app, id);
  const wasResumed = loop.isHalted && state.state === 'running' && windowNow(app, state.window).isOpen;
  if (wasResumed) await continueRun(app, id, app.deadline - seenMs, { run: run.run, stopsAt: app.now() });
  return answer(state, standing);
}

/** A run looks so often whether it is needed, and begins to prepare so long before it is; in milliseconds. */
const standByMs = 250;

/** Waits while other runs ask for all that the account bears. Resolves to when to begin; undefined where there is no time left. */
async function standBy(app: App, id: string, { run }: Run, notBefore: number): Promise<number | undefined> {
  for (;;) {
    const roomAt = Math.max(notBefore, await roomForRunAt(app, id, run));
    if (roomAt - app.now() <= standByMs) return roomAt;
    if (app.now() > app.deadline - callNextMs) return undefined;
    await sleep(standByMs);
    // Nothing is left to wait for.
    if ((await findCampaign(app, id)).value.state !== 'running') return app.now();
  }
}

const beatMs = 900;

/** Lets other runs know that this one asks for all that the account bears, as long as it does. Never rejects. */
async function beat(app: App, id: string, run: Run, isOver: () => boolean): Promise<void> {
  for (let waited = 100; !isOver(); waited += 100) {
    await sleep(100);
    if (waited % beatMs !== 0 || !isSaturated() || isOver()) continue;
    await recordRun(app, id, { ...run, saturatedAt: app.now() }).catch((failure: unknown) =>
      log('info', 'run-not-recorded', { id, ...failureFields(failure) }),
    );
  }
}

async function start(app: App, campaign: Campaign): Promise<Campaign> {
  if (campaign.state !== 'draft') return campaign;
  return changeCampaign(app, campaign.id, (current) =>
    current.state === 'draft'
      ? { ...current, state: 'running', startedAt: new Date(app.now()).toISOString() }
      : current,
  );
}

/** Waits for the run that keeps the pace, as long as there is time. */
async function keepPace(
  app: App,
  campaign: Campaign,
  run: Run,
  closesAt: number | undefined,
): Promise<Pace | undefined> {
  const { id, pace } = campaign;
  for (;;) {
    const mine = await Pace.acquire(
      app,
      id,
      pace?.perSecond ?? 1,
      { run: run.run, until: app.deadline + 1_500 },
      closesAt,
    );
    if (mine || app.now() > app.deadline - callNextMs) return mine;
    await sleep(250);
  }
}

/** Before the time of this run is up another one is called, unless there is no need. */
async function callNext(app: App, id: string, run: Run, isOver: () => boolean): Promise<void> {
  const callAt = app.deadline - callNextMs;
  while (app.now() < callAt) {
    if (isOver()) return;
    await sleep(Math.min(50, Math.max(1, callAt - app.now())));
  }
  if (isOver() || (await isOutlived(app, id, run))) return;
  await continueRun(app, id, app.deadline - seenMs, { run: run.run, stopsAt: silentAt(app) });
}

/** Writes down how far the campaign has come. */
async function finish(
  app: App,
  id: string,
  pauseReason: PauseReason | undefined,
): Promise<{ state: Campaign; standing: Standing }> {
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
