import type { SlotResult } from '../../src/twilio/adaptive-limiter';

interface Limiter {
  nextPlace(): number;
  acquire(place: number): Promise<void>;
  release(result: SlotResult, concurrent?: number): void;
}

/** A process that has always more to send than it may, from `fromMs` until `untilMs`. */
export interface Sender {
  limiter: Limiter;
  fromMs?: number;
  untilMs?: number;
}

export interface Scenario {
  senders: readonly Sender[];
  /** Requests that the account takes at once. */
  limitAt(ms: number): number;
  /** A request holds its slot so long, give or take a tenth. */
  latencyMs?: number;
  /** From a slot's becoming free at Twilio, or from a refusal there, until the sender knows and acts. */
  turnAroundMs?: number;
  untilMs: number;
  /** Whether answers say how many requests of the account were under way. */
  tellsConcurrency?: boolean;
  seed?: number;
}

interface Answer {
  ms: number;
  sender: number;
  throttled: boolean;
}

/** What the senders were answered, in the order of time. */
export class Answers {
  constructor(
    private readonly answers: readonly Answer[],
    private readonly scenario: Required<Scenario>,
  ) {}

  /** How much of what the account could have taken it took, from 0 to 1. */
  utilisation(fromMs = 0, toMs = this.scenario.untilMs): number {
    let possible = 0;
    for (let ms = fromMs; ms < toMs; ms++) possible += this.scenario.limitAt(ms) / this.scenario.latencyMs;
    return this.#count(fromMs, toMs, ({ throttled }) => !throttled) / possible;
  }

  /** How many of the attempts were refused, from 0 to 1. */
  throttledShare(fromMs = 0, toMs = this.scenario.untilMs): number {
    const all = this.#count(fromMs, toMs, () => true);
    return this.#count(fromMs, toMs, ({ throttled }) => throttled) / Math.max(1, all);
  }

  /** One sender's part of what was accepted, from 0 to 1. */
  shareOf(sender: number, fromMs: number, toMs: number): number {
    const accepted = this.#count(fromMs, toMs, ({ throttled }) => !throttled);
    return this.#count(fromMs, toMs, (answer) => !answer.throttled && answer.sender === sender) / accepted;
  }

  #count(fromMs: number, toMs: number, counts: (answer: Answer) => boolean): number {
    return this.answers.filter((answer) => answer.ms >= fromMs && answer.ms < toMs && counts(answer)).length;
  }
}

/**
 * Lets senders that do not know of one another share one account, event by event on a virtual clock. Like the product,
 * a sender pauses after a refusal, and tries again. The same seed gives the same answers.
 */
export async function simulate(given: Scenario): Promise<Answers> {
  const scenario = { latencyMs: 100, turnAroundMs: 3.5, seed: 1, tellsConcurrency: false, ...given };
  const random = mulberry32(scenario.seed);
  const events = new Events();
  const answers: Answer[] = [];
  let inFlight = 0;

  const sendOne = async (sender: number, { limiter, untilMs = scenario.untilMs }: Sender): Promise<void> => {
    const place = limiter.nextPlace();
    for (let tries = 0; ; tries++) {
      await limiter.acquire(place);
      if (events.now >= untilMs) return limiter.release('unused');
      const throttled = inFlight >= scenario.limitAt(events.now);
      const concurrent = inFlight + 1;
      if (!throttled) {
        inFlight++;
        await events.pass(scenario.latencyMs * (0.9 + 0.2 * random()));
        inFlight--;
      }
      await events.pass(scenario.turnAroundMs);
      answers.push({ ms: events.now, sender, throttled });
      const told = scenario.tellsConcurrency && !throttled;
      limiter.release(throttled ? 'throttled' : 'answered', told ? concurrent : undefined);
      if (!throttled) return;
      await events.pass(random() * Math.min(2_000, 50 * 2 ** tries));
    }
  };
  const keepSending = async (position: number, sender: Sender): Promise<void> => {
    await events.pass(sender.fromMs ?? 0);
    while (events.now < (sender.untilMs ?? scenario.untilMs)) await sendOne(position, sender);
  };

  const demand = 200 + 2 * Math.max(scenario.limitAt(0), scenario.limitAt(scenario.untilMs));
  for (const [position, sender] of scenario.senders.entries()) {
    for (let waiting = 0; waiting < demand; waiting++) void keepSending(position, sender);
  }
  await events.run(scenario.untilMs);
  return new Answers(answers, scenario);
}

/** What is going to happen, as a heap: the earliest first. */
class Events {
  now = 0;
  #heap: { ms: number; happen: () => void }[] = [];

  pass(ms: number): Promise<void> {
    return new Promise((resolve) => this.#add({ ms: this.now + ms, happen: resolve }));
  }

  async run(untilMs: number): Promise<void> {
    for (let next = this.#take(); next && next.ms < untilMs; next = this.#take()) {
      this.now = next.ms;
      next.happen();
      // Everything that follows from it happens before the clock moves on.
      for (let step = 0; step < 4; step++) await undefined;
    }
  }

  #add(event: { ms: number; happen: () => void }): void {
    const heap = this.#heap;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]!.ms <= event.ms) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = event;
  }

  #take() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && heap[child + 1]!.ms < heap[child]!.ms) child++;
      if (heap[child]!.ms >= last.ms) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

/** A small seeded generator of numbers from 0 to 1. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
