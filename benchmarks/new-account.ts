import { type Emulator, type Stack, startStack } from '../emulator/stack';
import { type StackClient, stackClient } from '../emulator/stack-client';
import { type Create, watchCreates } from './creates';

/** What an emulated account allows. The product is told neither. */
export interface AccountLimits {
  latencyMs: number;
  concurrencyLimit: number;
}

export const usualLimits: AccountLimits = { latencyMs: 100, concurrencyLimit: 50 };

export interface Account {
  stack: Stack;
  emulator: Emulator;
  client: StackClient;
  creates: readonly Create[];
}

/** The most messages a second that such an account lets through. */
export function limitPerSecond({ latencyMs, concurrencyLimit }: AccountLimits): number {
  return (concurrencyLimit * 1_000) / latencyMs;
}

/**
 * Runs a contender on an account of its own, with function processes that have learned nothing from the one before.
 * Status callbacks are off unless they are asked for.
 */
export async function onNewAccount<T>(
  limits: AccountLimits,
  run: (account: Account) => Promise<T>,
  { callbacks = false } = {},
): Promise<T> {
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true });
  try {
    const { emulator } = stack;
    if (!emulator) throw new Error('There is nothing to measure without the emulator.');
    const client = stackClient(() => stack);
    await client.control('faults', { ...limits, ...(!callbacks && { callbacks: { lose: 1 } }) });
    return await run({ stack, emulator, client, creates: watchCreates(emulator) });
  } finally {
    await stack.close();
  }
}

export function told(limits: AccountLimits): string {
  const { latencyMs, concurrencyLimit } = limits;
  return `${latencyMs} ms a create, ${concurrencyLimit} creates at once: at most ${limitPerSecond(limits)}/s`;
}
