import { setImmediate } from 'node:timers/promises';
import type { App } from '../app';
import { defined } from '../defined';
import { recordSent } from '../delivery/ledger';
import { failureFields, log } from '../log';
import { recordWaiting } from '../outbox/waiting-messages';
import type { CreateOutcome } from './create-message';
import type { Draft } from './create-parameters';
import { learnFromRefusal } from './learn-from-refusal';
import type { MessageSettings } from './message-request';
import { waitingMessage } from './stored-content';

type AcceptedMessage = Extract<CreateOutcome, { kind: 'accepted' }>['message'];

/**
 * Writes down what became of a message: an accepted one in the ledger, one for later also among those that wait, a
 * recipient who was refused for it among the opt-outs, a number that cannot be texted among the bad ones. `askedAt` is when
 * it was asked for, in milliseconds since the epoch. Resolves to whether that succeeded: if not the message is out all the
 * same, and the callbacks will tell of it again. Never throws.
 */
export async function keepOutcome(
  app: App,
  message: Draft,
  settings: MessageSettings,
  outcome: CreateOutcome,
  askedAt: number,
): Promise<boolean> {
  try {
    // Answers come in bursts. Whoever waits for a free place goes first: the account's limit is what costs time.
    await setImmediate();
    if (outcome.kind === 'accepted') await keepAccepted(app, message, settings, outcome.message, askedAt);
    if (outcome.kind === 'refused') await learnFromRefusal(app, message.to, outcome.code);
    return true;
  } catch (failure) {
    log('error', 'outcome-not-recorded', {
      to: message.to,
      outcome: outcome.kind,
      ...failureFields(failure),
    });
    return false;
  }
}

async function keepAccepted(
  app: App,
  planned: Draft,
  settings: MessageSettings,
  { sid, status, from, numSegments }: AcceptedMessage,
  askedAt: number,
): Promise<void> {
  const { to, target } = planned;
  const origin = { campaign: target?.campaign, recipient: target?.recipient };
  const segments = Number(numSegments) || undefined;
  const sendAt = planned.sendAt?.toISOString();
  const { tags } = settings;
  await Promise.all([
    sendAt && recordWaiting(app, { ...waitingMessage(planned, settings, askedAt), sid }),
    recordSent(app, defined({ sid, to, status, from: from ?? undefined, segments, sendAt, ...origin, tags })),
  ]);
}
