import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ends the output of each block. */
const mark = '\u001e';

/** A shell in which one block after another is run, as somebody does who reads: variables stay, and every question gets a yes. */
export class Shell {
  readonly #bash: ChildProcess;
  #output = '';
  #errors = '';

  constructor(cwd: string, env: Record<string, string | undefined>) {
    this.#bash = spawn('bash', ['-euo', 'pipefail'], { cwd, env, detached: true });
    this.#bash.stdout?.on('data', (chunk) => {
      this.#output += chunk;
    });
    this.#bash.stderr?.on('data', (chunk) => {
      this.#errors += chunk;
    });
  }

  /** What it prints. Rejects where a command fails, with all that was printed. */
  async run(commands: string): Promise<string> {
    this.#output = '';
    this.#errors = '';
    this.#bash.stdin?.write(`{\n${commands}\n} < <(yes 2> /dev/null) 2>&1\nprintf '${mark}'\n`);
    return (await this.#printed(mark, commands)).slice(0, -1);
  }

  /** Begins something that goes on, and resolves to what it has printed once that holds a text. */
  async start(command: string, until: string): Promise<string> {
    this.#bash.stdin?.write(`exec ${command}\n`);
    return this.#printed(until, command);
  }

  async #printed(until: string, commands: string): Promise<string> {
    while (!this.#output.includes(until)) {
      if (this.#bash.exitCode !== null) {
        throw new Error(`${commands}\nfailed:\n${this.#output}${this.#errors}`);
      }
      await sleep(20);
    }
    return this.#output;
  }

  /** Ends it and what it has started. */
  async close(): Promise<void> {
    if (this.#bash.exitCode !== null || !this.#bash.pid) return;
    const closed = once(this.#bash, 'close');
    process.kill(-this.#bash.pid, 'SIGTERM');
    await closed;
  }
}
