import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { localDir, projectDir } from '../emulator/stack';
import { budgets } from './budgets/data';
import { addCounts } from './coverage/add-counts';
import { bundleInstrumented } from './coverage/bundle-instrumented';
import { printCoverage } from './coverage/print-coverage';
import { fail } from './start-options';

/**
 * Runs the tests on code that counts what is executed of it, in Jest and in the function processes, and adds both up:
 *
 *     npm run coverage                      all tests that come to `src`
 *     npm run coverage -- tests/timing      these, without any bounds
 *     npm run coverage -- --uncovered       also the lines that nothing has executed, by file
 *     npm run coverage -- --again           the counts of the last run
 *
 * Whether the tests pass is not asked here: counting makes those that measure time too slow. A stack that a
 * test starts for itself is not counted.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      again: { type: 'boolean', default: false },
      uncovered: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const countsDir = path.join(localDir, 'coverage', 'counts');
  if (!values.again) await count(countsDir, positionals);
  const coverage = addCounts(countsDir, path.join(projectDir, 'src'));
  const shortcomings = printCoverage(coverage, budgets.coverage, values.uncovered);
  if (positionals.length > 0) return 0;
  for (const text of shortcomings) console.log(`FAILED: ${text}`);
  return shortcomings.length;
}

async function count(countsDir: string, tests: readonly string[]): Promise<void> {
  const dir = path.dirname(countsDir);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(countsDir, { recursive: true });
  const hostedFile = path.join(dir, 'hosted.json');
  const hosted = await bundleInstrumented(path.join(dir, 'functions'), countsDir);
  writeFileSync(hostedFile, JSON.stringify(hosted), { mode: 0o600 });
  const jest = path.join(projectDir, 'node_modules', 'jest', 'bin', 'jest.js');
  const config = path.join(__dirname, 'coverage', 'jest.config.js');
  const child = spawn(process.execPath, [jest, '--config', config, '--maxWorkers=2', ...tests], {
    cwd: projectDir,
    env: { ...process.env, HOSTED: hostedFile, COUNTS_DIR: countsDir },
    stdio: 'inherit',
  });
  await once(child, 'exit');
}

main().then((failed) => process.exit(failed === 0 ? 0 : 1), fail);
