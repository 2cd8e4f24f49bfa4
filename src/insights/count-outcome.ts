import { randomBytes } from 'node:crypto';
import type { App } from '../app';
import type { StatusCallback } from '../delivery/status-event';
import { WindowCounters } from './window-counters';

/** Of this process, for as long as it is warm. */
const counters = new WindowCounters(randomBytes(8).toString('hex'));

/** Counts what a status callback says of how its message ended, once it is in the ledger. Never throws. */
export async function countOutcome(app: App, { MessageStatus, ErrorCode }: StatusCallback): Promise<void> {
  await counters.count(app, MessageStatus, Number(ErrorCode ?? 0) || undefined);
}
