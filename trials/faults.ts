import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectDir } from '../emulator/stack';
import { type Cell, tryMatrix } from './faults/matrix';
import { lineOf, matrixTable, surprises } from './faults/report';

const page = path.join(projectDir, 'docs', 'faults.md');

/**
 * Every journey under every fault of every product:
 *
 *     npm run faults                        all of them
 *     npm run faults -- send,bulk sync      those whose journey, product or fault is named, by each argument
 *     npm run faults -- --write             and writes the table into docs/faults.md
 */
async function main(args: readonly string[]): Promise<number> {
  const startedAt = Date.now();
  const choices = args.filter((arg) => arg !== '--write').map((arg) => arg.split(','));
  const isChosen = ({ journey, product, fault }: Cell) =>
    choices.every((choice) => choice.some((one) => one === journey || one === product || one === fault));
  const outcomes = await tryMatrix(isChosen, (outcome) => process.stderr.write(`${lineOf(outcome)}\n`));
  const table = matrixTable(outcomes);
  const wrong = surprises(outcomes);
  console.log([table, '', ...wrong].join('\n'));
  const tried = outcomes.filter(({ word }) => word !== '-').length;
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(0);
  console.log(`${tried} cells, ${wrong.length} not as expected, ${seconds} s`);
  if (args.includes('--write')) {
    const text = readFileSync(page, 'utf8');
    writeFileSync(
      page,
      text.replace(/```text\n[^`]*```/, () => `\`\`\`text\n${table}\n\`\`\``),
    );
  }
  return wrong.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (failure: unknown) => {
    console.error(failure);
    process.exit(1);
  },
);
