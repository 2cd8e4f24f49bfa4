import { parse } from 'csv-parse/sync';
import { dialect } from './dialect';

/** In doubt the first one: text has commas more often than tabs. */
const candidates = ['\t', ';', '|', ','];

/** Rows that are looked at. */
const looked = 20;

/** What separates the cells, by a file's first lines: what makes the most columns of them, and as many in every row. */
export function detectDelimiter(head: string): string {
  const scores = candidates.map((delimiter) => ({ delimiter, score: scoreOf(head, delimiter) }));
  return scores.reduce((best, other) => (other.score > best.score ? other : best), {
    delimiter: ',',
    score: 0,
  }).delimiter;
}

function scoreOf(head: string, delimiter: string): number {
  // What stands at the end of the head may be half a row, in which a quote is still open.
  const lines = head.split(/\r\n|\r|\n/);
  const text = lines.slice(0, lines.length > 1 ? Math.min(looked, lines.length - 1) : 1).join('\n');
  try {
    const [header = [], ...rows] = parse(text, { ...dialect(delimiter), max_record_size: 0 }) as string[][];
    const alike = rows.filter((row) => row.length === header.length).length + 1;
    return ((header.length - 1) * alike) / (rows.length + 1);
  } catch {
    return 0;
  }
}
