import { guardCell } from './formula-guard';

/**
 * Rows as CSV (RFC 4180) with a header. Text from outside that a spreadsheet would take for a formula gets an apostrophe
 * in front; a phone number is none, whatever it begins with.
 */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Partial<Record<Column, string | number | undefined>>[],
): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines
    .map((line) => `${line.map((cell) => quote(guardCell(String(cell ?? '')))).join(',')}\r\n`)
    .join('');
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
