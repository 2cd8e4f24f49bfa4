import type { Faults } from '../emulator/faults';
import type { Stack } from '../emulator/stack';
import { pick } from './reschedule-weather';

/**
 * Kills function processes: one, some or all of them. The moments are counted in what runs ask of Twilio, so that they
 * fall into every part of a run: before a claim, between a message and its answer, before the results are written.
 */
export class Killer {
  /** Processes that were killed. */
  kills = 0;
  /** Whether the last blow was for all. */
  hasStruckAll = false;
  /** Stops listening. */
  readonly end: () => void;
  #blows: number;
  #left: number;

  constructor(
    private readonly stack: Stack,
    private readonly chance: Faults,
    private readonly recipients: number,
  ) {
    this.#blows = 2 + chance.draw(5);
    this.#left = this.#aim();
    const stop = stack.emulator?.onExchange(({ request: { path } }) => {
      if (/campaign|Messages\.json/.test(path) && this.#blows > 0 && --this.#left === 0) this.#strike();
    });
    this.end = () => stop?.();
  }

  /** Somewhere in the campaign, or soon: while a run begins, or looks up what was lost. */
  #aim(): number {
    return 1 + this.chance.draw(this.chance.strikes(0.6) ? this.recipients : 40);
  }

  #strike(): void {
    this.#blows--;
    this.#left = this.#aim();
    const whom = pick(this.chance, ['one', 'some', 'all'] as const);
    const blow = (): void => {
      const pids = this.stack.gateway.pids();
      const one = pick(this.chance, pids);
      this.hasStruckAll = whom === 'all';
      for (const pid of pids) {
        if (whom === 'all' || (whom === 'one' ? pid === one : this.chance.strikes(0.5))) this.#kill(pid);
      }
    };
    // Half of them before whoever asked gets the answer.
    if (this.chance.strikes(0.5)) blow();
    else setTimeout(blow, this.chance.draw(40));
  }

  #kill(pid: number): void {
    process.kill(pid, 'SIGKILL');
    this.kills++;
  }
}
