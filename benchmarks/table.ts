export type Column<Row> = [title: string, cell: (row: Row) => string];

/** A line for each row below the titles, the first column to the left and the others to the right. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

export function printTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): void {
  console.log(tableOf(columns, rows));
}

/** Of a share that does not exist, because nothing was there to be shared, a dash. */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '-';
}

export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
