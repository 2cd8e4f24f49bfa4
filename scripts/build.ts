import { cpSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Route, readRoutes } from '../emulator/gateway/routes';
import { budgets } from './budgets/data';
import { buildPages } from './build-pages';
import { bundleFunctions } from './bundle-functions';
import { compileAssets } from './compile-assets';
import { type Loaded, loadTimes } from './load-times';
import { writeTimeZoneTable } from './time-zone-table';

/**
 * Bundles every Function by itself, as the deploy uploads them, and reports what each costs to load.
 *
 *     npm run build             a table
 *     npm run build -- --quiet  one line
 */

const { functions: MAX_FUNCTIONS } = budgets;

const projectDir = path.resolve(__dirname, '..');
const assetsSourceDir = path.join(projectDir, 'src', 'assets');
const desiredStateFile = 'messaging-service.json';
const distDir = path.join(projectDir, 'dist');
const functionsDir = path.join(distDir, 'functions');
const assetsDir = path.join(distDir, 'assets');

async function main(): Promise<number> {
  const startedAt = performance.now();
  rmSync(distDir, { recursive: true, force: true });
  await bundleFunctions(functionsDir);
  cpSync(assetsSourceDir, assetsDir, { recursive: true });
  // It lies where whoever keeps the Messaging Service looks for it.
  cpSync(path.join(projectDir, desiredStateFile), path.join(assetsDir, 'messaging-service.private.json'));
  await buildPages();
  writeTimeZoneTable(assetsDir);
  const assetProblems = compileAssets(assetsDir);

  const routes = readRoutes(functionsDir, assetsDir).functions;
  const loads = await loadTimes(routes.map((route) => route.filePath));
  if (!process.argv.includes('--quiet')) console.log(table(routes, loads));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${routes.length} of ${MAX_FUNCTIONS} Functions built in ${seconds} s`);

  const problems = [...findProblems(routes, loads), ...assetProblems];
  for (const problem of problems) console.error(`error: ${problem}`);
  return problems.length === 0 ? 0 : 1;
}

function table(routes: Route[], loads: Map<string, Loaded>): string {
  const rows = routes.map((route) => [
    route.path,
    route.access,
    (statSync(route.filePath).size / 1024).toFixed(1),
    (loads.get(route.filePath)?.ms ?? 0).toFixed(1),
  ]);
  const all = [['route', 'visibility', 'KB', 'load ms'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map(([route = '', ...rest]) => {
      const cells = rest.map((cell, i) =>
        i === 0 ? cell.padEnd(widths[1] ?? 0) : cell.padStart(widths[i + 1] ?? 0),
      );
      return [route.padEnd(widths[0] ?? 0), ...cells].join('  ');
    })
    .join('\n');
}

function findProblems(routes: Route[], loads: Map<string, Loaded>): string[] {
  const unusable = routes.flatMap(({ path: route, filePath }) => {
    const loaded = loads.get(filePath);
    if (loaded?.handler) return [];
    return [
      `${route} ${loaded?.error ? `does not load: ${loaded.error}` : 'does not export a handler function'}`,
    ];
  });
  if (routes.length === 0) unusable.push('there is no Function in src/functions');
  if (routes.length > MAX_FUNCTIONS)
    unusable.push(`the platform takes at most ${MAX_FUNCTIONS} Functions a build`);
  return unusable;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
