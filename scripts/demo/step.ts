import { isDeepStrictEqual } from 'node:util';
import { bold, dim, green, red } from './text';

const isTerminal = process.stdout.isTTY === true;

/**
 * Does one step of the demo and prints a line about it: a tick, what came of it and how long it took. When the step
 * throws, its line gets a cross and the error is passed on.
 */
export async function step<T>(
  title: string,
  outcome: string | ((result: T) => string),
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  // Only where it can be overwritten: in a file it would be a line too many.
  if (isTerminal) process.stdout.write(dim(`  … ${title}`));
  try {
    const result = await work();
    const told = typeof outcome === 'string' ? outcome : outcome(result);
    const took = duration(performance.now() - startedAt).padStart(8);
    printLine(`  ${green('✓')} ${bold(title.padEnd(39))} ${told.padEnd(45)} ${dim(took)}`);
    return result;
  } catch (error) {
    printLine(`  ${red('✗')} ${bold(title)}`);
    throw error;
  }
}

/** Throws with the message, written for whoever runs the demo, unless the condition holds. */
export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws, naming what was compared and both values, unless they are equal in depth. */
export function checkEqual(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(`${what}:\n  expected ${shortJson(expected)}\n  but got  ${shortJson(actual)}`);
}

function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

function shortJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 400 ? `${json.slice(0, 400)}…` : json;
}

function printLine(line: string): void {
  console.log(isTerminal ? `\r\u001b[2K${line}` : line);
}
