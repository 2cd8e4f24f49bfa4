import { setTimeout as sleep } from 'node:timers/promises';
import { Faults } from '../emulator/faults';
import type { Stack } from '../emulator/stack';
import type { StackClient } from '../emulator/stack-client';
import { type Call, Person, rfc } from './reschedule-person';
import { aliveIn, look } from './reschedule-sight';
import { complaintsAbout } from './reschedule-verdict';
import { pick, Weather } from './reschedule-weather';

export interface RescheduleTrial {
  /** What is wrong with the end; nothing, if all is well. */
  complaints: string[];
  calls: Call[];
  /** Faults that were set while calls were made, by name. */
  faults: string[];
  crashes: number;
  /** What has become of the message. */
  end: 'unmoved' | 'moved' | 'gone';
}

const dayMs = 86_400_000;
const apartMs = 7_200_000;

/**
 * One message, planned at Twilio, held or as a series, is given other times, cancelled and refused, alone and at once,
 * around the moments when it is handed over and leaves, while Twilio and the store fail and processes die. Then the
 * weather clears, time goes on, and what everybody was told must be true. The same seed makes the same calls.
 */
export async function rescheduleTrial(
  stack: Stack,
  client: StackClient,
  seed: number,
): Promise<RescheduleTrial> {
  return new Trial(stack, client, seed).run();
}

class Trial {
  readonly #chance = new Faults();
  readonly #person: Person;
  readonly #weather: Weather;
  readonly #wishes: number[] = [];
  #crashes = 0;
  /** How many days before its time a held message is handed over. */
  #daysAhead = 33;

  constructor(
    private readonly stack: Stack,
    private readonly client: StackClient,
    seed: number,
  ) {
    this.#chance.change({ seed });
    this.#weather = new Weather(client, this.#chance);
    this.#person = new Person(client, `+1415${String(2_000_000 + (seed % 8_000_000))}`);
  }

  async run(): Promise<RescheduleTrial> {
    const { client } = this;
    const person = this.#person;
    await this.#weather.clear();
    const [days, kind] = this.#pick([
      [20, 'once'],
      [60, 'once'],
      [36, 'series'],
    ] as const);
    await person.schedule(kind, await this.#inDays(days));
    if (kind === 'series') this.#daysAhead = 7;
    for (let steps = 1 + this.#chance.draw(4); steps > 0 && !person.isGone; steps--) await this.#step();
    await this.#weather.clear();
    await this.#heartbeats(60);

    const sight = await look(client, person.number);
    const complaints = complaintsAbout(person, sight);
    const [living] = aliveIn(sight);
    if (complaints.length === 0 && living?.isWaiting && this.#chance.strikes(0.4)) {
      complaints.push(...(await this.#toTheEnd(living.sendAt)));
    }
    const end = !living ? 'gone' : living.sendAt === person.calls[0]?.wish ? 'unmoved' : 'moved';
    const { calls } = person;
    return { complaints, calls, faults: this.#weather.seen, crashes: this.#crashes, end };
  }

  /** Some calls at once. The clock moves only while there are none: a call takes seconds, not days. */
  async #step(): Promise<void> {
    const person = this.#person;
    person.step++;
    const [sid, wish] = [...person.wishes].at(this.#pick<number>([-1, -1, -1, -1, 0])) ?? ['', 0];
    const moment = this.#pick(['now', 'now', 'later', 'critical', 'critical']);
    if (moment === 'later') await this.#advance(60);
    // Just before it leaves, or on the day on which it is to be handed over.
    if (moment === 'critical') {
      const aheadMs = sid.startsWith('HM') ? this.#daysAhead * dayMs : this.#chance.draw(1_500);
      await this.#goTo(wish - aheadMs);
    }
    const [one, other] = [await this.#someTime(), await this.#someTime()];
    const [isLocal, isText] = [this.#chance.strikes(0.3), this.#chance.strikes(0.5)];
    const by = this.#chance.strikes(0.5) ? { sid } : { to: person.number };
    const move = () => person.reschedule(sid, one, isLocal);
    const moveElsewhere = () => person.reschedule(sid, other, isLocal);
    const cancels = () => person.cancel(by);
    const after = (call: () => Promise<unknown>, mostMs = 400) => sleep(this.#chance.draw(mostMs)).then(call);
    await this.#weather.worsen();
    const calls = this.#pick<() => Promise<unknown>[]>([
      () => [move()],
      () => [move()],
      () => [move()],
      () => [move(), moveElsewhere()],
      () => [move(), moveElsewhere()],
      () => [move(), after(moveElsewhere)],
      () => [move(), cancels()],
      () => [move(), after(cancels)],
      () => [cancels(), after(move)],
      () => [move(), after(() => person.optOut(isText))],
      () => [move(), after(() => person.maintain())],
      () => [person.maintain(), after(move)],
      () => [person.maintain(), after(cancels)],
      () => [move(), after(() => person.maintain()), after(moveElsewhere), after(cancels)],
    ])();
    if (this.#chance.strikes(0.25)) calls.push(after(async () => this.#crash(), 1_000));
    await Promise.all(calls);
  }

  #crash(): void {
    this.#crashes++;
    this.stack.gateway.killAll();
  }

  /** What waits must be sent at its time, alone. */
  async #toTheEnd(sendAt: number): Promise<string[]> {
    await this.#goTo(sendAt + 61_000);
    await this.client.control('idle?timeoutMs=10000');
    await this.#heartbeats(60);
    const sight = await look(this.client, this.#person.number);
    const delivered = sight.atTwilio.filter(({ status }) => status === 'delivered');
    if (delivered.length === 1 && Date.parse(delivered[0]?.sendAt ?? '') === sendAt) {
      return complaintsAbout(this.#person, sight);
    }
    return [`${delivered.length} were delivered; one was to be, at ${rfc(sendAt)}`];
  }

  /** As a cron would: the emulated time goes on, until nothing is left to do. */
  async #heartbeats(seconds: number): Promise<void> {
    for (let beats = 0; beats < 30; beats++) {
      await this.#advance(seconds);
      if (await this.#person.maintain()) return;
    }
    throw new Error(`${this.#person.number}: maintenance came to no end.`);
  }

  /** Lets time go on to a moment, unless it is past, with heartbeats on the way but none at its end. */
  async #goTo(instant: number): Promise<void> {
    const far = 5 * dayMs;
    for (let left = instant - (await this.#now()); left > 0; left = instant - (await this.#now())) {
      await this.#advance(Math.min(left, far) / 1_000);
      if (left <= far) return;
      await this.#weather.clear();
      await this.#heartbeats(1);
    }
  }

  async #advance(advanceSeconds: number): Promise<void> {
    await this.client.control('clock', { advanceSeconds });
  }

  async #now(): Promise<number> {
    return Date.parse((await this.client.control<{ now: string }>('clock')).now);
  }

  #someTime(): Promise<number> {
    return this.#inDays(this.#pick([1, 5, 30, 33, 37, 60]));
  }

  /** A whole minute, hours from what any other call wishes for. */
  async #inDays(days: number): Promise<number> {
    let wish = Math.ceil((await this.#now()) / 60_000) * 60_000 + days * dayMs;
    while (this.#wishes.some((other) => Math.abs(other - wish) < apartMs)) wish += apartMs;
    this.#wishes.push(wish);
    return wish;
  }

  #pick<T>(from: readonly T[]): T {
    return pick(this.#chance, from);
  }
}
