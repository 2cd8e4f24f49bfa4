import type { Operation, Product } from './operation';

/** How the emulated Twilio misbehaves. Shares are probabilities from 0 to 1, drawn from a seeded generator. */
export interface FaultSettings {
  /** Time every Message create takes before it is answered. */
  latencyMs: number;
  /** Time between accepting a message and saying so: its first callbacks may well come before. */
  answerDelayMs: number;
  /** Creates in flight beyond which Twilio answers 429 / 20429; null is no limit. */
  concurrencyLimit: number | null;
  /** Creates refused without being accepted. */
  failRate: { status: number; code?: number | undefined; share: number } | null;
  /** Creates that are neither accepted nor ever answered. */
  hangShare: number;
  /** Creates that are accepted, but whose connection breaks before the answer. */
  acceptThenDropShare: number;
  callbacks: CallbackFaults;
  /** Whether each status also goes to Event Streams, next to the callbacks. */
  statusEvents: boolean;
  /** Recipients whose messages end badly, and the error code they end with. */
  undelivered: Record<string, number>;
  /** How long a message just accepted stays out of the Messages list. */
  listDelayMs: number;
  /** Time between two states of a message. */
  lifeStepMs: number;
  /** Scheduled messages an account may hold (35125 beyond). */
  scheduledLimit: number;
  /** Whether Sync answers 429 beyond its rates. */
  syncLimits: boolean;
  /** Requests to Sync that are answered with this status and not carried out. */
  syncFail: { status: number; share: number } | null;
  /** Faults of any operation. Of those that fit a request the first whose share strikes has its way. */
  api: readonly ApiFault[];
  seed: number;
}

/** Which requests a fault fits (all, where nothing is said), and what happens to the share it strikes. */
export type ApiFault = {
  product?: Product | undefined;
  method?: Operation['method'] | undefined;
  /** A part of the request's path. */
  path?: string | undefined;
  share: number;
  /** How many requests it strikes before it is over; without it, it lasts. */
  times?: number | undefined;
} & (
  | { status: number; code?: number | undefined }
  | { hang: true }
  /** Whether the connection breaks before or after the request is carried out. */
  | { drop: 'before' | 'after' }
  | { malformed: true }
  | { slowMs: number }
  /** Somebody else has changed what is to be written: strikes only what names a revision. */
  | { stale: true }
);

export interface CallbackFaults {
  /** Share of status callbacks that are never sent. */
  lose: number;
  /** Share of status callbacks sent twice. */
  duplicate: number;
  /** Callbacks of one message arrive in any order. */
  shuffle: boolean;
  delayMs: number;
}

export const NO_CALLBACK_FAULTS: CallbackFaults = { lose: 0, duplicate: 0, shuffle: false, delayMs: 0 };

export const NO_FAULTS: FaultSettings = {
  latencyMs: 0,
  answerDelayMs: 0,
  concurrencyLimit: null,
  failRate: null,
  hangShare: 0,
  acceptThenDropShare: 0,
  callbacks: NO_CALLBACK_FAULTS,
  statusEvents: false,
  undelivered: {},
  listDelayMs: 0,
  lifeStepMs: 50,
  scheduledLimit: 500_000,
  syncLimits: true,
  syncFail: null,
  api: [],
  seed: 1,
};

/** The faults in force, and the repeatable chance they are drawn from. */
export class Faults {
  settings: FaultSettings = { ...NO_FAULTS };
  #random = mulberry32(NO_FAULTS.seed);
  #struck = new WeakMap<ApiFault, number>();

  /** Replaces the given settings and keeps the others. A given seed starts the draws anew. */
  change(changes: Partial<FaultSettings>): void {
    this.settings = { ...this.settings, ...changes };
    if (changes.seed !== undefined) this.#random = mulberry32(changes.seed);
  }

  reset(): void {
    this.change(NO_FAULTS);
  }

  /** True in `share` of all calls. Draws nothing for a share of 0, so an absent fault does not move the others. */
  strikes(share: number): boolean {
    return share > 0 && this.#random() < share;
  }

  /** Whether a fault of any operation strikes this time. */
  strikesWith(fault: ApiFault): boolean {
    const struck = this.#struck.get(fault) ?? 0;
    if (struck >= (fault.times ?? Number.POSITIVE_INFINITY) || !this.strikes(fault.share)) return false;
    this.#struck.set(fault, struck + 1);
    return true;
  }

  /** From 0 to below `below`, as a whole number. */
  draw(below: number): number {
    return Math.floor(this.#random() * below);
  }
}

/** A small generator with 32 bits of state: the same seed gives the same run on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
