/** How one use of a slot ended; `unused` when its owner, once admitted, had no more need of it. */
export type SlotResult = 'answered' | 'throttled' | 'unused';

/** Low enough for the smallest accounts, high enough to lose little time on the way up. */
const firstLimit = 40;

/**
 * How many requests to have in flight, found out from Twilio's answers alone.
 *
 * The limit starts low and grows by one with every answer, which doubles it each round trip, until Twilio refuses a
 * request with 429. Those still in flight at that moment are exactly what the account may have, so they become the
 * limit: nothing is cut by a guessed factor. From then on one more is tried now and then; when a whole round of answers
 * passes without a refusal the steps double, so that a limit that was raised is found again soon.
 */
export class AdaptiveLimiter {
  #limit: number;
  #inFlight = 0;
  #waiting: (() => void)[] = [];
  /** Before the first 429 the limit may grow freely. */
  #searching = true;
  /** Answers since the limit was last changed. */
  #answers = 0;
  /** Round trips to wait before one more is tried; grows while the tries fail. */
  #patience = 2;
  /** By how much the limit was last raised; 0 while it is held. */
  #step = 0;

  constructor(limit: number = firstLimit) {
    this.#limit = limit;
  }

  /** Requests that may be in flight at once, as known now. */
  get limit(): number {
    return this.#limit;
  }

  /** Waits for its turn, first come first served. Every `acquire` must be followed by one `release`. */
  async acquire(): Promise<void> {
    if (this.#inFlight < this.#limit) {
      this.#inFlight++;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  release(result: SlotResult): void {
    this.#inFlight--;
    if (result === 'throttled') this.#shrink();
    // With nobody waiting the limit was not what held the work back, so an answer says nothing about it.
    else if (result === 'answered' && this.#waiting.length > 0) this.#grow();
    this.#admit();
  }

  #shrink(): void {
    if (this.#step > 0 && this.#step <= 1) this.#patience = Math.min(this.#patience * 2, 8);
    this.#searching = false;
    this.#step = 0;
    this.#answers = 0;
    this.#limit = Math.max(1, Math.min(this.#limit, this.#inFlight));
  }

  #grow(): void {
    if (this.#searching) {
      this.#limit++;
      return;
    }
    this.#answers++;
    if (this.#step === 0) {
      if (this.#answers >= this.#patience * this.#limit) this.#raise(1);
    } else if (this.#answers >= this.#limit) {
      this.#patience = 2;
      this.#raise(this.#step * 2);
    }
  }

  #raise(step: number): void {
    this.#step = step;
    this.#limit += step;
    this.#answers = 0;
  }

  #admit(): void {
    while (this.#inFlight < this.#limit) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#inFlight++;
      next();
    }
  }
}
