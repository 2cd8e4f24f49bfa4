import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { failureFields, log } from '../log';
import { ownCall } from '../own-call';
import { findCampaign } from './campaign-record';
import { liveRuns, type Run } from './runs';

export const runPath = '/campaigns/run';

/** How often the store is asked whether the next run has come, and how long before a call is made again; in milliseconds. */
const askEveryMs = 150;
const repeatAfterMs = 1_200;

/** Reads and writes, one after the other, until a run that was called is seen. */
const callsToBeSeen = 5;

/** What one run tells the one that it calls. */
interface Followed {
  run: string;
  /** When it no longer hands anything over: the next one begins then. */
  stopsAt: number;
}

/**
 * Calls this deployment for another run of a campaign, and makes sure that the call was received: the next run is seen in
 * the store, or the campaign is no longer running. Resolves to whether it was, before `until` (milliseconds since the epoch).
 */
export async function continueRun(app: App, id: string, until: number, followed: Followed): Promise<boolean> {
  for (let calledAt = Number.NEGATIVE_INFINITY; app.now() < until; ) {
    if (app.now() - calledAt > Math.max(repeatAfterMs, callsToBeSeen * app.records.usualMs)) {
      calledAt = app.now();
      call(app, id, followed);
    }
    await sleep(askEveryMs);
    const [live, { value: campaign }] = await Promise.all([liveRuns(app, id), findCampaign(app, id)]);
    if (live.some(({ follows }) => follows === followed.run)) return true;
    // One with little to do has come and gone.
    if (campaign.state !== 'running') return true;
  }
  log('warn', 'campaign-not-continued', { id });
  return false;
}

/** Whether another run will still be at work when this one is over. Of several that end together one goes on. */
export async function isOutlived(app: App, id: string, run: Run): Promise<boolean> {
  const others = await liveRuns(app, id);
  return others.some(
    (other) =>
      other.run !== run.run &&
      (other.until > run.until || (other.until === run.until && other.run > run.run)),
  );
}

/** Its answer comes when this process is long gone, and is not waited for. */
function call(app: App, id: string, { run, stopsAt }: Followed): void {
  const { baseUrl, authToken } = app.config;
  fetch(`${baseUrl}${runPath}`, {
    method: 'POST',
    headers: {
      authorization: ownCall(authToken, runPath, id, app.now()),
      'content-type': 'application/json',
    },
    body: JSON.stringify({ id, follows: run, notBefore: stopsAt }),
  }).then(
    (response) => response.body?.cancel(),
    (failure: unknown) => log('info', 'campaign-call-broken', { id, ...failureFields(failure) }),
  );
}
