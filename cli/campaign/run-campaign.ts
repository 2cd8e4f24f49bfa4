import { setTimeout as sleep } from 'node:timers/promises';
import type { Backend } from './backend';
import { type CampaignAnswer, type Counts, handled } from './campaign';
import { clockTime, duration, number, rate } from './format';
import { Pace } from './pace';
import { showProgress } from './progress';

/** A campaign that waits is asked again so often at least: somebody may have resumed it, or moved the clock. */
const longestWaitMs = 30_000;
const shortestWaitMs = 500;

/** Calls run until the campaign is done, paused or canceled, and shows how it goes. */
export async function runCampaign(
  backend: Backend,
  id: string,
  signal: AbortSignal,
): Promise<CampaignAnswer> {
  const progress = showProgress('Sending');
  const pace = new Pace();
  // The first answer takes some seconds.
  progress.update(0, 1, 'starting');
  try {
    while (true) {
      const answer = await backend.post<CampaignAnswer>('/campaigns/run', { id });
      const { counts, waitingUntil } = answer;
      pace.mark(Date.now(), handled(counts));
      progress.update(handled(counts), counts.total, runNote(counts, pace, waitingUntil));
      if (answer.done || answer.state !== 'running') return answer;
      if (waitingUntil !== undefined) await sleep(waitMs(waitingUntil, Date.now()), undefined, { signal });
    }
  } finally {
    progress.stop();
  }
}

/** Until then, within reason. */
export function waitMs(waitingUntil: string, now: number): number {
  return Math.min(longestWaitMs, Math.max(shortestWaitMs, Date.parse(waitingUntil) - now));
}

/** Such as `5,400 of 12,345  48 msg/s  3 min left  accepted 5,380  rejected 12`. */
export function runNote(counts: Counts, pace: Pace, waitingUntil?: string): string {
  const done = handled(counts);
  const seconds = pace.secondsFor(counts.total - done);
  const outcomes = (['accepted', 'rejected', 'suppressed', 'unknown'] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${outcome} ${number(counts[outcome])}`);
  const speed =
    waitingUntil !== undefined
      ? [`waits until ${clockTime(waitingUntil)}`]
      : pace.perSecond !== undefined && seconds !== undefined
        ? [rate(pace.perSecond), seconds > 0 && `${duration(seconds)} left`]
        : [];
  return [`${number(done)} of ${number(counts.total)}`, ...speed, ...outcomes].filter(Boolean).join('  ');
}
