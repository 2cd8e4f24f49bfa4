import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CoverageMap, createCoverageMap, type FileCoverageData } from 'istanbul-lib-coverage';
import { isMeasured, nothingCovered } from './instrument';

type Counts = Record<string, Pick<FileCoverageData, 's' | 'b'>>;

/** What was executed of `src` by all whose counts are in a folder, also of files that nobody has loaded. */
export function addCounts(countsDir: string, sourceDir: string): CoverageMap {
  const files = readdirSync(sourceDir, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(sourceDir, file))
    .filter((file) => isMeasured(file) && !file.endsWith('.d.ts'));
  const sums = new Map(files.map((file) => [file, nothingCovered(readFileSync(file, 'utf8'), file)]));
  for (const name of readdirSync(countsDir).filter((file) => file.endsWith('.json'))) {
    const counts = JSON.parse(readFileSync(path.join(countsDir, name), 'utf8')) as Counts;
    for (const [file, some] of Object.entries(counts)) add(sums.get(file), some);
  }
  return createCoverageMap(Object.fromEntries(sums));
}

function add(sum: FileCoverageData | undefined, { s, b }: Counts[string]): void {
  if (!sum) return;
  for (const [id, count] of Object.entries(s)) sum.s[id] = (sum.s[id] ?? 0) + count;
  for (const [id, counts] of Object.entries(b)) {
    sum.b[id] = (sum.b[id] ?? []).map((count, at) => count + (counts[at] ?? 0));
  }
}
