import type { App } from '../app';
import { cancelGroup, type GroupCancellation } from '../scheduling/cancel-group';
import { liveRuns } from './runs';

/** Cancels what waits of a campaign that is over. Throws StoreUnavailable. */
export async function takeBack(app: App, id: string): Promise<GroupCancellation> {
  return cancelGroup(app, id, await handsOverUntil(app, id));
}

/**
 * Until when (milliseconds since the epoch) runs of a campaign that is over may go on: those that are at work may not have
 * read so yet, and not live to take back what they hand over.
 */
export async function handsOverUntil(app: App, id: string): Promise<number> {
  const runs = await liveRuns(app, id);
  return Math.max(0, ...runs.map(({ until }) => until));
}
