import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { lastStartAt } from '../messages/send-control';
import { type Collection, RecordChanged, RecordExists, type Stored } from '../store/records';

/** Who keeps a campaign's pace, and from when on its next message may go. In milliseconds since the epoch. */
interface Pacer {
  run: string;
  until: number;
  nextAt: number;
}

const pacers: Collection<Pacer> = { name: 'campaign-pacers', shards: 16, ttlSeconds: 86_400 };

/**
 * The pace of a campaign: so many messages a second, evenly. One run at a time keeps it, as several would each keep one
 * of their own; the next one goes on where it stopped.
 */
export class Pace {
  #nextAt: number;
  /** When the turn after the last one that was used comes. */
  #afterUsed: number;
  #isOver = false;

  private constructor(
    private readonly app: App,
    private stored: Stored<Pacer>,
    private readonly perSecond: number,
    private readonly closesAt: number,
  ) {
    this.#nextAt = stored.value.nextAt;
    this.#afterUsed = this.#nextAt;
  }

  /** Undefined where another run keeps the pace. Nobody waits for a turn when the window has closed. */
  static async acquire(
    app: App,
    id: string,
    perSecond: number,
    { run, until }: Pick<Pacer, 'run' | 'until'>,
    closesAt: number = Number.POSITIVE_INFINITY,
  ): Promise<Pace | undefined> {
    const current = await app.records.get(pacers, id);
    if (current && current.value.until > app.now()) return undefined;
    const pacer = { run, until, nextAt: Math.max(app.now(), current?.value.nextAt ?? 0) };
    try {
      const stored = current
        ? await app.records.update(pacers, id, pacer, current.revision)
        : await app.records.create(pacers, id, pacer);
      return new Pace(app, stored, perSecond, closesAt);
    } catch (failure) {
      if (failure instanceof RecordChanged || failure instanceof RecordExists) return undefined;
      throw failure;
    }
  }

  /** Settles when the next message may go, and for all who wait once the pace is given back. */
  async turn(): Promise<void> {
    const at = Math.max(this.#nextAt, this.app.now());
    this.#nextAt = at + 1_000 / this.perSecond;
    // Whoever waits any longer than that keeps the next run from the pace.
    while (!this.#isOver && this.app.now() < Math.min(this.closesAt, lastStartAt(this.app))) {
      const waits = at - this.app.now();
      if (waits <= 0) {
        this.#afterUsed = Math.max(this.#afterUsed, at + 1_000 / this.perSecond);
        return;
      }
      await sleep(Math.min(200, waits));
    }
  }

  /** Nobody waits for a turn any more. */
  stop(): void {
    this.#isOver = true;
  }

  /** Lets another run keep it, from the next turn on. */
  async giveBack(): Promise<void> {
    this.stop();
    const { key, value, revision } = this.stored;
    await this.app.records.update(pacers, key, { ...value, until: 0, nextAt: this.#afterUsed }, revision);
  }
}
