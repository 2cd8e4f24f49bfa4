import type { ImportAnswer, ImportResult } from '../../../src/consent/import-opt-outs';
import { Problem } from '../../../src/console/api/client';
import type { ImportRow } from '../../../src/console/pages/consent/import-file';
import { runImport } from '../../../src/console/pages/consent/run-import';
import { readCsv } from '../../../src/csv/read-csv';

const begun = (count: number, to = (index: number) => `+1415555${1_000 + index}`) => ({
  recorded: 0,
  refused: [],
  left: Array.from({ length: count }, (_, index): ImportRow => {
    return { line: index + 2, to: to(index), state: '', at: '', note: '' };
  }),
});

/** Takes as many rows of a call, and refuses numbers that do not begin with a plus. */
const backend = (most: number, calls: string[][] = []) => {
  return async (csv: string): Promise<ImportAnswer> => {
    const rows = readCsv(csv, 'csv').map(({ to = '' }) => to);
    calls.push(rows);
    const results = rows.map((to, index): ImportResult => {
      if (index >= most) return { index, to, outcome: 'unrecorded' };
      return to.startsWith('+')
        ? { index, to, outcome: 'recorded' }
        : { index, to, outcome: 'invalid', reason: 'is not a phone number' };
    });
    const counts = { total: rows.length, recorded: 0, invalid: 0, unrecorded: 0 };
    for (const { outcome } of results) counts[outcome]++;
    return { counts, results, next: counts.unrecorded > 0 ? { index: most } : null };
  };
};

describe('an import', () => {
  it('sends no more rows in a call than one takes', async () => {
    const calls: string[][] = [];
    const summary = await runImport(backend(1_000, calls), begun(2_500), () => undefined);
    expect(calls.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
    expect(summary).toEqual({ recorded: 2_500, refused: [], left: [] });
  });

  it('goes on where a call ran out of time, and tells how far it is', async () => {
    const progress: number[] = [];
    const summary = await runImport(backend(400), begun(1_000), ({ recorded }) => progress.push(recorded));
    expect(progress).toEqual([400, 800, 1_000]);
    expect(summary.left).toEqual([]);
  });

  it('names the lines of rows that were refused', async () => {
    const rows = begun(3, (index) => (index === 1 ? 'nonsense' : `+1415555010${index}`));
    expect(await runImport(backend(2), rows, () => undefined)).toEqual({
      recorded: 2,
      refused: [{ line: 3, to: 'nonsense', reason: 'is not a phone number' }],
      left: [],
    });
  });

  it('stops where nothing gets through, and keeps what is left', async () => {
    const summary = await runImport(backend(0), begun(5), () => undefined);
    expect(summary.left).toHaveLength(5);
  });

  it('stops at a call that fails, and goes on from there when it is asked to', async () => {
    const failure = new Problem(503, 'Unavailable', 'Try again.', 'unavailable');
    const works = backend(1_000);
    let calls = 0;
    const once = (csv: string) => (++calls === 2 ? Promise.reject(failure) : works(csv));
    const stopped = await runImport(once, begun(1_500), () => undefined);
    expect(stopped).toMatchObject({ recorded: 1_000, problem: failure });
    expect(stopped.left).toHaveLength(500);
    expect(await runImport(once, stopped, () => undefined)).toEqual({
      recorded: 1_500,
      refused: [],
      left: [],
    });
  });
});
