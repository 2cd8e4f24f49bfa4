import type { ImportAnswer } from '../../../consent/import-opt-outs';
import { writeCsv } from '../../../csv/write-csv';
import type { Problem } from '../../api/client';
import type { ImportRow } from './import-file';

/** What became of the rows so far. */
export interface ImportSummary {
  recorded: number;
  refused: { line: number; to: string; reason: string }[];
  /** Rows that nobody has looked at yet. */
  left: ImportRow[];
  /** What keeps the rest from being taken. */
  problem?: Problem;
}

/** As many as one call takes. */
const mostRows = 1_000;

/**
 * Sends the rows that are left slice by slice, going on where a call ran out of time. It stops at the first call that fails
 * or gets nowhere: what is left can be sent again. `onProgress` is told after each call.
 */
export async function runImport(
  send: (csv: string) => Promise<ImportAnswer>,
  begun: ImportSummary,
  onProgress: (summary: ImportSummary) => void,
): Promise<ImportSummary> {
  let summary: ImportSummary = { recorded: begun.recorded, refused: begun.refused, left: begun.left };
  for (let isGoingOn = true; isGoingOn && summary.left.length > 0; ) {
    const slice = summary.left.slice(0, mostRows);
    try {
      const answer = await send(writeCsv(['to', 'state', 'at', 'note'], slice));
      isGoingOn = answer.counts.unrecorded < slice.length;
      summary = withAnswer(summary, slice, answer);
    } catch (failure) {
      return { ...summary, problem: failure as Problem };
    }
    onProgress(summary);
  }
  return summary;
}

function withAnswer(before: ImportSummary, slice: readonly ImportRow[], answer: ImportAnswer): ImportSummary {
  const { recorded, refused, left } = before;
  const settled = answer.results.filter(({ outcome }) => outcome !== 'unrecorded');
  const done = new Set(settled.map(({ index }) => slice[index]));
  return {
    recorded: recorded + answer.counts.recorded,
    refused: [
      ...refused,
      ...settled.flatMap(({ index, outcome, to, reason }) =>
        outcome === 'invalid'
          ? [{ line: slice[index]?.line ?? 0, to, reason: reason ?? 'is not valid' }]
          : [],
      ),
    ],
    left: left.filter((row) => !done.has(row)),
  };
}
