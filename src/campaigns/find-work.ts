import type { App } from '../app';
import type { Page, Stored } from '../store/records';
import type { Campaign, Refusals, SendCounts } from './campaign-record';
import { chunkIn, fromChunk, laneKeys, segmentOf } from './chunks';
import { chunkState, countRefusals, countResults, type Progress, progress } from './progress';

/** A chunk that a run may claim. */
export interface Claimable {
  chunk: number;
  /** What earlier runs have left; absent where nobody has begun with it. */
  before?: Stored<Progress>;
}

type Settled = Required<Campaign['settled']>;

/** How far a campaign is. */
export interface Standing {
  /** By segment, in order. */
  claimable: Map<number, Claimable[]>;
  /** Whether every chunk is done. */
  isDone: boolean;
  /** Chunks from the first on that are done, and what became of them. */
  settled: Settled;
  /** What became of all rows that are accounted for. */
  counts: SendCounts;
  refusals: Refusals;
}

/** Looks at all chunks of a campaign that are not known to be done. Throws StoreUnavailable. */
export async function findWork(app: App, campaign: Campaign): Promise<Standing> {
  const now = app.now();
  const lookUpAfterMs = app.config.lookUpAfterSeconds * 1_000;
  const begun = await readProgress(app, campaign.id, campaign.settled.chunks, campaign.chunks);
  const settled: Settled = structuredClone({ refusals: {}, ...campaign.settled });
  const { counts, refusals } = structuredClone(settled);
  const standing: Standing = { claimable: new Map(), isDone: true, settled, counts, refusals };
  for (let chunk = settled.chunks; chunk < campaign.chunks; chunk++) {
    const before = begun.get(chunk);
    const state = before ? chunkState(before.value, now, lookUpAfterMs) : 'open';
    if (before) {
      countResults(counts, before.value);
      countRefusals(refusals, before.value);
    }
    if (before && state === 'done') {
      if (settled.chunks === chunk) settle(settled, before.value);
      continue;
    }
    standing.isDone = false;
    if (state === 'open' || state === 'lost') {
      const segment = standing.claimable.get(segmentOf(chunk)) ?? [];
      segment.push({ chunk, ...(before && { before }) });
      standing.claimable.set(segmentOf(chunk), segment);
    }
  }
  return standing;
}

function settle(settled: Settled, done: Progress): void {
  settled.chunks++;
  countResults(settled.counts, done);
  countRefusals(settled.refusals, done);
}

/** The progress of chunks from `from` to before `to`, of those that somebody has begun with. */
export async function readProgress(
  app: App,
  id: string,
  from: number,
  to: number,
): Promise<Map<number, Stored<Progress>>> {
  const found = new Map<number, Stored<Progress>>();
  const readLane = async (lane: string): Promise<void> => {
    for (let options: { after?: string } | undefined = fromChunk(lane, from); options; ) {
      const page: Page<Progress> = await app.records.scan(progress(app), lane, { limit: 100, ...options });
      for (const stored of page.items) {
        const chunk = chunkIn(stored.key);
        if (chunk < to) found.set(chunk, stored);
      }
      options = page.next === undefined ? undefined : { after: page.next };
    }
  };
  await Promise.all(laneKeys(id, from, to).map(readLane));
  return found;
}
