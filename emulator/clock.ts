/** The emulator's time: the machine's, plus whatever a test has added. Timers fire when either reaches them. */
export class Clock {
  #offsetMs = 0;
  #timers = new Set<{ at: number; run: () => void; handle: NodeJS.Timeout }>();

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Milliseconds by which the emulator's time is ahead of the machine's. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Runs `task` once `now()` has reached `at` (milliseconds since the epoch). Returns a function that forgets it. */
  at(at: number, task: () => void): () => void {
    const timer = { at, run: task, handle: undefined as unknown as NodeJS.Timeout };
    this.#arm(timer);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer.handle);
      this.#timers.delete(timer);
    };
  }

  advance(seconds: number): void {
    this.#offsetMs += seconds * 1000;
    const due = [...this.#timers].sort((a, b) => a.at - b.at);
    for (const timer of due) {
      clearTimeout(timer.handle);
      this.#arm(timer);
    }
  }

  /** Back to the machine's time, with nothing pending. */
  reset(): void {
    for (const timer of this.#timers) clearTimeout(timer.handle);
    this.#timers.clear();
    this.#offsetMs = 0;
  }

  #arm(timer: { at: number; run: () => void; handle: NodeJS.Timeout }): void {
    // setTimeout counts in 32 bits: a timer further away is armed again when its first leg ends.
    const wait = Math.min(Math.max(timer.at - this.now(), 0), 2 ** 31 - 1);
    timer.handle = setTimeout(() => {
      if (this.now() < timer.at) return this.#arm(timer);
      this.#timers.delete(timer);
      timer.run();
    }, wait);
    timer.handle.unref();
  }
}
