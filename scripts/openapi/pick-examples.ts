import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Exchange } from '../../emulator/stack-client';
import type { OpenApi } from '../../src/open-api/open-api';
import type { ExchangeCheck } from './exchange-check';
import { masked } from './mask';

/** Calls that were made in tests, and their answers. */
export interface Examples {
  /** That went well, by the id of the operation. */
  operations: Record<string, Exchange>;
  /** That were refused, by the code of the problem. What was sent is left out. */
  problems: Record<string, Exchange>;
}

/**
 * Picks from a folder of recorded calls, for every operation and every problem the shortest that still shows something. What
 * differs from run to run is masked; what the folder does not hold stays as it was. Throws for a folder that holds none.
 */
export function pickExamples(
  folder: string,
  before: Examples,
  document: OpenApi,
  check: ExchangeCheck,
): Examples {
  const recorded = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Exchange)
    .sort((a, b) => weight(a) - weight(b) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (recorded.length === 0) throw new Error(`${folder} holds no recorded calls`);

  const picked: Examples = { operations: {}, problems: {} };
  for (const exchange of recorded) {
    const operation = document.paths[exchange.url.split('?')[0] ?? '']?.[exchange.method];
    if (!operation || !isRight(exchange, check)) continue;
    const { operationId } = operation;
    const code = exchange.status >= 400 ? (exchange.body as { code?: string }).code : undefined;
    if (code !== undefined) picked.problems[code] ??= masked({ ...exchange, sent: undefined });
    else if (exchange.status < 300) picked.operations[operationId] ??= masked(exchange);
  }
  return {
    operations: sorted({ ...before.operations, ...picked.operations }),
    problems: sorted({ ...before.problems, ...picked.problems }),
  };
}

/** How long it is. Weighs more: lists with nothing in them, what is not known, tables, and what a reader would not write. */
function weight({ sent, body, url, contentType }: Exchange): number {
  const text = JSON.stringify({ sent, body });
  const empty = text.match(/\[\]|\{\}|"unknown"[,}]/g)?.length ?? 0;
  const isOdd = /[^\x20-\x7e]|__proto__|\\u00/.test(text + url) || contentType?.startsWith('text/csv');
  return text.length + url.length + empty * 1_000 + (isOdd ? 10_000 : 0);
}

/** Whether the call was one that should be made, and the answer is still what the document says. */
function isRight(exchange: Exchange, check: ExchangeCheck): boolean {
  try {
    if (exchange.status < 300) check.checkCall(exchange);
    check.checkAnswer(exchange);
    return true;
  } catch {
    return false;
  }
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
