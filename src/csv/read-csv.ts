import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '../problem';

/**
 * The rows of a CSV text by the names in its header, in lower case; separated by commas, semicolons or tabs. An apostrophe
 * that `writeCsv` has put in front is taken away. Throws `invalid-request` for `path` where the text is no CSV.
 */
export function readCsv(text: string, path: string): Record<string, string>[] {
  try {
    return parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: separatorOf(text),
      skip_empty_lines: true,
      trim: true,
      cast: (cell) => cell.replace(/^'(?='*[=+\-@\t\r\n])/, ''),
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
