import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '../problem';
import { unguardCell } from './formula-guard';

/**
 * The rows of a CSV text by the names in its header, in lower case; separated by commas, semicolons or tabs. An apostrophe
 * that `writeCsv` has put in front is taken away. Throws `invalid-request` for `path` where the text is no CSV, and where its
 * header lacks the column that is `needed`.
 */
export function readCsv(text: string, path: string, needed?: string): Record<string, string>[] {
  const namesOf = (header: string[]): string[] => {
    const names = header.map((name) => name.trim().toLowerCase());
    if (needed === undefined || names.includes(needed)) return names;
    throw Problem.invalid(path, `has no column "${needed}" in its header, which is the first line`);
  };
  try {
    return parse(text, {
      bom: true,
      columns: namesOf,
      delimiter: separatorOf(text),
      skip_empty_lines: true,
      trim: true,
      cast: unguardCell,
    });
  } catch (failure) {
    if (failure instanceof CsvError) throw Problem.invalid(path, `is not CSV: ${failure.message}`);
    throw failure;
  }
}

/** The one that occurs most often in the first line. */
function separatorOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: header.split(separator).length }));
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).separator;
}
