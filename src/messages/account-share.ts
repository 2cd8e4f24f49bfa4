import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { waitAtMost } from '../deadline';
import { failureFields, log } from '../log';
import { type Collection, RecordChanged, type Stored } from '../store/records';
import type { AdaptiveLimiter } from '../twilio/adaptive-limiter';

/** A process that is sending, or has just been. Times in milliseconds since the epoch. */
interface Sender {
  /** How many requests at once it believes the account to bear, where it knows. */
  account?: number;
  since: number;
  /** It sends no longer than this, unless it says so again. */
  until: number;
}

/** In one Map, so that one read shows them all; it bears some ten senders that look twice a second. */
const senders: Collection<Sender> = { name: 'senders', shards: 1, ttlSeconds: 60 };

const lookEveryMs = 500;
const validForMs = 2_500;

/** Sharing is a courtesy: messages wait no longer for it, and neither does the answer. */
const patienceMs = 1_000;

/** Names this process among the senders. */
const me = randomBytes(8).toString('hex');

/**
 * Divides what the account bears among the processes that are sending at the same time. From refusals alone each would
 * only learn that there is no more room, and whoever came first would keep most of it. So each says what it believes the
 * account to bear, and takes an equal part of what all believe on average.
 */
export class AccountShare {
  /** How the account was divided last: what it was believed to bear, among how many, and what was taken of it. */
  #last: { account: number; count: number; taken: number } | undefined;
  #stored: Stored<Sender> | undefined;
  /** When the call joined that is sending now: what an earlier one is told late concerns nobody any more. */
  #since = 0;

  constructor(private readonly limiter: AdaptiveLimiter) {}

  /**
   * Takes its part before the first message leaves: at once where nobody is sending, else when those who are have made room.
   * Keeps it up to date until `isOver`, or until `stopsAt` (milliseconds since the epoch). Waits a second at most and never
   * rejects: without the store each finds its way by refusals. What comes later is taken into account while it sends.
   */
  async join(app: App, stopsAt: number, isOver: () => boolean): Promise<void> {
    this.#since = app.now();
    let isLate = true;
    const taken = this.#takePart(app, stopsAt).then(() => {
      isLate = false;
      void this.#keep(app, stopsAt, isOver);
    });
    await waitAtMost(patienceMs, taken);
    if (isLate) log('info', 'senders-not-joined-in-time');
  }

  /** Leaves its part to the others, and what it knows to whoever comes next. Waits a second at most and never rejects. */
  async leave(app: App): Promise<void> {
    if (this.#stored) await waitAtMost(patienceMs, this.#publish(app, app.now()));
  }

  async #takePart(app: App, stopsAt: number): Promise<void> {
    const [mustWait] = await Promise.all([this.#look(app), this.#publish(app, stopsAt)]);
    if (!mustWait) return;
    await sleep(lookEveryMs);
    await this.#look(app);
  }

  /** Looks and publishes for as long as messages wait for their turn. */
  async #keep(app: App, stopsAt: number, isOver: () => boolean): Promise<void> {
    while (!isOver() && app.now() < stopsAt) {
      await sleep(lookEveryMs, undefined, { ref: false });
      if (isOver() || this.limiter.backlog === 0) continue;
      await Promise.all([this.#look(app), this.#publish(app, stopsAt)]);
    }
  }

  /** Takes its part as the others are now. Resolves to whether somebody has been sending for longer. */
  async #look(app: App): Promise<boolean> {
    const since = this.#since;
    try {
      const page = await app.records.scanShard(senders, 0, { limit: 100 });
      if (since !== this.#since) return false;
      const others = page.items.filter(({ key }) => key !== me).map(({ value }) => value);
      const live = others.filter(({ until }) => until > app.now());
      if (live.length === 0) this.#learnFrom(others);
      this.#divide(live.map(({ account }) => account));
      return live.some((other) => other.since < this.#since);
    } catch (failure) {
      log('info', 'senders-not-read', failureFields(failure));
      return false;
    }
  }

  /** A new process need not search for what one that has just ended has found. */
  #learnFrom(ended: readonly Sender[]): void {
    const [last] = ended.filter(({ account }) => account !== undefined).sort((a, b) => b.until - a.until);
    if (last?.account !== undefined && this.limiter.isSearching) this.limiter.moveTo(last.account);
  }

  #divide(accounts: readonly (number | undefined)[]): void {
    const count = accounts.length + 1;
    if (count === 1 && this.#last === undefined) return;
    const beliefs = [...accounts, this.#belief().account].filter((account) => account !== undefined);
    if (beliefs.length === 0) return;
    const account = beliefs.reduce((sum, belief) => sum + belief, 0) / beliefs.length;
    const taken = Math.max(1, Math.round(account / count));
    this.limiter.moveTo(taken);
    this.#last = count > 1 ? { account, count, taken } : undefined;
  }

  /** What was found out since the account was divided holds for every part of it. Nothing, before the limit is found. */
  #belief(): Pick<Sender, 'account'> {
    const { limit, isSearching } = this.limiter;
    if (!this.#last) return isSearching ? {} : { account: limit };
    const { account, count, taken } = this.#last;
    return { account: Math.max(count, account + count * (limit - taken)) };
  }

  /** However late it is written, it counts until a time reckoned from now: nobody makes room for long for who has left. */
  async #publish(app: App, stopsAt: number): Promise<void> {
    const since = this.#since;
    const sender = { ...this.#belief(), since, until: Math.min(stopsAt, app.now() + validForMs) };
    try {
      const stored = this.#stored
        ? await app.records.update(senders, me, sender, this.#stored.revision)
        : await app.records.put(senders, me, sender);
      if (since === this.#since) this.#stored = stored;
    } catch (failure) {
      if (since === this.#since) this.#stored = undefined;
      if (!(failure instanceof RecordChanged)) log('info', 'sender-not-recorded', failureFields(failure));
    }
  }
}
