import { Faults } from '../emulator/faults';
import type { Stack } from '../emulator/stack';
import { type StackClient, stackClient } from '../emulator/stack-client';
import type { ScheduledMessage } from '../src/scheduling/list-scheduled';
import type { Person, Schedule } from './year-plan';

/** When something was asked for and when that was done. Milliseconds since the epoch, by the emulated clock. */
export interface Moment {
  asked: number;
  done: number;
}

/** That somebody was accepted as a recipient of a schedule. */
export interface Planned extends Moment {
  schedule: Schedule;
  person: Person;
  seriesSid?: string | undefined;
}

/** The emulated world of a trial, and what was done in it: by that it is known what must become of each message. */
export class World {
  readonly client: StackClient;
  /** Repeatable: the one that the emulated faults are drawn from. */
  readonly chance = new Faults();
  readonly planned: Planned[] = [];
  /** When the heartbeat has said that nothing was left to do. */
  readonly beats: number[] = [];
  readonly refusals: (Moment & { to: string })[] = [];
  /** Single messages of which it was said that they are cancelled. */
  readonly canceled: ScheduledMessage[] = [];
  /** When all that was planned of a series, or for a recipient, was cancelled. */
  readonly ends: (Moment & { of: string })[] = [];
  readonly complaints: string[] = [];
  crashes = 0;
  faults = 0;

  constructor(
    readonly stack: Stack,
    readonly seed: number,
  ) {
    this.client = stackClient(() => stack);
    this.chance.change({ seed });
  }

  now(): number {
    return this.stack.emulator?.clock.now() ?? Date.now();
  }

  /** Lets time pass, and everything come to its end that this sets going. */
  async advance(ms: number): Promise<void> {
    await this.client.control('clock', { advanceSeconds: ms / 1_000 });
    const { idle } = await this.client.control<{ idle: boolean }>('idle?timeoutMs=30000');
    if (!idle) throw new Error('Messages did not come to their end.');
  }

  pick<T>(some: readonly T[]): T | undefined {
    return some[this.chance.draw(some.length)];
  }
}
