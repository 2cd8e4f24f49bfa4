import { stripVTControlCharacters } from 'node:util';
import { count, duration, money, number } from '../../src/amounts';

export { count, duration, money, number };

/** `48 msg/s`, and with a decimal below ten: `0.5 msg/s`. */
export function rate(perSecond: number): string {
  return `${perSecond < 10 ? Number(perSecond.toFixed(1)) : number(perSecond)} msg/s`;
}

/** An instant as this machine's clock shows it: `2026-12-01 09:00`. */
export function clockTime(instant: string | number): string {
  // Swedish writes dates as ISO 8601 does.
  return new Date(instant).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}

/** Columns of one width each, indented by two; numbers to the right. An absent cell is empty. Styles take no room. */
export function columns(rows: readonly (readonly (string | number | undefined)[])[]): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? number(cell) : (cell ?? ''))),
  );
  const widths: number[] = [];
  for (const row of cells) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  }
  return cells.map((row, line) => {
    const padded = row.map((cell, at) => {
      const room = ' '.repeat((widths[at] ?? 0) - widthOf(cell));
      return typeof rows[line]?.[at] === 'number' ? room + cell : cell + room;
    });
    return `  ${padded.join('   ')}`.trimEnd();
  });
}

function widthOf(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
