import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { failureFields, log } from '../log';
import { isSaturated, lastStartAt, silentAt } from '../messages/send-control';
import { type Campaign, findCampaign } from './campaign-record';
import { continueRun, isOutlived } from './continue-run';
import { Pace } from './pace';
import { type Run, recordRun, roomForRunAt } from './runs';

/** How long before the deadline the next run must have been seen, in milliseconds. */
export const seenMs = 500;

/** What a run reads and writes, one after the other, before its first message leaves. */
const callsToBegin = 5;

/** When the next run is called (milliseconds since the epoch): it can begin then when this one stops. */
function callNextAt(app: App): number {
  return lastStartAt(app) - Math.min(3_000, Math.max(600, callsToBegin * app.records.usualMs));
}

/** A run looks so often whether it is needed, and begins to prepare so long before it is, at least; in milliseconds. */
const standByMs = 250;

/** Waits while other runs ask for all that the account bears. Resolves to when to begin; undefined where there is no time left. */
export async function standBy(
  app: App,
  id: string,
  { run }: Run,
  notBefore: number,
  roomAt: number,
): Promise<number | undefined> {
  for (let room = roomAt; ; ) {
    const beginAt = Math.max(notBefore, room);
    if (beginAt - app.now() <= Math.max(standByMs, 3 * app.records.usualMs)) return beginAt;
    if (app.now() > callNextAt(app)) return undefined;
    await sleep(standByMs);
    const [latest, { value: campaign }] = await Promise.all([
      roomForRunAt(app, id, run),
      findCampaign(app, id),
    ]);
    // Nothing is left to wait for.
    if (campaign.state !== 'running') return app.now();
    room = latest;
  }
}

const beatMs = 900;

/** Lets other runs know that this one asks for all that the account bears, as long as it does. Never rejects. */
export async function beat(app: App, id: string, run: Run, isOver: () => boolean): Promise<void> {
  for (let waited = 100; !isOver(); waited += 100) {
    await sleep(100);
    if (waited % beatMs !== 0 || !isSaturated() || isOver()) continue;
    await recordRun(app, id, { ...run, silentAt: silentAt(app), saturatedAt: app.now() }).catch(
      (failure: unknown) => log('info', 'run-not-recorded', { id, ...failureFields(failure) }),
    );
  }
}

/** Waits for the run that keeps the pace, as long as there is time. */
export async function keepPace(
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
    if (mine || app.now() > callNextAt(app)) return mine;
    await sleep(250);
  }
}

/** Before the time of this run is up another one is called, unless there is no need. */
export async function callNext(app: App, id: string, run: Run, isOver: () => boolean): Promise<void> {
  while (app.now() < callNextAt(app)) {
    if (isOver()) return;
    await sleep(50);
  }
  if (isOver() || (await isOutlived(app, id, run))) return;
  await continueRun(app, id, app.deadline - seenMs, { run: run.run, stopsAt: silentAt(app) });
}
