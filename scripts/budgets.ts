import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Column, percent, tableOf } from '../benchmarks/table';
import { type Route, readRoutes } from '../emulator/gateway/routes';
import { projectDir } from '../emulator/stack';
import { budgets, type FunctionBudget } from './budgets/data';
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
    const load = atMost(route, loads.get(filePath) ?? 0, budget.loadMs, milliseconds);
    return {
      what: route,
      is: `${size.is} ${load.is}`,
      budget: `${size.budget} ${load.budget}`,
      isKept: size.isKept && load.isKept,
    };
  });
}

/** Each in a process of its own, as on the platform. A busy machine takes longer for everything: what took too long is tried again. */
async function leastLoads(routes: readonly Route[]): Promise<Map<string, number>> {
  const least = new Map<string, number>();
  for (const { path: route, filePath } of routes) {
    let ms = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < mostTries && ms > budgetOf(route).loadMs; tries++) {
      const loads = await loadTimes([filePath]);
      ms = Math.min(ms, loads.get(filePath)?.ms ?? ms);
    }
    least.set(filePath, ms);
  }
  return least;
}

/** Nothing is allowed to a Function that has none. */
function budgetOf(route: string): FunctionBudget {
  const beginnings = Object.keys(budgets.bundles).filter((beginning) => route.startsWith(beginning));
  const longest = beginnings.sort((a, b) => b.length - a.length)[0] ?? '';
  return budgets.bundles[longest] ?? { bytes: 0, loadMs: 0 };
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

function milliseconds(ms: number): string {
  return `${ms.toFixed(1).padStart(5)} ms`;
}

main().then((exceeded) => process.exit(exceeded > 0 ? 1 : 0), fail);
