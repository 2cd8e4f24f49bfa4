/** npm and the shell each pass on the Ctrl-C that the terminal has given already. */
const sameMs = 1_000;

/** Aborts `signal` at the first Ctrl-C or SIGTERM, and ends the program at the second. */
export class Interrupt {
  readonly #controller = new AbortController();
  #firstAt = 0;

  constructor() {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => this.trigger());
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  trigger(): void {
    if (!this.signal.aborted) {
      this.#firstAt = Date.now();
      this.#controller.abort(new Error('stopped'));
    } else if (Date.now() - this.#firstAt > sameMs) {
      process.exit(interruptedExitCode);
    }
  }
}

/** What a shell reports of a program that Ctrl-C has ended. */
export const interruptedExitCode = 130;
