import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const projectDir = path.resolve(__dirname, '../..');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

export interface StartedCommand {
  child: ChildProcess;
  /** The exit code, null for one that was killed, and what was printed. */
  ended: Promise<{ code: number | null; out: string }>;
}

/** Starts a command of `cli/` in a process of its own, whose calls to Twilio go to TWILIO_API_ORIGIN of `env`. What it reads is `input`. */
export function startCommand(
  name: string,
  words: readonly string[],
  env: Record<string, string>,
  input = '',
): StartedCommand {
  const command = ['--require', './emulator/preload.cjs', '--import', 'tsx', `cli/${name}.ts`];
  const child = spawn(process.execPath, [...command, ...words], {
    cwd: projectDir,
    env: { PATH: process.env.PATH, ...env },
  });
  child.stdin.end(input);
  children.push(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (out += chunk));
  const ended = new Promise<{ code: number | null; out: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out })),
  );
  return { child, ended };
}
