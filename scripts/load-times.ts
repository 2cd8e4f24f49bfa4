import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const projectDir = path.resolve(__dirname, '..');

/** Loads every bundle as if it were the first one, and prints `{[file]: {ms, handler, error?}}`. */
const program = `
  require('node:https'); require('node:crypto');
  const result = {};
  for (const file of JSON.parse(process.argv[1])) {
    for (const key of Object.keys(require.cache)) delete require.cache[key];
    gc();
    const startedAt = process.cpuUsage();
    try {
      const { handler } = require(file);
      const { user, system } = process.cpuUsage(startedAt);
      result[file] = { ms: (user + system) / 1_000, handler: typeof handler === 'function' };
    } catch (error) {
      result[file] = { ms: 0, handler: false, error: String(error) };
    }
  }
  console.log(JSON.stringify(result));
  process.exit();
`;

export interface Loaded {
  /** Of the processor, so that it is the same on a busy machine. */
  ms: number;
  handler: boolean;
  error?: string;
}

/** What each bundle costs to load, in a process that loads one after the other. */
export async function loadTimes(files: string[]): Promise<Map<string, Loaded>> {
  // Without V8's cache, a package that two bundles share costs each of them what it costs a cold process.
  // What the loads before leave behind is collected before, so that it counts for none.
  const args = ['--no-compilation-cache', '--expose-gc', '-e', program, JSON.stringify(files)];
  const options = { cwd: projectDir, env: { PATH: process.env.PATH } };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return new Map(Object.entries<Loaded>(JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')));
}
