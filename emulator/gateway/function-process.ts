import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What the official runner sends back for one invocation. */
export interface FunctionReply {
  statusCode: number;
  headers?: Record<string, unknown>;
  body?: unknown;
}

/** How an invocation ended. Only `reply` is the Function's own answer. */
export type Outcome =
  | { kind: 'reply'; reply: FunctionReply }
  | { kind: 'error'; message: string }
  | { kind: 'timeout' }
  | { kind: 'crash'; detail: string };

export interface FunctionProcessOptions {
  /** The program that it runs. */
  runner: string;
  preload?: string | undefined;
  /** The whole environment of the process. */
  env: Record<string, string>;
  log: (line: string) => void;
  onExit: () => void;
}

interface RunnerMessage {
  debugMessage?: unknown;
  reply?: FunctionReply;
  err?: { message?: unknown };
  crossForkLogMessage?: { level: string; args: unknown[] };
}

const MEMORY_MB = 256;
/** Time a process may take to start, which does not count as the Function's. */
const START_LIMIT_MS = 30_000;
/** Time for a last message to arrive from a process that has exited. */
const DRAIN_MS = 100;

/** One process of the official runner. It serves one request at a time and keeps module state between them. */
export class FunctionProcess {
  readonly #child: ChildProcess;
  readonly #log: (line: string) => void;
  #settleWaiting: ((outcome: Outcome) => void) | undefined;
  #becomeReady: () => void = () => {};
  /** Settles when the runner is loaded, or when it is clear that it never will be. */
  readonly ready: Promise<void>;
  /** Settles when the process is gone. */
  readonly exited: Promise<void>;
  /** Whether it can take another request. */
  usable = true;

  constructor(options: FunctionProcessOptions) {
    const preload = options.preload === undefined ? [] : ['--require', options.preload];
    this.#child = fork(options.runner, [], {
      execArgv: [...preload, `--max-old-space-size=${MEMORY_MB}`],
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#log = (line) => options.log(`[${this.pid}] ${line}`);
    this.#pipeOutput();
    this.#child.on('message', (message) => this.#receive(message as RunnerMessage));
    this.#child.on('error', (error) => this.#end(`could not be reached: ${error.message}`));
    this.ready = new Promise((resolve) => {
      this.#becomeReady = resolve;
    });
    // Only the preload tells when the runner is loaded.
    if (options.preload === undefined) this.#becomeReady();
    const startLimit = setTimeout(() => this.#end('did not start'), START_LIMIT_MS);
    void this.ready.then(() => clearTimeout(startLimit));
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        this.usable = false;
        this.#becomeReady();
        options.onExit();
        resolve();
        const ended = () => this.#end(`ended with ${signal ?? `exit code ${code}`}`);
        this.#child.once('close', ended);
        setTimeout(ended, DRAIN_MS).unref();
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Sends one request to the runner, which must be ready. After `limitMs` in the Function the process is killed. Never rejects. */
  invoke(message: object, limitMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.kill();
        this.#settle({ kind: 'timeout' });
      }, limitMs);
      this.#settleWaiting = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      this.#child.send(message as object, (error) => {
        if (error) this.#end(`could not be reached: ${error.message}`);
      });
    });
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.usable = false;
    this.#child.kill(signal);
  }

  #receive(message: RunnerMessage): void {
    if (message.debugMessage === 'ready') {
      this.#becomeReady();
    } else if (message.crossForkLogMessage) {
      const { level, args } = message.crossForkLogMessage;
      this.#log(`${level}: ${args.map(String).join(' ')}`);
    } else if (message.reply || message.err) {
      if (!this.#settleWaiting) this.#refuseStrayAnswer(message);
      else if (message.reply) this.#settle({ kind: 'reply', reply: message.reply });
      else this.#settle({ kind: 'error', message: String(message.err?.message ?? 'Unknown error') });
    }
  }

  /** Kept, such a process would hand its late answer to the next caller. */
  #refuseStrayAnswer(message: RunnerMessage): void {
    if (!this.usable) return;
    this.#log(`ERROR: answered although no request was open; killed. It said: ${JSON.stringify(message)}`);
    this.kill();
  }

  #end(detail: string): void {
    if (this.usable) this.kill();
    this.#settle({ kind: 'crash', detail });
  }

  #settle(outcome: Outcome): void {
    const settle = this.#settleWaiting;
    this.#settleWaiting = undefined;
    settle?.(outcome);
  }

  #pipeOutput(): void {
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', this.#log);
    }
  }
}
