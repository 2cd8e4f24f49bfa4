import { unguardCell } from '../../../csv/formula-guard';

const columns = ['to', 'state', 'at', 'note'] as const;

/** One row as it was written; the backend judges it. */
export type ImportRow = Record<(typeof columns)[number], string> & {
  /** Where it ends in the file, from 1. */
  line: number;
};

export type ImportFile = { rows: ImportRow[] } | { problem: string };

interface Line {
  cells: readonly string[];
  line: number;
}

/**
 * Rows by the names in the first line, in any order and case; others are passed over. Where the first line begins with a
 * phone number, the file is a list of numbers.
 */
export function importFile(lines: readonly Line[]): ImportFile {
  const [first] = lines;
  if (!first) return { problem: 'There is nothing in it.' };
  const isList = /(\d\D{0,3}){5}/.test(first.cells[0] ?? '');
  const names: readonly string[] = isList ? ['to'] : first.cells.map((name) => name.toLowerCase());
  if (!names.includes('to'))
    return { problem: 'The first line must name the columns, and one of them must be “to”.' };
  const rows = (isList ? lines : lines.slice(1)).map(({ cells, line }) => {
    const cell = (name: string) => unguardCell(cells[names.indexOf(name)] ?? '');
    return { line, to: cell('to'), state: cell('state'), at: cell('at'), note: cell('note') };
  });
  return rows.length > 0 ? { rows } : { problem: 'There are no rows below the names of the columns.' };
}
