import type { RunAnswer } from '../../../campaigns/run-campaign';

/** Why a call failed, for people, and whether the next one may not. */
export interface Trouble {
  detail: string;
  mayPass: boolean;
}

interface Driving {
  run: () => Promise<RunAnswer>;
  /** What a rejection of `run` means. */
  troubleOf: (failure: unknown) => Trouble;
  /** Milliseconds; shorter when the driving is aborted. */
  wait: (ms: number) => Promise<void>;
  /** What the last call has brought. */
  tell: (news: DriveNews) => void;
  signal: AbortSignal;
}

/** `trouble`: the last call failed; the next one follows by itself where it may pass. */
export type DriveNews = { answer: RunAnswer } | { trouble: Trouble };

const shortestTurnMs = 2_000;
const shortestPauseMs = 250;
const longestPauseMs = 60_000;

/**
 * Calls one run after the other until the campaign has nothing left to do, never two at once. Ends early when aborted, or
 * when the backend refuses for good.
 */
export async function driveCampaign({ run, troubleOf, wait, tell, signal }: Driving): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const answer = await run();
      failures = 0;
      tell({ answer });
      if (answer.done) return;
      await wait(pauseAfter(answer, Date.now()));
    } catch (failure) {
      if (signal.aborted) return;
      const trouble = troubleOf(failure);
      tell({ trouble });
      if (!trouble.mayPass) return;
      await wait(backOff(++failures));
    }
  }
}

/** Until the next call, in milliseconds: a run that found little to do is not followed at once. */
export function pauseAfter({ ranForMs, waitingUntil }: RunAnswer, now: number): number {
  if (waitingUntil !== undefined) {
    return Math.min(longestPauseMs, Math.max(shortestTurnMs, Date.parse(waitingUntil) - now));
  }
  return Math.max(shortestPauseMs, shortestTurnMs - ranForMs);
}

/** After so many failures in a row, in milliseconds. */
export function backOff(failures: number): number {
  return Math.min(30_000, 1_000 * 2 ** (failures - 1));
}
