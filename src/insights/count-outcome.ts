import { randomBytes } from 'node:crypto';
import type { App } from '../app';
import type { StatusFact } from '../delivery/fact';
import { WindowCounters } from './window-counters';

/** Of this process, for as long as it is warm. */
const counters = new WindowCounters(randomBytes(8).toString('hex'));

/** Counts what a status says of how its message ended, once it is in the ledger. Never throws. */
export async function countOutcome(app: App, { status, errorCode, campaign }: StatusFact): Promise<void> {
  await counters.count(app, { status, errorCode, campaign: campaignOf(campaign) });
}

/** A bulk call names its messages too, and has nobody who watches it. */
function campaignOf(name: string | undefined): string | undefined {
  return name?.startsWith('CMP') ? name : undefined;
}
