import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import type { Findings } from './section';

const file = path.join(__dirname, 'RESULTS.md');
const title =
  '# Results\n\nWritten by `npm run bench -- --write` and `npm run soak -- --write`. What a section measures is in the file of its name.\n';

/** The sections in their order. */
const names = ['bulk', 'campaigns', 'changing', 'two', 'sync', 'slow-store', 'growth', 'soak'];

/** Puts a section's results into `RESULTS.md`, in place of its earlier ones. */
export function writeResults(
  name: string,
  command: string,
  about: string,
  { table, shortcomings }: Findings,
): void {
  const fence = '```';
  const lines = [
    table,
    ...(shortcomings.length > 0 ? ['', ...shortcomings.map((text) => `FAILED: ${text}`)] : []),
  ];
  const heading = `## ${name}\n\n\`${command}\`, ${new Date().toISOString().slice(0, 10)}; ${machine()}`;
  const text = `${heading}\n\n${about}\n\n${fence}\n${lines.join('\n')}\n${fence}\n`;
  const kept = { ...(existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')) : {}), [name]: text };
  writeFileSync(file, [title, ...names.flatMap((one) => kept[one] ?? [])].join('\n'));
}

/** The sections of a results file by name. */
function sectionsOf(text: string): Record<string, string> {
  const [, ...parts] = text.split(/^(?=## )/m);
  return Object.fromEntries(parts.map((part) => [part.slice(3, part.indexOf('\n')), `${part.trimEnd()}\n`]));
}

function machine(): string {
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${gigabytes} GB, Node ${process.version}`;
}
