import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { resolveHandOvers } from '../outbox/resolve-hand-overs';
import type { Stored } from '../store/records';
import { scanAll, scanCollection } from '../store/scan-all';
import { cancelIfRefused } from './cancel-if-refused';
import { honourRefusal, type Refusal, refusals } from './honour-refusal';

/** What a run has finished of what refusals left to do. */
export interface FinishedRefusals {
  /** People whose refusal was settled. */
  people: number;
  /** Messages cancelled for them, and those that had left already. */
  canceled: number;
  tooLate: number;
  /** Whether nothing is left. */
  done: boolean;
}

/** Kept back for the call that is under way when the time is up, in milliseconds. */
const marginMs = 2_500;

/**
 * Finishes what earlier calls left: messages that may wait at Twilio unknown to us are looked for, and what waits for
 * people who have refused is cancelled. Safe to run at any time and twice at once. Throws StoreUnavailable.
 */
export async function finishRefusals(
  app: App,
  mayCallerGoOn: () => boolean = () => true,
): Promise<FinishedRefusals> {
  const mayGoOn = () => mayCallerGoOn() && app.now() < app.deadline - marginMs;
  const allKnown = await resolveHandOvers(app, mayGoOn, (found, since) => cancelIfRefused(app, found, since));
  const finished: FinishedRefusals = { people: 0, canceled: 0, tooLate: 0, done: allKnown };
  for (const refusal of await scanCollection(app.records, refusals)) {
    if (!mayGoOn()) return { ...finished, done: false };
    await finish(app, refusal, finished);
  }
  return finished;
}

/** The same for one person, of whom somebody asks. */
export async function finishFor(app: App, address: Address): Promise<void> {
  for (const refusal of await scanAll(app.records, refusals, `${personOf(address)}~`)) {
    await honourRefusal(app, refusal);
  }
}

async function finish(app: App, refusal: Stored<Refusal>, finished: FinishedRefusals): Promise<void> {
  const { isSettled, canceled } = await honourRefusal(app, refusal);
  for (const { cancellation } of canceled) {
    if (cancellation.outcome === 'canceled') finished.canceled++;
    if (cancellation.outcome === 'tooLate') finished.tooLate++;
  }
  if (isSettled) finished.people++;
  else finished.done = false;
}
