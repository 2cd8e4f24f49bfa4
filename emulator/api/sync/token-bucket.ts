/** Sync's limits: 20 operations a second, and a burst window of ten seconds. */
export const PER_SECOND = 20;
export const BURST_SECONDS = 10;

/** Fills at {@link PER_SECOND} in real time, whatever the emulator's clock says: the limit protects machines. */
export class TokenBucket {
  #tokens = PER_SECOND * BURST_SECONDS;
  #filledAt = performance.now();

  /** Takes one token, or says that there is none. */
  take(): boolean {
    const now = performance.now();
    const earned = ((now - this.#filledAt) / 1000) * PER_SECOND;
    this.#tokens = Math.min(this.#tokens + earned, PER_SECOND * BURST_SECONDS);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
