import { personOf } from '../addresses/address';
import type { App } from '../app';
import { findConsents } from '../consent/opt-out-ledger';
import { OptOutWatch } from '../consent/opt-out-watch';
import { inParallel } from '../in-parallel';
import { failureFields, log } from '../log';
import { sendControl } from '../messages/send-control';
import { twilioTakesMs } from '../messages/send-times';
import { type Due, findDue, readDue, settleDue } from '../outbox/due';
import { endsSeries, heldHere, keyOf, recordEnd, type WaitingMessage } from '../outbox/waiting-messages';
import { type Stored, StoreUnavailable } from '../store/records';
import { NoAnswer } from '../twilio/until-answered';
import { type HandOverResult, handOver } from './hand-over';
import { endedBefore, findSeries, holdNext, type Series } from './series';

export interface Promotion {
  /** Messages that wait at Twilio now. */
  promoted: number;
  /** Messages that were not handed over, each with its reason: too late, or refused. */
  skipped: number;
  /** Whether nothing more is due. */
  done: boolean;
}

const handOversAtOnce = 50;

/** Messages that are looked up together. */
const batch = 200;

/** A message is written down a moment after what points to it. In milliseconds. */
const patienceMs = 60_000;

/** Kept back for what is under way when the time is up. */
const marginMs = 2_500;

/**
 * Hands to Twilio what is held here and due. Safe to run at any time and twice at once. Stops early when `mayGoOn` says
 * so, or the account cannot send. A message that fails unexpectedly is logged and left for the next run. Throws
 * StoreUnavailable.
 */
export async function promote(app: App, mayGoOn: () => boolean = () => true): Promise<Promotion> {
  const promotion: Promotion = { promoted: 0, skipped: 0, done: true };
  const run = new PromotionRun(app, promotion, mayGoOn);
  // What recurs may be due again as soon as the one before it is handed over.
  for (let hasMore = true; hasMore && run.mayGoOn(); ) {
    const { isAll, ...first } = await findDue(app);
    promotion.done = isAll;
    let hasSettled = await run.work(first.due);
    for (let { left } = first; left.length > 0 && run.mayGoOn(); ) {
      const page = await readDue(app, left);
      hasSettled = (await run.work(page.due)) || hasSettled;
      left = page.left;
    }
    // Days without anything are behind us once they were looked at; others only when something of theirs was settled.
    hasMore = first.due.length > 0 ? hasSettled : !isAll;
  }
  if (!run.mayGoOn()) promotion.done = false;
  return promotion;
}

class PromotionRun {
  readonly #control;
  readonly #series = new Map<string, Promise<Series | undefined>>();
  #isStopped = false;

  constructor(
    private readonly app: App,
    private readonly promotion: Promotion,
    private readonly mayCallerGoOn: () => boolean,
  ) {
    this.#control = sendControl(app, new OptOutWatch(app), () => !this.mayGoOn());
  }

  mayGoOn(): boolean {
    return !this.#isStopped && this.app.now() < this.app.deadline - marginMs && this.mayCallerGoOn();
  }

  /** Resolves to whether anything was settled, so that more may have become due. */
  async work(due: readonly Stored<Due>[]): Promise<boolean> {
    let hasSettled = false;
    for (let start = 0; start < due.length; start += batch) {
      const some = due.slice(start, start + batch);
      // Whoever ends a series finds what is written down by then: what is written later must see that it has ended.
      this.#series.clear();
      const held = await this.app.records.getMany(
        heldHere,
        some.map(({ value }) => keyOf(value)),
      );
      const consents = await findConsents(
        this.app,
        some.map(({ value }) => value.to),
      );
      // What one person gets is handed over one after the other: two with the same words might be taken for each other.
      await inParallel(
        byPerson(some),
        handOversAtOnce,
        async (ones) => {
          for (const one of ones) {
            if (!this.mayGoOn()) return;
            const message = held.get(keyOf(one.value));
            const isSettled = message
              ? this.#isSettledBy(await this.#handOver(message, consents))
              : this.app.now() - Date.parse(one.value.notedAt) > patienceMs;
            if (isSettled) {
              await settleDue(this.app, one);
              hasSettled = true;
            } else this.promotion.done = false;
          }
        },
        () => this.mayGoOn(),
      );
      if (!this.mayGoOn()) return false;
    }
    return hasSettled;
  }

  async #handOver(
    held: Stored<WaitingMessage>,
    consents: Awaited<ReturnType<typeof findConsents>>,
  ): Promise<HandOverResult> {
    try {
      if (!(await this.#prepareNext(held))) return { kind: 'settled' };
      return await handOver(this.app, held, consents.get(held.value.to), this.#control);
    } catch (failure) {
      if (failure instanceof StoreUnavailable) throw failure;
      // One message that nobody has thought of must not keep all others from leaving.
      if (!(failure instanceof NoAnswer)) {
        log('error', 'message-not-promoted', { sid: held.value.sid, ...failureFields(failure) });
      }
      return { kind: 'busy' };
    }
  }

  /** Holds the next occurrence of what recurs, before this one goes. Resolves to false where the series has ended. */
  async #prepareNext(held: Stored<WaitingMessage>): Promise<boolean> {
    const { occurrence, end, sendAt } = held.value;
    if (!occurrence || endsSeries(end)) return true;
    const sid = occurrence.series;
    const series = this.#series.get(sid) ?? findSeries(this.app, sid);
    this.#series.set(sid, series);
    const known = await series;
    if (known && !known.canceledAt && !(await endedBefore(this.app, held.value))) {
      const isOnlyKeptAnew = !end && Date.parse(sendAt) > this.app.now() + twilioTakesMs;
      if (!isOnlyKeptAnew) await holdNext(this.app, held.value, known);
      return true;
    }
    if (held.value.handingOverAt) return true;
    const at = new Date(this.app.now()).toISOString();
    await recordEnd(this.app, held.value, { kind: 'canceled', at, by: 'all' }, held);
    return false;
  }

  #isSettledBy(result: HandOverResult): boolean {
    if (result.kind === 'promoted') this.promotion.promoted++;
    if (result.kind === 'skipped') this.promotion.skipped++;
    if (result.kind === 'stopped') {
      log('error', 'promotion-stopped', { code: result.code });
      this.#isStopped = true;
    }
    return result.kind !== 'busy' && result.kind !== 'stopped';
  }
}

function byPerson(dues: readonly Stored<Due>[]): Iterable<Stored<Due>[]> {
  const people = new Map<string, Stored<Due>[]>();
  for (const due of dues) {
    const person = personOf(due.value.to);
    people.set(person, [...(people.get(person) ?? []), due]);
  }
  return people.values();
}
