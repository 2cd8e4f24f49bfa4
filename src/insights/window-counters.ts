import type { App } from '../app';
import { waitAtMost } from '../deadline';
import { failureFields, log } from '../log';
import type { Collection } from '../store/records';
import { guardedCodes } from '../twilio/errors/guarded-codes';

/** Delivery errors whose sudden rise means that something is wrong: queue overflow, unreachable, filtered, unknown. */
export const watchedCodes: ReadonlySet<number> = new Set([30001, 30005, 30006, 30007, 30008]);

export const windowMs = 5 * 60_000;

/** Messages that came to an end, and how many of them with which error. */
export interface Tally {
  finals: number;
  errors: Record<string, number>;
}

/** What one process saw in one window: all messages with the watched errors, and each campaign's with the guarded ones. */
export interface WindowTally extends Tally {
  campaigns?: Record<string, Tally>;
}

/** More campaigns than one process hears of in five minutes; beyond them the record might not hold all. */
const mostCampaigns = 100;

/** One record for each process and window, under {@link velocityKey}: no two processes ever write to the same. */
export const velocity: Collection<WindowTally> = { name: 'velocity', shards: 16, ttlSeconds: 2 * 86_400 };

const flushEveryMs = 2_000;
/** How long a callback's answer may wait for its statistic. */
const patienceMs = 500;
const finalStatuses = new Set(['delivered', 'undelivered', 'failed', 'partially_delivered']);

/** A message that a callback reports the status of. */
interface EndedMessage {
  status: string;
  errorCode?: number | undefined;
  campaign?: string | undefined;
}

interface OpenWindow {
  start: number;
  tally: WindowTally;
  /** Of the record, once it is written. */
  revision?: string;
  /** What the record says. */
  finalsWritten: number;
  errorsWritten: number;
}

/** Start of the window (milliseconds since the epoch) that holds a moment. */
export function windowOf(at: number): number {
  return Math.floor(at / windowMs) * windowMs;
}

/** Keys of later windows come later. Without a partition, so that the processes of one window write to many shards. */
export function velocityKey(windowStart: number, processToken: string): string {
  return `${new Date(windowStart).toISOString().slice(0, 16)}Z.${processToken}`;
}

/** The window's start (milliseconds since the epoch) in a {@link velocityKey}. */
export function windowIn(key: string): number {
  return Date.parse(key.slice(0, 17));
}

/**
 * Counts how messages end, in the memory of this process, and writes the counts along with a callback: when the last write
 * is 2 s ago, or when a fifth of the window's watched errors is not written yet, else not at all. So a busy process adds a
 * write every 2 s, and some more only while errors build up (about ten for the first fifty). It is a statistic: what a
 * process had not written when the platform ended or forgot it is lost, which is at most 2 s of a steady flow and, where
 * nothing more comes after a burst, a fifth of its errors; a callback that comes twice counts twice. The ledger, which
 * loses nothing, does not depend on it.
 */
export class WindowCounters {
  /** The current one last; before it, one whose last counts are still to be written. */
  #windows: OpenWindow[] = [];
  #lastWriteAt = Number.NEGATIVE_INFINITY;
  #writing = false;

  constructor(private readonly processToken: string) {}

  /** Never throws and waits half a second at most: a callback that is stored is answered well, counted or not. */
  async count(app: App, { status, errorCode, campaign }: EndedMessage): Promise<void> {
    if (!finalStatuses.has(status)) return;
    const now = app.now();
    const current = this.#open(windowOf(now));
    add(current.tally, watchedCodes, errorCode);
    if (campaign !== undefined) addToCampaign(current.tally, campaign, errorCode);
    if (this.#writing || !this.#isDue(current, now)) return;
    this.#writing = true;
    this.#lastWriteAt = now;
    const written = Promise.all(this.#windows.filter(isBehind).map((window) => this.#write(app, window)));
    await waitAtMost(
      patienceMs,
      written.finally(() => {
        this.#writing = false;
      }),
    );
  }

  #open(start: number): OpenWindow {
    const last = this.#windows.at(-1);
    if (last?.start === start) return last;
    const window = { start, tally: { finals: 0, errors: {} }, finalsWritten: 0, errorsWritten: 0 };
    this.#windows = last && isBehind(last) ? [last, window] : [window];
    return window;
  }

  #isDue(current: OpenWindow, now: number): boolean {
    const errors = errorsIn(current.tally);
    const sinceWrite = Math.abs(now - this.#lastWriteAt);
    const unwritten = errors - current.errorsWritten;
    return sinceWrite >= flushEveryMs || (unwritten > 0 && unwritten >= errors / 5);
  }

  async #write(app: App, window: OpenWindow): Promise<void> {
    const key = velocityKey(window.start, this.processToken);
    const tally = structuredClone(window.tally);
    try {
      const { revision } = window.revision
        ? await app.records.update(velocity, key, tally, window.revision)
        : await app.records.put(velocity, key, tally);
      window.revision = revision;
      window.finalsWritten = tally.finals;
      window.errorsWritten = errorsIn(tally);
    } catch (failure) {
      // Whatever is stored now, the next write replaces it.
      delete window.revision;
      log('info', 'velocity-not-written', failureFields(failure));
    }
  }
}

function isBehind(window: OpenWindow): boolean {
  return window.finalsWritten < window.tally.finals;
}

function add(tally: Tally, counted: ReadonlySet<number>, errorCode: number | undefined): void {
  tally.finals += 1;
  if (errorCode === undefined || !counted.has(errorCode)) return;
  tally.errors[errorCode] = (tally.errors[errorCode] ?? 0) + 1;
}

function addToCampaign(tally: WindowTally, campaign: string, errorCode: number | undefined): void {
  tally.campaigns ??= {};
  const known = tally.campaigns[campaign];
  if (!known && Object.keys(tally.campaigns).length >= mostCampaigns) return;
  const ofCampaign = known ?? { finals: 0, errors: {} };
  tally.campaigns[campaign] = ofCampaign;
  add(ofCampaign, guardedCodes, errorCode);
}

/** Errors of all, and those of campaigns, which must soon be known too. */
function errorsIn({ errors, campaigns = {} }: WindowTally): number {
  return [errors, ...Object.values(campaigns).map((campaign) => campaign.errors)]
    .flatMap((counts) => Object.values(counts))
    .reduce((sum, count) => sum + count, 0);
}

export function sumTallies(a: Tally, b: Tally): Tally {
  const errors = { ...a.errors };
  for (const [code, count] of Object.entries(b.errors)) errors[code] = (errors[code] ?? 0) + count;
  return { finals: a.finals + b.finals, errors };
}
