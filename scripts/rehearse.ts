import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator } from '../emulator';
import { projectDir } from '../emulator/stack';
import { deployTwice } from './rehearsal/deploy-twice';
import { type Figure, measure } from './rehearsal/measure';
import { fail } from './start-options';

/**
 * Deploys the built project to the emulator with the official tool, twice, and runs the end-to-end tests against what is
 * then hosted.
 *
 *     npm run rehearse                     the suites below
 *     npm run rehearse -- sending clicks   these ones
 */
const SUITES = [
  'access',
  'campaigns',
  'clicks',
  'delivery',
  'inbound',
  'opt-outs',
  'scheduling',
  'sending',
  'service',
];

async function main(): Promise<number> {
  const dir = mkdtempSync(path.join(tmpdir(), 'rehearsal-'));
  const emulator = await startEmulator();
  try {
    const { domain, build, hosted, problems } = await deployTwice(emulator, dir);
    const figures = measure(build, hosted);
    console.log(`\nDeployed twice, ${domain}`);
    for (const figure of figures) console.log(`  ${toRow(figure)}`);
    for (const { name, version } of build.dependencies) console.log(`  needs ${name} ${version}`);

    const hostedFile = path.join(dir, 'hosted.json');
    writeFileSync(hostedFile, JSON.stringify(hosted), { mode: 0o600 });
    const { passed, total } = await runTests(hostedFile, dir);

    for (const problem of problems) console.error(`error: the second time: ${problem}`);
    const exceeded = figures.filter(({ is, limit }) => is > limit);
    for (const { what } of exceeded) console.error(`error: over the limit: ${what}`);
    console.log(`Rehearsed: ${passed} of ${total} tests passed on what was deployed`);
    return problems.length + exceeded.length + (total - passed) === 0 && total > 0 ? 0 : 1;
  } finally {
    await emulator.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function runTests(hostedFile: string, dir: string): Promise<{ passed: number; total: number }> {
  const asked = process.argv.slice(2);
  const suites = (asked.length > 0 ? asked : SUITES).join('|');
  const resultFile = path.join(dir, 'tests.json');
  const jest = path.join(projectDir, 'node_modules', 'jest', 'bin', 'jest.js');
  const options = ['--maxWorkers=1', '--json', `--outputFile=${resultFile}`];
  const child = spawn(process.execPath, [jest, `tests/e2e/(${suites}).test.ts`, ...options], {
    cwd: projectDir,
    env: { ...process.env, HOSTED: hostedFile },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  // A suite that could not be loaded counts as a test that failed.
  const total = result.numTotalTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, total };
}

function toRow({ what, is, limit }: Figure): string {
  const percent = ((100 * is) / limit).toFixed(1);
  return `${what.padEnd(22)} ${String(is).padStart(8)} of ${String(limit).padStart(8)}  ${percent.padStart(5)} %`;
}

main().then((code) => process.exit(code), fail);
