import type { App } from '../app';
import type { Variables } from '../messages/template';
import type { Collection } from '../store/records';
import { campaignTtl } from './campaign-record';

/** A recipient as planned: their variables are frozen here. A row that cannot be sent says why. */
export interface Row {
  to: string;
  variables?: Variables;
  timeZone?: string;
  invalid?: string;
  duplicate?: string;
}

/** Rows that are handed to Twilio together. Never changed. */
export interface Chunk {
  /** Position of the first row in the campaign. */
  first: number;
  rows: Row[];
}

/** So many are lost sight of at most when a run is killed in the middle of a chunk, and must be looked up. */
const mostRows = 50;

/** Bytes of JSON in a chunk: a record holds 16 KiB. */
const mostBytes = 14_000;

/** Chunks that follow one another and lie together, so that one read gets them all. */
export const segmentLength = 20;

/** Over how many partitions the segments of one campaign are spread. */
const lanes = 16;

export function chunks(app: App): Collection<Chunk> {
  return { name: 'campaign-chunks', shards: 32, ttlSeconds: campaignTtl(app) };
}

/** Packs rows, the first of which has the position `first`, into chunks that a record holds. */
export function packRows(rows: readonly Row[], first: number): Chunk[] {
  const packed: Chunk[] = [];
  let bytes = 0;
  for (const [position, row] of rows.entries()) {
    const size = Buffer.byteLength(JSON.stringify(row)) + 1;
    const last = packed.at(-1);
    if (last && last.rows.length < mostRows && bytes + size <= mostBytes) {
      last.rows.push(row);
      bytes += size;
    } else {
      packed.push({ first: first + position, rows: [row] });
      bytes = size;
    }
  }
  return packed;
}

/** The segment that a chunk lies in. */
export function segmentOf(chunk: number): number {
  return Math.floor(chunk / segmentLength);
}

function laneOf(segment: number): number {
  return segment % lanes;
}

/** The key of a chunk, for its rows and for its progress alike. Sorts by number within a lane. */
export function chunkKey(id: string, chunk: number): string {
  return `${laneKey(id, laneOf(segmentOf(chunk)))}${padded(chunk)}`;
}

function padded(chunk: number): string {
  return String(chunk).padStart(7, '0');
}

/** The number of the chunk that a key belongs to. */
export function chunkIn(key: string): number {
  return Number(key.slice(key.indexOf('~') + 1));
}

function laneKey(id: string, lane: number): string {
  return `${id}.${lane}~`;
}

/** What the keys begin with of all chunks from `from` to before `to`, one for each lane that has any. */
export function laneKeys(id: string, from: number, to: number): string[] {
  if (to <= from) return [];
  const [first, last] = [segmentOf(from), segmentOf(to - 1)];
  const count = Math.min(lanes, last - first + 1);
  return Array.from({ length: count }, (_, offset) => laneKey(id, laneOf(first + offset)));
}

/** Scan options to read a lane from a chunk on. */
export function fromChunk(lane: string, chunk: number): { after?: string } {
  return chunk === 0 ? {} : { after: `${lane}${padded(chunk - 1)}` };
}

/** The chunks of one segment, by their number. */
export async function readSegment(app: App, id: string, segment: number): Promise<Map<number, Chunk>> {
  const first = segment * segmentLength;
  const lane = laneKey(id, laneOf(segment));
  const page = await app.records.scan(chunks(app), lane, {
    limit: segmentLength,
    ...fromChunk(lane, first),
  });
  return new Map(
    page.items
      .map(({ key, value }) => [chunkIn(key), value] as const)
      .filter(([chunk]) => segmentOf(chunk) === segment),
  );
}
