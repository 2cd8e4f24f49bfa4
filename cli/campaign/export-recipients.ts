import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Backend } from './backend';

const pageRows = '1000';

/** Writes what became of every row as CSV, to a file or to stdout. */
export async function exportRecipients(
  backend: Backend,
  id: string,
  { outcome, out }: { outcome?: string | undefined; out?: string | undefined },
): Promise<void> {
  const file = out === undefined ? undefined : createWriteStream(out);
  const target = file ?? process.stdout;
  let cursor: string | undefined;
  let isFirst = true;
  do {
    const page = await backend.fetch('/campaigns/recipients', {
      id,
      outcome,
      cursor,
      format: 'csv',
      limit: pageRows,
    });
    const text = await page.text();
    if (!target.write(isFirst ? text : withoutHeader(text))) await once(target, 'drain');
    isFirst = false;
    cursor = page.headers.get('next-cursor') ?? undefined;
  } while (cursor !== undefined);
  if (!file) return;
  file.end();
  await finished(file);
}

/** Every page names the columns. */
function withoutHeader(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? '' : text.slice(end + 1);
}
