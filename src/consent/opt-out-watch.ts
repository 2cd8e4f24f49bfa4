import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { optedOutSince } from './recent-opt-outs';

/** It is asked again so long after it was last asked, while what it says is used; in milliseconds. */
const askEveryMs = 400;
/** Older than that nothing is believed: together with the time a call to Twilio takes, it is less than a second. */
const tooOldMs = 700;

/**
 * Who has opted out while a call is sending. Looked up before sending, opt-outs would be several seconds old for the last
 * recipients; this keeps them less than a second old at the cost of two or three reads a second. Of a store that takes
 * longer than a third of a second nobody can know it as soon: then they are as old as its answers, and little more.
 */
export class OptOutWatch {
  readonly #app: App;
  readonly #since: number;
  #known = new Set<string>();
  /** When what is known was asked for, and when it was last asked, perhaps without an answer yet. */
  #asOf: number;
  #askedAt: number;
  #answer: Promise<void> = Promise.resolve();

  /** Begin it before the opt-outs are looked up. */
  constructor(app: App) {
    this.#app = app;
    this.#since = app.now();
    this.#asOf = this.#since;
    this.#askedAt = this.#since;
  }

  /** Whether the person has opted out since the watch began. Rejects when that cannot be told. */
  async sees(address: Address): Promise<boolean> {
    const { now, records } = this.#app;
    if (now() - this.#askedAt > askEveryMs) this.ask();
    if (now() - this.#asOf > Math.max(tooOldMs, records.usualMs + askEveryMs)) await this.#answer;
    return this.#known.has(personOf(address));
  }

  /** Asks, for what is known when somebody is about to be sent to. */
  ask(): void {
    this.#askedAt = this.#app.now();
    this.#answer = this.#read(this.#askedAt);
    // One that fails is heard of by whoever waits for it.
    this.#answer.catch(() => undefined);
  }

  async #read(askedAt: number): Promise<void> {
    const known = await optedOutSince(this.#app, this.#since);
    // A later one may have been answered sooner.
    if (askedAt < this.#asOf) return;
    this.#known = known;
    this.#asOf = askedAt;
  }
}
