import { startStack } from '../emulator/stack';
import { stackClient } from '../emulator/stack-client';
import { type RescheduleTrial, rescheduleTrial } from './reschedule-trial';

/** Each waits for most of its time: for slow answers, and for the next try after a failure. */
const stacksAtOnce = 4;

/** A Function answers within 9.3 s of its beginning. Here many processes at once share the time that loading takes. */
const limits = { timeLimitMs: 14_000 };

/** How often each thing was seen. */
class Tally {
  readonly #counts = new Map<string, number>();

  add(things: readonly string[]): void {
    for (const thing of things) this.#counts.set(thing, (this.#counts.get(thing) ?? 0) + 1);
  }

  toString(): string {
    const byName = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return byName.map(([thing, count]) => `${thing} ${count}`).join(', ');
  }
}

const tallies = { answers: new Tally(), faults: new Tally(), ends: new Tally() };
let crashes = 0;

/**
 * Messages are given other times, cancelled and refused, all at once, while Twilio and the store fail and processes die:
 *
 *     npm run trial:reschedule -- [runs=500] [seed=1]
 */
async function main(runs: number, seed: number): Promise<number> {
  const startedAt = Date.now();
  const seeds = Array.from({ length: runs }, (_, run) => seed * 1_000 + run).values();
  const failed = await Promise.all(Array.from({ length: stacksAtOnce }, () => onOneStack(seeds)));
  const sum = failed.reduce((total, some) => total + some, 0);
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(0);
  console.log(`answers: ${tallies.answers}`);
  console.log(`faults: ${tallies.faults}; ${crashes} crashes`);
  console.log(`messages: ${tallies.ends}`);
  console.log(`${runs} runs: ${sum} went wrong; seed ${seed}, ${seconds} s`);
  return sum;
}

/** One after the other, as faults and time are those of the whole account. */
async function onOneStack(seeds: Iterator<number, unknown>): Promise<number> {
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true, limits });
  const client = stackClient(() => stack);
  let failed = 0;
  try {
    for (let seed = seeds.next(); !seed.done; seed = seeds.next()) {
      const trial = await rescheduleTrial(stack, client, seed.value);
      count(trial);
      if (trial.complaints.length > 0) failed++;
      for (const complaint of trial.complaints) console.error(`seed ${seed.value}: ${complaint}`);
      if (trial.complaints.length > 0) console.error(JSON.stringify(trial.calls));
    }
    return failed;
  } finally {
    await stack.close();
  }
}

function count({ calls, faults, end, crashes: more }: RescheduleTrial): void {
  tallies.answers.add(
    calls.map(({ kind, status, told }) => [kind, status, told.code ?? ''].join(' ').trim()),
  );
  tallies.faults.add(faults);
  tallies.ends.add([end]);
  crashes += more;
}

const [runs = 500, seed = 1] = process.argv.slice(2).map(Number);
main(runs, seed).then(
  (failed) => process.exit(failed === 0 ? 0 : 1),
  (failure: unknown) => {
    console.error(failure);
    process.exit(1);
  },
);
