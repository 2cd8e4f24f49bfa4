import type { App } from '../app';
import { findSuppressed, type Suppression } from '../messages/find-suppressed';
import { type Chunk, readSegment } from './chunks';
import type { Claimable } from './find-work';

/** A segment's rows, and who of them must not be written to. */
export interface LoadedSegment {
  claimable: Claimable[];
  chunks: Map<number, Chunk>;
  suppressed: Promise<Map<string, Suppression>>;
}

/** Of so many segments the next one is picked by chance, so that runs at once seldom want the same. */
const pickedFrom = 4;

/**
 * What a run may claim, by segment, in an order of its own. A segment is read, and its people looked up, while the one
 * before it is worked on. Throws StoreUnavailable.
 */
export async function* chunksToClaim(
  app: App,
  id: string,
  claimable: Map<number, Claimable[]>,
): AsyncGenerator<{ segment: LoadedSegment; item: Claimable }> {
  const waiting = [...claimable];
  const next = (): Promise<LoadedSegment> | undefined => {
    const [picked] = waiting.splice(Math.floor(Math.random() * Math.min(pickedFrom, waiting.length)), 1);
    const loading = picked && load(app, id, ...picked);
    // Whoever comes to it hears of a failure.
    loading?.catch(() => undefined);
    return loading;
  };
  for (let loading = next(); loading; ) {
    const segment = await loading;
    loading = next();
    for (const item of shuffled(segment.claimable)) yield { segment, item };
  }
}

async function load(app: App, id: string, segment: number, claimable: Claimable[]): Promise<LoadedSegment> {
  const chunks = await readSegment(app, id, segment);
  const people = claimable.flatMap(({ chunk }) => chunks.get(chunk)?.rows.map(({ to }) => to) ?? []);
  const suppressed = findSuppressed(app, people);
  suppressed.catch(() => undefined);
  return { claimable, chunks, suppressed };
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
