import { setImmediate } from 'node:timers/promises';
import type { App } from '../app';
import { recordOptOut } from '../consent/opt-out-ledger';
import { defined } from '../defined';
import { recordSent, type SentMessage } from '../delivery/ledger';
import { failureFields, log } from '../log';
import { isOptOut } from '../twilio/errors/opt-out-codes';
import type { CreateOutcome } from './create-message';
import type { Draft } from './create-parameters';

/** Also writes down a message that was accepted, for whoever else keeps track of it. */
export type OnAccepted = (message: SentMessage) => Promise<void>;

/**
 * Writes down what became of a message: an accepted one in the ledger, a refused recipient among the opt-outs. Never
 * throws: the message is out, and the callbacks will tell of it again.
 */
export async function keepOutcome(
  app: App,
  draft: Draft,
  tags: Record<string, string> | undefined,
  outcome: CreateOutcome,
  onAccepted?: OnAccepted,
): Promise<void> {
  try {
    // Answers come in bursts. Whoever waits for a free place goes first: the account's limit is what costs time.
    await setImmediate();
    if (outcome.kind === 'accepted') {
      const sent = sentMessage(draft, tags, outcome.message);
      await Promise.all([recordSent(app, sent), onAccepted?.(sent)]);
    }
    if (outcome.kind === 'refused' && isOptOut(outcome.code)) {
      await recordOptOut(app, { address: draft.to, source: 'send-error' });
    }
  } catch (failure) {
    log('error', 'outcome-not-recorded', { to: draft.to, outcome: outcome.kind, ...failureFields(failure) });
  }
}

function sentMessage(
  draft: Draft,
  tags: Record<string, string> | undefined,
  message: { sid: string; status: string; from: string | null; numSegments: string },
): SentMessage {
  return defined({
    sid: message.sid,
    to: draft.to,
    status: message.status,
    from: message.from ?? undefined,
    segments: Number(message.numSegments) || undefined,
    sendAt: draft.sendAt?.toISOString(),
    campaign: draft.target?.campaign,
    recipient: draft.target?.recipient,
    tags,
  });
}
