import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { dialect } from '../../src/csv/dialect';
import type { Row } from '../../src/csv/find-columns';

export interface Dialect {
  /** A label of the Encoding standard. */
  encoding: string;
  delimiter: string;
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
