import type { Stage } from './funnel';

/** Messages by the time they were accepted. `start` is RFC 3339 UTC. */
export interface Bucket {
  start: string;
  accepted: number;
  delivered: number;
  undelivered: number;
  failed: number;
}

const mostBuckets = 48;
const minute = 60;
const day = 86_400;
const sizes = [5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * minute);
const fineSizes = [1, 2, 5, 10, 15, 30, minute, 2 * minute, ...sizes];
const counted = ['accepted', 'delivered', 'undelivered', 'failed'] as const;

/**
 * A stretch of time in at most 48 equal parts, which begin at round times in UTC. A `fine` one may have parts of a second,
 * another has none shorter than five minutes. Times in milliseconds.
 */
export class Buckets {
  readonly seconds: number;
  readonly #first: number;
  readonly #buckets: Bucket[];

  constructor(since: number, until: number, grain?: 'fine') {
    this.seconds = sizeFor(since, until, grain ? fineSizes : sizes);
    const size = this.seconds * 1_000;
    this.#first = Math.floor(since / size);
    this.#buckets = Array.from({ length: Math.floor(until / size) - this.#first + 1 }, (_, index) => ({
      start: new Date((this.#first + index) * size).toISOString(),
      accepted: 0,
      delivered: 0,
      undelivered: 0,
      failed: 0,
    }));
  }

  add(at: number, stages: readonly Stage[]): void {
    const bucket = this.#buckets[Math.floor(at / (this.seconds * 1_000)) - this.#first];
    if (!bucket) return;
    for (const stage of counted) if (stages.includes(stage)) bucket[stage]++;
  }

  list(): Bucket[] {
    return this.#buckets;
  }
}

/** The smallest size that will do. A part at each end may be a partial one, hence one less. */
function sizeFor(since: number, until: number, among: readonly number[]): number {
  const needed = (until - since) / 1_000 / (mostBuckets - 1);
  return among.find((size) => size >= needed) ?? Math.ceil(needed / day) * day;
}
