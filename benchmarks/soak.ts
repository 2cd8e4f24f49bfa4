import { parseArgs } from 'node:util';
import { writeResults } from './results-file';
import { runSoak } from './soak/run-soak';

/**
 * Everything at once, for minutes: whether anything is lost, doubled or left undone, and whether memory grows.
 *
 *     npm run soak -- [minutes=10] [--write]
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { write: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const minutes = Number(positionals[0] ?? 10);
  if (!(minutes > 0 && minutes <= 120)) throw new Error('The minutes must be above 0 and at most 120.');
  const about =
    `${minutes} minutes of bulk sends, campaigns, single sends, clicks, texts from handsets, schedules that are canceled, ` +
    "the console's pages and the heartbeat. Callbacks are shuffled, one in 20 comes twice; Sync's limits are on.";
  console.log(`${about}\n`);
  const findings = await runSoak(minutes * 60_000);
  console.log(findings.table);
  for (const text of findings.shortcomings) console.log(`FAILED: ${text}`);
  if (values.write) writeResults('soak', `npm run soak -- ${minutes}`, about, findings);
  return findings.shortcomings.length;
}

main().then(
  (failed) => process.exit(failed > 0 ? 1 : 0),
  (failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure);
    process.exit(1);
  },
);
