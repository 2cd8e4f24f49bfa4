import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Column, percent, tableOf } from '../benchmarks/table';
import { type Route, readRoutes } from '../emulator/gateway/routes';
import { projectDir } from '../emulator/stack';
import { budgetOf, budgets } from './budgets/data';
import { findDuplicates } from './budgets/find-duplicates';
import { firstLoadBytes } from './budgets/first-load';
import { loadTimes } from './load-times';
import { fail } from './start-options';

/**
 * Holds what was built, and `src`, against what the project allows itself (`budgets/data.ts`):
 *
 *     npm run budgets
 *
 * How much the tests execute is a budget too, but takes as long as the tests: `npm run coverage`.
 */
interface Row {
  what: string;
  is: string;
  budget: string;
  isKept: boolean;
}

const columns: Column<Row>[] = [
  ['', ({ what }) => what],
  ['is', ({ is }) => is],
  ['budget', ({ budget }) => budget],
  ['', ({ isKept }) => (isKept ? '' : 'EXCEEDED')],
];

const mostTries = 5;

async function main(): Promise<number> {
  const assetsDir = path.join(projectDir, 'dist', 'assets');
  const routes = readRoutes(path.join(projectDir, 'dist', 'functions'), assetsDir).functions;
  const duplicates = findDuplicates(path.join(projectDir, 'src'), budgets.duplicates.tokens);
  const rows = [
    ...(await bundleRows(routes)),
    atMost('Functions', routes.length, budgets.functions, String),
    atMost('first load of the console', firstLoadBytes(assetsDir), budgets.consoleFirstLoadBytes, kilobytes),
    atMost('duplicated code', duplicates.share, budgets.duplicates.share, percent),
    dependencies(),
    folders(),
  ];
  console.log(tableOf(columns, rows));
  for (const { tokens, places } of duplicates.found)
    console.log(`${tokens} tokens stand at ${places.join(' and ')}`);
  return rows.filter(({ isKept }) => !isKept).length;
}

async function bundleRows(routes: readonly Route[]): Promise<Row[]> {
  const loads = await leastLoads(routes);
  return routes.map(({ path: route, filePath }) => {
    const budget = budgetOf(route);
    const size = atMost(route, statSync(filePath).size, budget.bytes, kilobytes);
    const load = atMost(route, loads.get(filePath) ?? 0, budget.load, ofClient);
    return {
      what: route,
      is: `${size.is} ${load.is}`,
      budget: `${size.budget} ${load.budget}`,
      isKept: size.isKept && load.isKept,
    };
  });
}

/**
 * What each costs to load, as a share of what Twilio's client costs beside it in the same process. The two meet different
 * moments of a busy machine all the same: what took too long is tried again.
 */
async function leastLoads(routes: readonly Route[]): Promise<Map<string, number>> {
  const client = require.resolve('twilio');
  const least = new Map<string, number>();
  for (const { path: route, filePath } of routes) {
    let share = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < mostTries && share > budgetOf(route).load; tries++) {
      const loads = await loadTimes([client, filePath]);
      share = Math.min(share, (loads.get(filePath)?.ms ?? share) / (loads.get(client)?.ms ?? 1));
    }
    least.set(filePath, share);
  }
  return least;
}

function dependencies(): Row {
  const manifest = JSON.parse(readFileSync(path.join(projectDir, 'package.json'), 'utf8'));
  const [is, budget] = [Object.keys(manifest.dependencies), budgets.dependencies].map((names) =>
    [...names].sort().join(', '),
  );
  return { what: 'dependencies', is: is ?? '', budget: budget ?? '', isKept: is === budget };
}

/** Who may know whom is a matter of its own tests. */
function folders(): Row {
  const jest = path.join(projectDir, 'node_modules', 'jest', 'bin', 'jest.js');
  const row = { what: 'rules between folders', budget: 'kept' };
  try {
    execFileSync(process.execPath, [jest, 'tests/architecture.test.ts'], { cwd: projectDir, stdio: 'pipe' });
    return { ...row, is: 'kept', isKept: true };
  } catch (error) {
    console.error(String((error as { stderr?: unknown }).stderr));
    return { ...row, is: 'broken', isKept: false };
  }
}

function atMost(what: string, is: number, budget: number, told: (value: number) => string): Row {
  return { what, is: told(is), budget: told(budget), isKept: is <= budget };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB`;
}

function ofClient(share: number): string {
  return `${percent(share).padStart(7)} of client`;
}

main().then((exceeded) => process.exit(exceeded > 0 ? 1 : 0), fail);
