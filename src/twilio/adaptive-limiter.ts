/** How one use of a slot ended; `unused` when its owner, once admitted, had no more need of it. */
export type SlotResult = 'answered' | 'throttled' | 'unused';

/** What most accounts bear is said to be about this; one that bears less says so at once, and nothing is lost by asking. */
const firstLimit = 100;

/** Quiet rounds between probes: so few while they succeed, so many where they fail. */
const leastPatience = 2.5;
const mostPatience = 10;

/**
 * How many requests to have in flight, found out from Twilio's answers alone, while other processes may be doing the
 * same on the same account.
 *
 * **Search.** The limit grows by one with every answer, which doubles it each round trip, until Twilio refuses a request
 * with 429. Those still in flight at that moment are what the account may have, so they become the limit: nothing is cut
 * by a guessed factor.
 *
 * **Probe.** Then, after some quiet rounds, one more is tried, and after each round without a refusal a somewhat larger
 * step, so that a limit that was raised is found again soon. A refusal during a step was our own doing: what was refused
 * is taken back, and the next probe waits longer. Waiting is counted in rounds, not in answers, so that somebody with few
 * requests in flight probes as often as somebody with many.
 *
 * **Yield.** A refusal while nothing was tried means that others have taken room, or that there is less of it. One such
 * refusal may be chance and costs one slot; each further one without a quiet time between gives up a larger part. Whoever
 * has more in flight is refused more often, gives up more, and gets round to probing less: so shares drift towards equal.
 *
 * Where Twilio tells with an answer how many requests of the account were under way, fewer than it has taken before mean
 * that others have stopped: then the next probe does not wait.
 */
export class AdaptiveLimiter {
  #limit: number;
  #inFlight = 0;
  /** In the order of their places. */
  #waiting: { place: number; admit: () => void }[] = [];
  #lastPlace = 0;
  /** Before the first 429 the limit may grow freely. */
  #searching: boolean;
  /** Answers since the limit was last changed. */
  #answers = 0;
  /** Quiet rounds before one more is tried. Little at first, as a newcomer must make itself room. */
  #patience = 0.25;
  /** By how much the limit was last raised; 0 while it is held. */
  #step = 0;
  /** Refusals since the last probe that it does not explain. */
  #surprises = 0;
  /** The most requests of the whole account that were under way at once, as far as Twilio tells: ever, and in a round. */
  #ceiling = 0;
  #thisRound = { answers: 0, most: 0 };
  #lastRound = Number.POSITIVE_INFINITY;

  /** `learned` is what another process has found: the start is made there, and without a search. */
  constructor(learned?: number) {
    this.#limit = learned ?? firstLimit;
    this.#searching = learned === undefined;
  }

  /** Requests that may be in flight at once, as known now. */
  get limit(): number {
    return this.#limit;
  }

  /** Whether no refusal has told yet where the limit is. */
  get isSearching(): boolean {
    return this.#searching;
  }

  /** Goes on from a limit that others have found, or have left room for. */
  moveTo(limit: number): void {
    this.#searching = false;
    this.#limit = limit;
    this.#step = 0;
    this.#answers = 0;
    this.#surprises = 0;
    this.#admit();
  }

  /** How many wait for their turn. */
  get backlog(): number {
    return this.#waiting.length;
  }

  /** A place behind all that were given. */
  nextPlace(): number {
    return ++this.#lastPlace;
  }

  /**
   * Waits for its turn, first come first served: what is tried again at the place that it had goes before all that came
   * later, tried or not, so that who came first is also done first. Every `acquire` must be followed by one `release`.
   */
  async acquire(place = this.nextPlace()): Promise<void> {
    if (this.#inFlight < this.#limit) {
      this.#inFlight++;
      return;
    }
    await new Promise<void>((admit) => {
      const behind = this.#waiting.findLastIndex((other) => other.place < place);
      this.#waiting.splice(behind + 1, 0, { place, admit });
    });
  }

  /** `concurrent` is what Twilio says of the whole account, where it does. */
  release(result: SlotResult, concurrent?: number): void {
    this.#inFlight--;
    if (concurrent !== undefined) this.#see(concurrent);
    if (result === 'throttled') this.#shrink();
    // With nobody waiting the limit was not what held the work back, so an answer says nothing about it.
    else if (result === 'answered' && this.backlog > 0) this.#grow();
    this.#admit();
  }

  #see(concurrent: number): void {
    const round = this.#thisRound;
    round.answers++;
    round.most = Math.max(round.most, concurrent);
    this.#ceiling = Math.max(this.#ceiling, concurrent);
    if (round.answers < this.#limit) return;
    this.#lastRound = round.most;
    this.#thisRound = { answers: 0, most: 0 };
  }

  /** Whether others have made room since: it need not be waited for. */
  get #hasRoom(): boolean {
    return this.#lastRound < 0.9 * this.#ceiling;
  }

  #shrink(): void {
    // What was taken before may be too many now.
    this.#ceiling = this.#thisRound.most;
    // Sent before the limit was last lowered: it says nothing new.
    if (this.#inFlight >= this.#limit) return;
    let surrendered = 0;
    if (this.#step > 0) {
      this.#patience = Math.min(this.#patience * 1.5, mostPatience);
    } else if (!this.#searching) {
      surrendered = Math.floor(this.#limit * Math.min(0.1, 0.02 * this.#surprises));
      this.#surprises++;
    }
    this.#searching = false;
    this.#step = 0;
    this.#answers = 0;
    this.#limit = Math.max(1, this.#inFlight - surrendered);
  }

  #grow(): void {
    if (this.#searching) {
      this.#limit++;
      return;
    }
    this.#answers++;
    if (this.#step === 0) {
      const patience = this.#hasRoom ? 0 : this.#patience;
      if (this.#answers >= patience * this.#limit) this.#raise(1);
    } else if (this.#answers >= this.#limit) {
      this.#patience = Math.min(this.#patience, leastPatience);
      this.#raise(Math.ceil(this.#step * 1.5));
    }
  }

  #raise(step: number): void {
    this.#step = step;
    this.#limit += step;
    this.#answers = 0;
    this.#surprises = 0;
  }

  #admit(): void {
    while (this.#inFlight < this.#limit) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#inFlight++;
      next.admit();
    }
  }
}
