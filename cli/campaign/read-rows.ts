import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';

/** A row of a CSV file and the line it ends on, the header's being 1. */
export interface Row {
  cells: readonly string[];
  line: number;
}

export interface Dialect {
  /** A label of the Encoding standard. */
  encoding: string;
  delimiter: string;
}

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

/** The rows of a file one after the other, the header first, with little of it in memory. Throws with the line. */
export async function* readRows(
  file: string,
  { encoding, delimiter }: Dialect,
): AsyncGenerator<Row, void, undefined> {
  const parser = parse({ ...dialect(delimiter), info: true });
  // What fails destroys the parser with its reason, which the loop below then throws.
  pipeline(
    createReadStream(file),
    (chunks) => decoded(chunks, encoding),
    parser,
    () => {},
  );
  try {
    for await (const row of parser) {
      const { record, info } = row as { record: string[]; info: { lines: number } };
      yield { cells: record, line: info.lines };
    }
  } catch (failure) {
    if (!(failure instanceof CsvError)) throw failure;
    throw new Error(`${file} is not CSV: ${failure.message}`, { cause: failure });
  }
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
