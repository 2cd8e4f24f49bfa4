/**
 * Counts what is still under way: life steps of messages and callbacks. A test that waits for idleness needs no guess
 * at how long things take. Scheduled messages do not count: they wait for the clock.
 */
export class Activity {
  #pending = 0;
  #waiting = new Set<() => void>();

  get pending(): number {
    return this.#pending;
  }

  begin(): void {
    this.#pending += 1;
  }

  end(): void {
    this.#pending -= 1;
    if (this.#pending > 0) return;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves to true once nothing is pending, to false after `timeoutMs`. */
  async idle(timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    while (this.#pending > 0) {
      const left = deadline - Date.now();
      if (left <= 0) return false;
      await this.#nextQuietMoment(left);
    }
    return true;
  }

  #nextQuietMoment(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.#waiting.add(wake);
    });
  }
}
