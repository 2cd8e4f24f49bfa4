/** The widest line the demo prints. */
export const pageWidth = 100;

const inColour = process.stdout.isTTY === true && !process.env.NO_COLOR;

/** Text in one of the terminal's styles, by its ANSI codes for on and off; plain where nobody could see it. */
const style = (on: number, off: number) => (text: string) =>
  inColour ? `\u001b[${on}m${text}\u001b[${off}m` : text;

export const bold = style(1, 22);
export const dim = style(2, 22);
export const green = style(32, 39);
export const red = style(31, 39);

/** Columns of one width each, numbers to the right, indented by two. The last column is cut at the page's edge. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, String(cell).length);
    }
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
    });
    return cut(`  ${cells.join('   ')}`.trimEnd());
  });
}

/** Text broken between words, every line indented, none wider than the page. */
export function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent + longer.length > pageWidth) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one);
}

/** `1 click`, `2 clicks`. */
export function count(amount: number, one: string, many: string = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

function cut(line: string): string {
  return line.length > pageWidth ? `${line.slice(0, pageWidth - 1)}…` : line;
}
