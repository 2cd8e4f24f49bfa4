import type { Gateway } from '../../emulator/gateway/gateway';
import { type Column, tableOf } from '../table';

/** Often enough for the gateway to remember every invocation since the last time. */
const everyMs = 250;

interface Row {
  route: string;
  times: number[];
  errors: number;
}

/** Keeps the time of every invocation of a Function, without the wait for a process, until it is stopped. */
export class RouteTimes {
  readonly #rows = new Map<string, Row>();
  readonly #timer = setInterval(() => this.#read(), everyMs);
  readonly #startedAt = performance.now();
  #seen: number;
  /** Invocations of which nothing is known but their number. */
  missed = 0;

  constructor(private readonly gateway: Gateway) {
    this.#seen = gateway.stats().count;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#read();
  }

  /** Answers with a 5xx. */
  get errors(): number {
    return [...this.#rows.values()].reduce((sum, { errors }) => sum + errors, 0);
  }

  table(): string {
    const seconds = (performance.now() - this.#startedAt) / 1_000;
    const columns: Column<Row>[] = [
      ['route', ({ route }) => route],
      ['calls', ({ times }) => String(times.length)],
      ['a second', ({ times }) => (times.length / seconds).toFixed(2)],
      ['p50 ms', ({ times }) => percentile(times, 0.5)],
      ['p99 ms', ({ times }) => percentile(times, 0.99)],
      ['errors', ({ errors }) => String(errors)],
    ];
    const rows = [...this.#rows.values()].sort((a, b) => a.route.localeCompare(b.route));
    for (const { times } of rows) times.sort((a, b) => a - b);
    return tableOf(columns, rows);
  }

  #read(): void {
    const { count, recent } = this.gateway.stats();
    const added = count - this.#seen;
    this.#seen = count;
    this.missed += Math.max(0, added - recent.length);
    for (const { path, status, ms } of added > 0 ? recent.slice(-added) : []) {
      const row = this.#rows.get(path) ?? { route: path, times: [], errors: 0 };
      this.#rows.set(path, row);
      row.times.push(ms);
      if (status >= 500) row.errors++;
    }
  }
}

/** Of times in ascending order. */
function percentile(times: readonly number[], share: number): string {
  return (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
}
