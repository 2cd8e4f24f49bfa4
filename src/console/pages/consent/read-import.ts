import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { type ImportFile, importFile } from './import-file';

/** The rows of a CSV text, or a list of numbers, with their lines. */
export function readImport(text: string): ImportFile {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      // The package's types do not know what `info` makes of a record.
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return importFile(records.map(({ record, info }) => ({ cells: record, line: info.lines })));
  } catch (failure) {
    if (failure instanceof CsvError) return { problem: `This is not CSV: ${failure.message}.` };
    throw failure;
  }
}
