import { isExpected } from './expected';
import { faults } from './kinds';
import type { Outcome } from './matrix';

/** The matrix as text: a row for each journey and product that it calls, a column for each fault. `!` marks what was not expected. */
export function matrixTable(outcomes: readonly Outcome[]): string {
  const rows = new Map<string, string[]>();
  for (const outcome of outcomes) {
    const { journey, product, fault, word } = outcome;
    const name = `${journey.padEnd(10)}${product}`;
    const row = rows.get(name) ?? faults.map(() => '');
    row[faults.indexOf(fault)] = isExpected(outcome) ? word : `${word}!`;
    rows.set(name, row);
  }
  const met = [...rows].filter(([, row]) => row.some((word) => word !== '' && word !== '-'));
  const cells = [['', ...faults], ...met.map(([name, row]) => [name, ...row])];
  const widths = ['', ...faults].map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A cell, with what is wrong about it. */
export function lineOf({ journey, product, fault, word, complaints }: Outcome): string {
  return [`${journey}, ${product} ${fault}: ${word}`, ...complaints].join('; ');
}

/** What was not as expected, a line each. */
export function surprises(outcomes: readonly Outcome[]): string[] {
  return outcomes.filter((outcome) => !isExpected(outcome)).map(lineOf);
}
