import type { Faults } from '../emulator/faults';
import type { Exchange } from '../emulator/operation';
import type { Stack } from '../emulator/stack';

/** No process has done anything for so long but look whether there is something to do. In milliseconds. */
const standstillMs = 300;
const fewestLooks = 2;

/**
 * Kills function processes: one, some or all of them, at moments that are counted in what runs ask of Twilio, so that
 * they fall into every part of a run: before a claim, between a message and its answer, before the results are written.
 */
export class Killer {
  /** Processes that were killed. */
  kills = 0;
  /** Whether the last blow has struck every process. */
  hasStruckAll = false;
  #blows: number;
  #left = 0;
  #busyAt = performance.now();
  #looks = 0;

  constructor(
    private readonly stack: Stack,
    private readonly chance: Faults,
    private readonly recipients: number,
  ) {
    this.#blows = 2 + chance.draw(5);
    this.#aim();
  }

  /** Goes to work. Returns a function that ends it. */
  start(): () => void {
    const stop = this.stack.emulator?.onExchange((exchange) => this.#hear(exchange));
    return () => stop?.();
  }

  /** A round begins, in which nobody has done anything yet. */
  begin(): void {
    this.hasStruckAll = false;
    this.#busyAt = performance.now();
    this.#looks = 0;
  }

  /** Whether all there is to do must wait for what was killed. */
  get seesStandstill(): boolean {
    return performance.now() - this.#busyAt > standstillMs && this.#looks >= fewestLooks;
  }

  #hear({ request: { method, path } }: Exchange): void {
    if (method === 'GET' && /\.campaigns|\.campaign-progress/.test(path)) this.#looks++;
    else this.#begun();
    const isOfRun = /campaign|Messages\.json/.test(path);
    if (this.#blows === 0 || !isOfRun || --this.#left > 0) return;
    this.#blows--;
    this.#aim();
    const strike = this.#weapon();
    // Half of them before whoever asked gets the answer.
    if (this.chance.strikes(0.5)) strike();
    else setTimeout(strike, this.chance.draw(40));
  }

  #begun(): void {
    this.#busyAt = performance.now();
    this.#looks = 0;
  }

  /** Often somewhere in the campaign, else soon: while a run begins, or looks up what was lost. */
  #aim(): void {
    this.#left = 1 + this.chance.draw(this.chance.strikes(0.7) ? 1.3 * this.recipients : 40);
  }

  #weapon(): () => void {
    const kind = this.chance.draw(3);
    const [choice, share] = [this.chance.draw(1_000), 0.5];
    return () => {
      const pids = this.stack.gateway.pids();
      this.hasStruckAll = kind === 0;
      if (kind === 1) this.#kill(pids.slice(choice % pids.length).slice(0, 1));
      else this.#kill(pids.filter(() => kind === 0 || this.chance.strikes(share)));
    };
  }

  #kill(pids: readonly number[]): void {
    for (const pid of pids) {
      process.kill(pid, 'SIGKILL');
      this.kills++;
    }
  }
}
