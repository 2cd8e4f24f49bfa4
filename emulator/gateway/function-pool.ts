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

/** Function processes: the one used last is used next, so that as few as possible are ever started. */
export class FunctionPool {
  readonly #options: FunctionPoolOptions;
  readonly #all = new Set<FunctionProcess>();
  #idle: FunctionProcess[] = [];
  readonly #waiting: Array<(process: FunctionProcess | undefined) => void> = [];
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

  killAll(signal: NodeJS.Signals): void {
    for (const process of this.#all) process.kill(signal);
    this.#idle = [];
  }

  /** Ends every process and refuses whoever waits. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const resume of this.#waiting.splice(0)) resume(undefined);
    const exits = [...this.#all].map((process) => process.exited);
    this.killAll('SIGKILL');
    await Promise.all(exits);
  }

  #acquire(): Promise<FunctionProcess | undefined> | FunctionProcess | undefined {
    if (this.#closed) return undefined;
    const free = this.#takeFree();
    if (free || this.#waiting.length >= this.#options.maxWaiting) return free;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(process: FunctionProcess): void {
    if (process.usable && !this.#idle.includes(process)) this.#idle.push(process);
    this.#serveWaiting();
  }

  #serveWaiting(): void {
    while (!this.#closed && this.#waiting.length > 0) {
      const free = this.#takeFree();
      if (!free) return;
      this.#waiting.shift()?.(free);
    }
  }

  #takeFree(): FunctionProcess | undefined {
    for (let free = this.#idle.pop(); free; free = this.#idle.pop()) {
      if (free.usable) return free;
    }
    return this.#all.size < this.#options.maxProcesses ? this.#start() : undefined;
  }

  #start(): FunctionProcess {
    const process: FunctionProcess = new FunctionProcess({
      ...this.#options,
      onExit: () => {
        this.#all.delete(process);
        this.#idle = this.#idle.filter((idle) => idle !== process);
        this.#serveWaiting();
      },
    });
    this.#all.add(process);
    return process;
  }
}
