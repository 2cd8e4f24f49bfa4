import type { Options } from 'csv-parse';

/** How csv-parse is to read what people and programs write: rows of any length, quotes anywhere. */
export function dialect(delimiter: string) {
  return {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    // A quote that is never closed would take in the rest of the file.
    max_record_size: 1_000_000,
  } satisfies Options;
}
