import { startStack } from '../emulator/stack';
import { yearTrial } from './year-trial';

/**
 * A year of recurring and far-off messages, with everything that can come between:
 *
 *     npm run trial:year -- [runs=5] [seed=1] [days=365] [pace=1]
 */
async function main(runs: number, seed: number, days: number, pace: number): Promise<number> {
  const totals: Record<string, number> = {};
  let wrong = 0;
  for (let run = seed; run < seed + runs; run++) {
    const startedAt = Date.now();
    const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true });
    try {
      const { fates, crashes, faults, complaints } = await yearTrial(stack, run, days, pace);
      const occurrences = Object.values(fates).reduce((sum, some) => sum + some, 0);
      const counts = { occurrences, ...fates, crashes, faults, wrong: complaints.length };
      for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
      wrong += complaints.length;
      for (const complaint of complaints) console.error(complaint);
      const seconds = ((Date.now() - startedAt) / 1_000).toFixed(0);
      console.log(`seed ${run}: ${told(counts)}; ${seconds} s`);
    } finally {
      await stack.close();
    }
  }
  console.log(`${runs} runs of ${days} days: ${told(totals)}`);
  return wrong;
}

function told(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

const [runs = 5, seed = 1, days = 365, pace = 1] = process.argv.slice(2).map(Number);
main(runs, seed, days, pace).then(
  (wrong) => process.exit(wrong === 0 ? 0 : 1),
  (failure: unknown) => {
    console.error(failure);
    process.exit(1);
  },
);
