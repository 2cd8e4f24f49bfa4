import * as z from 'zod/mini';
import type { App } from '../app';
import { recordFailure } from '../bad-numbers/record-bad-number';
import { refusalSource } from '../consent/consent-record';
import { recordOptOut } from '../consent/record-opt-out';
import { isOptOut } from '../twilio/errors/opt-out-codes';
import type { StatusFact } from './fact';
import { addFact } from './ledger';
import {
  type ClickCallback,
  clickCallback,
  clickFact,
  type StatusCallback,
  statusCallback,
  statusFact,
} from './status-event';

/** What `POST /webhooks/status` takes: some accounts are told of clicks there too. */
export const statusOrClick = z.union(
  [
    z.pipe(
      clickCallback,
      z.transform((click: ClickCallback) => ({ click })),
    ),
    z.pipe(
      statusCallback,
      z.transform((status: StatusCallback) => ({ status })),
    ),
  ],
  { error: 'is neither a status callback nor a click event' },
);

/**
 * Takes a status callback or a click event into the ledger. Resolves to the fact, where it is a status. Throws when it could
 * not be stored.
 */
export async function receiveStatus(
  app: App,
  event: z.infer<typeof statusOrClick>,
): Promise<StatusFact | undefined> {
  if ('click' in event) {
    await receiveClick(app, event.click);
    return undefined;
  }
  const fact = statusFact(event.status, new Date(app.now()).toISOString());
  await recordStatus(app, event.status.MessageSid, fact);
  return fact;
}

/** Takes a click into the ledger. Throws when it could not be stored. */
export async function receiveClick(app: App, event: ClickCallback): Promise<void> {
  const { sid, fact } = clickFact(event, new Date(app.now()).toISOString());
  await addFact(app, sid, fact);
}

/**
 * Adds a status to the ledger, and what its error says of the recipient's consent and number to theirs. Throws when it
 * could not be stored.
 */
export async function recordStatus(app: App, messageSid: string, fact: StatusFact): Promise<void> {
  await addFact(app, messageSid, fact);
  const { to: address, errorCode: code, at } = fact;
  if (code === undefined) return;
  if (isOptOut(code)) {
    await recordOptOut(app, { address, source: refusalSource(address, 'delivery-error'), messageSid, at });
  }
  await recordFailure(app, { address, code, sid: messageSid, at });
}
