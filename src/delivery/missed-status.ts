import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { App } from '../app';
import { recordFailure } from '../bad-numbers/record-bad-number';
import { refusalSource } from '../consent/consent-record';
import { recordOptOut } from '../consent/record-opt-out';
import { defined } from '../defined';
import { isOptOut } from '../twilio/errors/opt-out-codes';
import type { Fact, StatusFact } from './fact';
import { addFact } from './ledger';
import { mergeFacts, rankOf } from './merge-facts';

/**
 * Teaches the ledger the status that Twilio shows, if the ledger has not come as far, and whoever else learns from an
 * error in it. Resolves to the fact that was missing, or undefined where none was.
 */
export async function keepMissedStatus(
  app: App,
  message: MessageInstance,
  facts: readonly Fact[],
): Promise<StatusFact | undefined> {
  const missed = missedStatus(app, message, facts);
  if (!missed) return undefined;
  // First: once the ledger knows the status, nobody looks again.
  if (missed.errorCode) await learnFrom(app, message, missed.errorCode);
  await addFact(app, message.sid, missed);
  return missed;
}

function missedStatus(app: App, message: MessageInstance, facts: readonly Fact[]): StatusFact | undefined {
  const { sid, to, from, status, errorCode, direction } = message;
  const known = mergeFacts(sid, facts)?.message.status;
  if (direction === 'inbound' || (known !== undefined && rankOf(known) >= rankOf(status))) return undefined;
  const at = new Date(app.now()).toISOString();
  return defined({
    kind: 'status' as const,
    at,
    to,
    from: from ?? undefined,
    status,
    errorCode: errorCode ?? undefined,
  });
}

/** What is learned this late is dated back: whoever has said something since is taken at that word. */
async function learnFrom(app: App, { sid, to, dateUpdated }: MessageInstance, code: number): Promise<void> {
  const at = new Date(dateUpdated?.getTime() ?? app.now()).toISOString();
  if (isOptOut(code)) {
    await recordOptOut(app, {
      address: to,
      source: refusalSource(to, 'delivery-error'),
      messageSid: sid,
      at,
    });
  }
  await recordFailure(app, { address: to, code, sid, at });
}
