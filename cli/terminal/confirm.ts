import { createInterface } from 'node:readline/promises';
import type { Interrupt } from './interrupt';

/** Asks a question on the terminal. No answer, and the end of the input, is a no. */
export async function confirm(text: string, interrupt: Interrupt): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // While it reads, the terminal gives Ctrl-C to it and not to the process.
  terminal.on('SIGINT', () => interrupt.trigger());
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  try {
    const answer = terminal.question(`${text} [y/N] `, { signal: interrupt.signal });
    return /^y(es)?$/i.test((await Promise.race([answer, closed])).trim());
  } finally {
    terminal.close();
  }
}
