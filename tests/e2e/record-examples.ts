import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { Exchange } from '../../emulator/stack-client';

/** With `RECORD_EXAMPLES=<folder>`, keeps every call and its answer there, for `npm run openapi -- --examples <folder>`. */
export function recordExample(exchange: Exchange): void {
  const folder = process.env.RECORD_EXAMPLES;
  if (folder) appendFileSync(path.join(folder, `${process.pid}.jsonl`), `${JSON.stringify(exchange)}\n`);
}
