import { startStack } from '../emulator/stack';
import { stackClient } from '../emulator/stack-client';
import { optOutTrial, roughWeather, sources } from './opt-out-trial';

/** Each waits for most of its time: for the next try after a failure. */
const stacksAtOnce = 4;

/**
 * People opt out in every way there is, while Twilio refuses, fails and breaks off:
 *
 *     npm run trial:opt-outs -- [runs=200] [seed=1]
 */
async function main(runs: number, seed: number): Promise<number> {
  const startedAt = Date.now();
  const numbers = Array.from({ length: runs }, (_, run) => run).values();
  const escaped = await Promise.all(
    Array.from({ length: stacksAtOnce }, (_, stack) => onOneStack(numbers, seed * stacksAtOnce + stack)),
  );
  const sum = escaped.reduce((total, some) => total + some, 0);
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(0);
  console.log(
    `${runs} people opted out by ${sources.length} sources: ${sum} escaped; seed ${seed}, ${seconds} s`,
  );
  return sum;
}

/** One after the other, as some sources are faults of the whole account. */
async function onOneStack(runs: Iterator<number, unknown>, seed: number): Promise<number> {
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true });
  const client = stackClient(() => stack);
  let escaped = 0;
  try {
    await client.control('faults', { api: roughWeather, seed });
    for (let run = runs.next(); !run.done; run = runs.next()) {
      const source = sources[run.value % sources.length] as (typeof sources)[number];
      const number = `+1415${String(2_000_000 + run.value)}`;
      const complaints = await optOutTrial(client, source, number, 1 + (run.value % 4));
      if (complaints.length > 0) escaped++;
      for (const complaint of complaints) console.error(complaint);
    }
    return escaped;
  } finally {
    await stack.close();
  }
}

const [runs = 200, seed = 1] = process.argv.slice(2).map(Number);
main(runs, seed).then(
  (escaped) => process.exit(escaped === 0 ? 0 : 1),
  (failure: unknown) => {
    console.error(failure);
    process.exit(1);
  },
);
