import { parse } from 'csv-parse/sync';
import { detectDelimiter } from '../../../csv/detect-delimiter';
import { dialect } from '../../../csv/dialect';
import type { Row } from '../../../csv/find-columns';
import { TextScan } from '../../../csv/text-scan';

/** A list of recipients as it was pasted or read from a file. */
export interface List {
  /** Names of its columns, all different; made up where the first line names none. */
  header: readonly string[];
  isNamed: boolean;
  rows: readonly Row[];
  /** Why it cannot be read. */
  fault?: string;
}

/** Reads a list. The first line names the columns, unless it has a number in it or a line is all there is. */
export function readList(text: string): List {
  let rows: Row[];
  try {
    const records: unknown = parse(text, { ...dialect(detectDelimiter(text.slice(0, 65_536))), info: true });
    rows = (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      cells: record,
      line: info.lines,
    }));
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    return { header: [], isNamed: false, rows: [], fault: `The list cannot be read: ${reason}` };
  }
  const [first] = rows;
  if (!first) return { header: [], isNamed: false, rows: [] };
  const isNamed = !first.cells.some(hasNumber) && (rows.length > 1 || first.cells.length > 1);
  return {
    header: namesOf(isNamed ? first.cells : first.cells.map((_, at) => (at === 0 ? 'Number' : ''))),
    isNamed,
    rows: isNamed ? rows.slice(1) : rows,
  };
}

/** The text of a file, however it is encoded. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const scan = new TextScan();
  scan.add(bytes);
  return new TextDecoder(scan.encoding).decode(bytes);
}

function hasNumber(cell: string): boolean {
  return cell.replace(/\D/g, '').length >= 5;
}

function namesOf(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, at) => {
    const name = cell === '' || taken.has(cell) ? `Column ${at + 1}` : cell;
    taken.add(name);
    return name;
  });
}
