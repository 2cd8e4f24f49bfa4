import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { detectDelimiter } from '../../src/csv/detect-delimiter';
import { TextScan } from '../../src/csv/text-scan';
import { type Dialect, readRows } from './read-rows';

/** A CSV file of which is known how it is to be read. */
export interface List extends Dialect {
  file: string;
  header: readonly string[];
  /** The first rows below the header. */
  sample: readonly (readonly string[])[];
  /** About how many rows it has. */
  lines: number;
}

const sampleRows = 200;
const headBytes = 65_536;

/** Finds out how a file is written, as far as that was not told. Throws where it cannot be read or has no rows. */
export async function openList(file: string, told: Partial<Dialect> = {}): Promise<List> {
  const scan = new TextScan();
  for await (const chunk of createReadStream(file)) scan.add(chunk as Buffer);
  const encoding = told.encoding ?? scan.encoding;
  const head = new TextDecoder(encoding).decode(await firstBytes(file), { stream: true });
  const delimiter = told.delimiter ?? detectDelimiter(head);

  const rows: (readonly string[])[] = [];
  for await (const { cells } of readRows(file, { encoding, delimiter })) {
    rows.push(cells);
    if (rows.length > sampleRows) break;
  }
  const [header, ...sample] = rows;
  if (!header || sample.length === 0)
    throw new Error(`${file} needs a row that names the columns, and rows below it`);
  return { file, encoding, delimiter, header, sample, lines: Math.max(sample.length, scan.lines - 1) };
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
