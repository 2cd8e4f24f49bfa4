import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CoverageMap, type CoverageSummary, createCoverageSummary } from 'istanbul-lib-coverage';
import { type Column, percent, tableOf } from '../../benchmarks/table';
import { projectDir } from '../../emulator/stack';

/** Shares from 0 to 1. */
export interface CoverageBounds {
  lines: number;
  branchesOfPure: number;
}

interface Row {
  name: string;
  all: CoverageSummary;
  /** Of the files that wait for nothing. */
  pure: CoverageSummary;
}

const columns: Column<Row>[] = [
  ['', ({ name }) => name],
  ['lines', ({ all }) => String(all.lines.total)],
  ['executed', ({ all }) => shareOf(all.lines)],
  ['branches', ({ all }) => shareOf(all.branches)],
  ['of pure files', ({ pure }) => shareOf(pure.branches)],
];

/** Prints what was executed by folder, and answers what is below the bounds. */
export function printCoverage(
  coverage: CoverageMap,
  bounds: CoverageBounds,
  withUncovered: boolean,
): string[] {
  const rows = new Map<string, Row>();
  const total = newRow('all');
  for (const file of coverage.files()) {
    const [, folder = ''] = path.relative(projectDir, file).split(path.sep);
    const name = folder.endsWith('.ts') ? '(src itself)' : folder;
    const row = rows.get(name) ?? newRow(name);
    rows.set(name, row);
    const summary = coverage.fileCoverageFor(file).toSummary();
    for (const { all, pure } of [row, total]) {
      all.merge(summary);
      if (isPure(file)) pure.merge(summary);
    }
  }
  if (withUncovered) printUncovered(coverage);
  console.log(tableOf(columns, [...[...rows.values()].sort((a, b) => a.name.localeCompare(b.name)), total]));
  return below('of all lines', total.all.lines, bounds.lines).concat(
    below('of the branches of pure files', total.pure.branches, bounds.branchesOfPure),
  );
}

/** Whether a file only calculates: it waits for nothing. */
function isPure(file: string): boolean {
  return !/\b(async|await|Promise)\b/.test(readFileSync(file, 'utf8'));
}

function below(
  what: string,
  { covered, total }: { covered: number; total: number },
  least: number,
): string[] {
  return covered / total < least ? [`${percent(covered / total)} ${what}; ${percent(least)} are due`] : [];
}

function printUncovered(coverage: CoverageMap): void {
  for (const file of coverage.files()) {
    const found = coverage.fileCoverageFor(file);
    const lines = found.getUncoveredLines();
    const branches = Object.entries(found.b).flatMap(([id, counts]) => {
      const line = found.branchMap[id]?.loc.start.line ?? 0;
      return counts.includes(0) && !lines.includes(line) ? [line] : [];
    });
    const texts = [
      lines.length > 0 && `lines ${lines.join(' ')}`,
      branches.length > 0 && `branches at ${branches.join(' ')}`,
    ];
    const text = texts.filter((one) => one !== false).join(', ');
    if (text) console.log(`${path.relative(projectDir, file)}: ${text}`);
  }
}

function newRow(name: string): Row {
  return { name, all: createCoverageSummary(), pure: createCoverageSummary() };
}

function shareOf({ covered, total }: { covered: number; total: number }): string {
  return percent(covered / total);
}
