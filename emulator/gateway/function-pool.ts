import { availableParallelism } from 'node:os';
import { FunctionProcess, type FunctionProcessOptions, type Outcome } from './function-process';

export interface FunctionPoolOptions extends Omit<FunctionProcessOptions, 'onExit'> {
  /** Processes at once; further requests wait. */
  maxProcesses: number;
  /** Requests that may wait; any more are refused. */
  maxWaiting: number;
  /** Time of one invocation, without waiting and starting. */
  timeLimitMs: number;
}

/** An outcome, or that there was no room; `pid` is of the process that worked on it. */
export interface PoolAnswer {
  outcome: Outcome | { kind: 'refused' };
  pid: number;
  ms: number;
}

/**
 * Processes that are started without hesitation. The platform gives each a processor of its own; here they share a few,
 * and thirty that start together would only keep each other, and everything else, from getting anywhere.
 */
const processors = availableParallelism();

/** Beyond those, another one is started only for requests that no warm process has taken for this long. */
const hesitationMs = 100;

/** Function processes: the one used last is used next, so that as few as possible are ever started. */
export class FunctionPool {
  readonly #options: FunctionPoolOptions;
  readonly #all = new Set<FunctionProcess>();
  #idle: FunctionProcess[] = [];
  #starting = 0;
  /** Those that were ended from outside, perhaps before they were ready: that is nobody's answer. */
  readonly #killed = new WeakSet<FunctionProcess>();
  readonly #waiting: Array<(process: FunctionProcess | undefined) => void> = [];
  #hesitation: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: FunctionPoolOptions) {
    this.#options = options;
  }

  /** Runs one invocation, when there is a process for it. Never rejects. */
  async invoke(message: object): Promise<PoolAnswer> {
    const process = await this.#acquire();
    if (!process) return { outcome: { kind: 'refused' }, pid: 0, ms: 0 };
    const startedAt = performance.now();
    const outcome = await process.invoke(message, this.#options.timeLimitMs);
    // Not at once: a second answer that came right behind the first is then seen as one.
    setImmediate(() => this.#release(process));
    return { outcome, pid: process.pid, ms: performance.now() - startedAt };
  }

  get pids(): number[] {
    return [...this.#all].map((process) => process.pid);
  }

  /** Requests that are worked on, or wait for a process. */
  get busy(): number {
    return this.#waiting.length + this.#all.size - this.#starting - this.#idle.length;
  }

  killAll(signal: NodeJS.Signals): void {
    for (const process of this.#all) {
      this.#killed.add(process);
      process.kill(signal);
    }
    this.#idle = [];
  }

  /** Ends every process and refuses whoever waits. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#hesitation);
    for (const resume of this.#waiting.splice(0)) resume(undefined);
    const exits = [...this.#all].map((process) => process.exited);
    // Gently: what measures a process may then still write down what it has seen.
    this.killAll('SIGTERM');
    await Promise.all(exits);
  }

  #acquire(): Promise<FunctionProcess | undefined> | FunctionProcess | undefined {
    if (this.#closed) return undefined;
    const free = this.#takeIdle();
    if (free || this.#waiting.length >= this.#options.maxWaiting + this.#places) return free;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#startMore();
    });
  }

  /** Processes that there could be, beyond those at work. */
  get #places(): number {
    return this.#options.maxProcesses - (this.#all.size - this.#starting);
  }

  #release(process: FunctionProcess): void {
    if (process.usable && !this.#idle.includes(process)) this.#idle.push(process);
    this.#serveWaiting();
  }

  #serveWaiting(): void {
    while (!this.#closed && this.#waiting.length > 0) {
      const free = this.#takeIdle();
      if (!free) break;
      this.#waiting.shift()?.(free);
    }
    this.#startMore();
  }

  #takeIdle(): FunctionProcess | undefined {
    for (let free = this.#idle.pop(); free; free = this.#idle.pop()) {
      if (free.usable) return free;
    }
    return undefined;
  }

  #startMore(): void {
    while (this.#isShort() && this.#all.size < processors) this.#start();
    if (!this.#isShort() || this.#hesitation) return;
    const oldest = this.#waiting[0];
    this.#hesitation = setTimeout(() => {
      this.#hesitation = undefined;
      if (this.#isShort() && this.#waiting[0] === oldest) this.#start();
      this.#startMore();
    }, hesitationMs);
  }

  /** Whether requests wait for processes that there may be but are not. */
  #isShort(): boolean {
    const { maxProcesses } = this.#options;
    return !this.#closed && this.#all.size < maxProcesses && this.#waiting.length > this.#starting;
  }

  #start(): void {
    const process: FunctionProcess = new FunctionProcess({
      ...this.#options,
      onExit: () => {
        this.#all.delete(process);
        this.#idle = this.#idle.filter((idle) => idle !== process);
        this.#serveWaiting();
      },
    });
    this.#all.add(process);
    this.#starting++;
    void process.ready.then(() => {
      this.#starting--;
      // One that could not start goes to a caller too, who learns of it: otherwise it would be tried for ever.
      const couldNotStart = !process.usable && !this.#killed.has(process);
      const next = couldNotStart ? this.#waiting.shift() : undefined;
      if (next) next(process);
      this.#release(process);
    });
  }
}
