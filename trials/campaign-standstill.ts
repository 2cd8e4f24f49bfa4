import type { Stack } from '../emulator/stack';

/** A run that waits looks about every 400 ms whether there is something to do: at the campaign, then at its progress. */
const quietMs = 300;
const fewestLooks = 2;

/** Tells when everything that is left to do must wait for what was killed: runs only look, and callbacks have ended. */
export class Standstill {
  /** Stops listening. */
  readonly end: () => void;
  #busyAt = 0;
  #looks = 0;

  constructor(stack: Stack) {
    const stop = stack.emulator?.onExchange(({ request: { method, path } }) => {
      if (method === 'GET' && /\.campaigns\.|\.campaign-progress\./.test(path)) this.#looks++;
      else this.begin();
    });
    this.end = () => stop?.();
  }

  /** From now on, whatever was before. */
  begin(): void {
    this.#busyAt = performance.now();
    this.#looks = 0;
  }

  get isReached(): boolean {
    return this.#looks >= fewestLooks && performance.now() - this.#busyAt > quietMs;
  }
}
