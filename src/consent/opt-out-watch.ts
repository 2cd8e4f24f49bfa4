import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { optedOutSince } from './recent-opt-outs';

/** From this age on, what is known is refreshed while it is still used; in milliseconds. */
const refreshAfterMs = 400;
/** From this age on it is waited for: together with the time a call to Twilio takes, less than a second. */
const tooOldMs = 700;

/**
 * Who has opted out while a call is sending. Looked up before sending, opt-outs would be several seconds old for the last
 * recipients; this keeps them less than a second old at the cost of two reads a second.
 */
export class OptOutWatch {
  readonly #app: App;
  readonly #since: number;
  #known = new Set<string>();
  #asOf: number;
  #refreshing: Promise<void> | undefined;

  /** Begin it before the opt-outs are looked up. */
  constructor(app: App) {
    this.#app = app;
    this.#since = app.now();
    this.#asOf = this.#since;
  }

  /** Whether the person has opted out since the watch began. Rejects when that cannot be told. */
  async sees(address: Address): Promise<boolean> {
    if (this.#age() > refreshAfterMs) {
      const refreshed = this.#refresh();
      if (this.#age() > tooOldMs) await refreshed;
      // One that fails is heard of by whoever waits for it.
      else refreshed.catch(() => undefined);
    }
    return this.#known.has(personOf(address));
  }

  #age(): number {
    return this.#app.now() - this.#asOf;
  }

  #refresh(): Promise<void> {
    this.#refreshing ??= this.#read().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #read(): Promise<void> {
    const asOf = this.#app.now();
    this.#known = await optedOutSince(this.#app, this.#since);
    this.#asOf = asOf;
  }
}
