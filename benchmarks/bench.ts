import { parseArgs } from 'node:util';
import { bulk } from './bulk';
import { campaigns } from './campaigns';
import { changing } from './changing';
import { growth } from './growth';
import { writeResults } from './results-file';
import type { Section } from './section';
import { slowStore } from './slow-store';
import { sync } from './sync';
import { two } from './two';

/**
 * What the product promises of its speed and its cost, measured:
 *
 *     npm run bench -- [section…] [--write] [--scale=1]
 *
 * All sections but `growth`, which takes minutes, unless some are named. `--write` puts the results into `RESULTS.md`.
 * A scale below 1 makes for fewer messages, and for figures that say little.
 */
const sections: Record<string, Section> = {
  bulk,
  campaigns,
  changing,
  two,
  sync,
  'slow-store': slowStore,
  growth,
};
const names = Object.keys(sections);
const unlessNamed = names.filter((name) => name !== 'growth');

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { write: { type: 'boolean', default: false }, scale: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const scale = Number(values.scale);
  if (!(scale > 0 && scale <= 1)) throw new Error('--scale must be above 0 and at most 1.');
  if (values.write && scale < 1) throw new Error('Only what was measured in full is written.');
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown) throw new Error(`There is no section ${unknown}. Sections: ${names.join(', ')}.`);

  let failed = 0;
  const asked = positionals.length > 0 ? positionals : unlessNamed;
  for (const [name, section] of Object.entries(sections).filter(([one]) => asked.includes(one))) {
    console.log(`\n${name}: ${section.about}\n`);
    const findings = await section.run((messages) => Math.ceil(messages * scale));
    console.log(findings.table);
    for (const text of findings.shortcomings) console.log(`FAILED: ${text}`);
    if (values.write) writeResults(name, `npm run bench -- ${name}`, section.about, findings);
    failed += findings.shortcomings.length;
  }
  return failed;
}

main().then(
  (failed) => {
    process.exitCode = failed > 0 ? 1 : 0;
  },
  (failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure);
    process.exitCode = 1;
  },
);
