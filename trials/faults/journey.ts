import type { Reply } from '../../emulator/stack-client';
import type { World } from './world';

/** Something that is not as it should be. */
export type Complaint = string;

/** A journey, prepared up to the moment from which on Twilio fails. */
export interface Journey {
  /** What is done under the fault. Resolves to what came of it, in a word: `ok` as without any fault. */
  act(): Promise<string>;
  /** Whether Twilio has done what was said, once the fault is gone. */
  honest(): Promise<Complaint[]>;
  /** What a caller, Twilio or the heartbeat does then. */
  mend(): Promise<void>;
  /** What is wrong in the end: lost, or there twice. */
  end(): Promise<Complaint[]>;
}

export type StartJourney = (world: World) => Promise<Journey>;

/** `ok` for a 2xx, what is unknown by its name, any other answer by its status. */
export function wordFor({ status, body }: Reply<unknown>): string {
  if (status < 300) return 'ok';
  const { code } = body as { code?: string };
  return code === 'outcome-unknown' ? 'unknown' : String(status);
}

/** How often each one is there. */
export function tally(ones: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of ones) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** Numbers of San Francisco. */
export function people(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `+1415555${String(1_000 + n)}`);
}
