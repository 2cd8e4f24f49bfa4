import type { Gateway } from '../../emulator/gateway/gateway';
import { rssMbOf } from '../process-use';
import { type Column, tableOf } from '../table';

const everyMs = 1_000;

/** What a new process holds grows until it has done everything, and its heap is as large as that needs: left out. */
const warmUpShare = 1 / 2;

/** Less time than this says more of when memory was collected than of whether it grows. */
const leastMinutes = 4;

/** What is not collected yet makes for a slope of up to 3.5 either way; ten kilobytes kept of each call, for 5. */
const mostMbPerMinute = 4;

/** Of the 256 that the platform gives. */
const mostMb = 200;

interface Sample {
  minute: number;
  mb: number;
}

interface Row {
  pid: number;
  minutes: number;
  firstMb: number;
  lastMb: number;
  peakMb: number;
  mbPerMinute: number;
  verdict: 'flat' | 'grows' | 'too large' | 'too short';
}

const columns: Column<Row>[] = [
  ['process', ({ pid }) => String(pid)],
  ['minutes', ({ minutes }) => minutes.toFixed(1)],
  ['first MB', ({ firstMb }) => firstMb.toFixed(0)],
  ['last MB', ({ lastMb }) => lastMb.toFixed(0)],
  ['peak MB', ({ peakMb }) => peakMb.toFixed(0)],
  ['MB/min', ({ mbPerMinute }) => mbPerMinute.toFixed(2)],
  ['', ({ verdict }) => verdict],
];

/** Watches how much memory each function process holds, until it is stopped. */
export class Memory {
  readonly #samples = new Map<number, Sample[]>();
  readonly #startedAt = performance.now();
  readonly #timer = setInterval(() => this.#read(), everyMs);
  /** The most at a time. */
  processes = 0;

  constructor(private readonly gateway: Gateway) {}

  stop(): void {
    clearInterval(this.#timer);
  }

  rows(): Row[] {
    return [...this.#samples].map(([pid, samples]) => rowOf(pid, samples));
  }

  #read(): void {
    const minute = (performance.now() - this.#startedAt) / 60_000;
    const pids = this.gateway.pids();
    this.processes = Math.max(this.processes, pids.length);
    for (const pid of pids) {
      const mb = rssMbOf(pid);
      if (mb === undefined) continue;
      this.#samples.set(pid, [...(this.#samples.get(pid) ?? []), { minute, mb }]);
    }
  }
}

export function memoryTable(rows: readonly Row[]): string {
  return tableOf(columns, rows);
}

function rowOf(pid: number, samples: readonly Sample[]): Row {
  const warm = samples.slice(Math.floor(samples.length * warmUpShare));
  const [first, last] = [warm[0], warm.at(-1)];
  const minutes = (last?.minute ?? 0) - (first?.minute ?? 0);
  const mbPerMinute = slopeOf(warm);
  const peakMb = Math.max(...samples.map(({ mb }) => mb));
  const isFlat = mbPerMinute <= mostMbPerMinute;
  const verdict = minutes < leastMinutes ? 'too short' : isFlat ? 'flat' : 'grows';
  return {
    pid,
    minutes,
    firstMb: first?.mb ?? 0,
    lastMb: last?.mb ?? 0,
    peakMb,
    mbPerMinute,
    verdict: peakMb > mostMb ? 'too large' : verdict,
  };
}

/** Of the line that has the least squares, in MB a minute; 0 for a single sample. */
export function slopeOf(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [minute, mb] = [mean((sample) => sample.minute), mean((sample) => sample.mb)];
  const covariance = mean((sample) => (sample.minute - minute) * (sample.mb - mb));
  const variance = mean((sample) => (sample.minute - minute) ** 2);
  return variance === 0 ? 0 : covariance / variance;
}
