import { createInterface } from 'node:readline/promises';
import type { Interrupt } from './interrupt';

/** Throws where there is no terminal to ask on, before any work is done for the answer. */
export function requireTerminal(): void {
  if (!(process.stdin.isTTY && process.stdout.isTTY)) throw nobodyToAsk();
}

/**
 * Asks a question, on the terminal or of what is piped in. An empty answer is a no, and so is the end of a terminal's input.
 * Throws where the input ends without an answer and is no terminal: nobody has said no.
 */
export async function confirm(text: string, interrupt: Interrupt): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // While it reads, the terminal gives Ctrl-C to it and not to the process.
  terminal.on('SIGINT', () => interrupt.trigger());
  const closed = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
  try {
    const asked = terminal.question(`${text} [y/N] `, { signal: interrupt.signal });
    const answer = await Promise.race([asked, closed]);
    if (answer === undefined && !process.stdin.isTTY) throw nobodyToAsk();
    return /^y(es)?$/i.test(answer?.trim() ?? '');
  } finally {
    terminal.close();
  }
}

function nobodyToAsk(): Error {
  return new Error('There is no terminal to ask on. Give --yes to go ahead without being asked');
}
