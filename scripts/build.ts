import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { type Route, readRoutes } from '../emulator/gateway/routes';
import { compileAssets } from './compile-assets';
import { writeTimeZoneTable } from './time-zone-table';

/**
 * Bundles every Function by itself, as the deploy uploads them, and reports what each costs to load.
 *
 *     npm run build             a table
 *     npm run build -- --quiet  one line
 */

/** The platform takes 50 a build; two are left for a deploy tool that adds its own. */
const MAX_FUNCTIONS = 48;
const LOAD_RUNS = 3;

const projectDir = path.resolve(__dirname, '..');
const sourceDir = path.join(projectDir, 'src', 'functions');
const assetsSourceDir = path.join(projectDir, 'src', 'assets');
const desiredStateFile = 'messaging-service.json';
const distDir = path.join(projectDir, 'dist');
const functionsDir = path.join(distDir, 'functions');
const assetsDir = path.join(distDir, 'assets');

/** Loads every bundle as if it were the first one, and prints `{[file]: {ms, handler, error?}}`. */
const MEASURE = `
  require('node:https'); require('node:crypto');
  const result = {};
  for (const file of JSON.parse(process.argv[1])) {
    for (const key of Object.keys(require.cache)) delete require.cache[key];
    const startedAt = performance.now();
    try {
      const { handler } = require(file);
      result[file] = { ms: performance.now() - startedAt, handler: typeof handler === 'function' };
    } catch (error) {
      result[file] = { ms: 0, handler: false, error: String(error) };
    }
  }
  console.log(JSON.stringify(result));
  process.exit();
`;

interface Loaded {
  ms: number;
  handler: boolean;
  error?: string;
}

async function main(): Promise<number> {
  const startedAt = performance.now();
  rmSync(distDir, { recursive: true, force: true });
  await bundle();
  cpSync(assetsSourceDir, assetsDir, { recursive: true });
  // It lies where whoever keeps the Messaging Service looks for it.
  cpSync(path.join(projectDir, desiredStateFile), path.join(assetsDir, 'messaging-service.private.json'));
  writeTimeZoneTable(assetsDir);
  const assetProblems = compileAssets(assetsDir);

  const routes = readRoutes(functionsDir, assetsDir).functions;
  const loads = await measure(routes.map((route) => route.filePath));
  if (!process.argv.includes('--quiet')) console.log(table(routes, loads));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${routes.length} of ${MAX_FUNCTIONS} Functions built in ${seconds} s`);

  const problems = [...findProblems(routes, loads), ...assetProblems];
  for (const problem of problems) console.error(`error: ${problem}`);
  return problems.length === 0 ? 0 : 1;
}

async function bundle(): Promise<void> {
  const { version } = JSON.parse(readFileSync(path.join(projectDir, 'package.json'), 'utf8'));
  await build({
    absWorkingDir: projectDir,
    entryPoints: readdirSync(sourceDir, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => path.join(sourceDir, file)),
    outbase: sourceDir,
    outdir: functionsDir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['twilio', 'twilio/*', '@twilio/runtime-handler'],
    // ES modules leave out what is not used.
    mainFields: ['module', 'main'],
    define: { __VERSION__: JSON.stringify(version) },
    minify: true,
    // Functions stay what they are called, so that a stack in the platform's log can be read.
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** The median of some processes: the first load in one also reads files that the next finds in memory. */
async function measure(files: string[]): Promise<Map<string, Loaded>> {
  const run = async (): Promise<Record<string, Loaded>> => {
    // Without V8's cache, a package that two bundles share costs each of them what it costs a cold process.
    const args = ['--no-compilation-cache', '-e', MEASURE, JSON.stringify(files)];
    const options = { cwd: projectDir, env: { PATH: process.env.PATH } };
    const { stdout } = await promisify(execFile)(process.execPath, args, options);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
  };
  const runs: Array<Record<string, Loaded>> = [];
  for (let i = 0; i < LOAD_RUNS; i++) runs.push(await run());
  const medians = files.map((file): [string, Loaded] => {
    const loads = runs.flatMap((loaded) => loaded[file] ?? []).sort((a, b) => a.ms - b.ms);
    return [file, loads[Math.floor(loads.length / 2)] ?? { ms: 0, handler: false, error: 'did not load' }];
  });
  return new Map(medians);
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
