import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { findOptedOut } from '../consent/opt-out-ledger';
import { Problem } from '../problem';
import { describeError, isAccountLevel } from '../twilio/errors/classify';
import { type CreateOutcome, createMessage } from './create-message';
import { createParameters, type Draft } from './create-parameters';
import { keepOutcome, type OnAccepted } from './keep-outcome';
import { type BulkRequest, mostRecipients } from './message-request';
import { type PlannedMessage, planRecipients } from './plan-recipients';
import { sendControl } from './send-control';
import { type SendManyAnswer, type SendResult, sendManyAnswer } from './send-result';

interface SendManyOptions {
  /** The same for all of them; makes them scheduled messages. */
  sendAt?: Date;
  onAccepted?: OnAccepted;
}

/**
 * Sends to many recipients, as many at once as the account bears, and says for each what became of it. One bad recipient
 * never stops the rest; an error of the account stops all; the deadline leaves the rest `unsent`.
 * Throws `too-many-recipients` before anything is sent.
 */
export async function sendMany(
  app: App,
  { recipients, ...settings }: BulkRequest,
  { sendAt, onAccepted }: SendManyOptions = {},
): Promise<SendManyAnswer> {
  refuseTooMany(recipients.length);
  const plan = planRecipients(recipients, settings);
  const addresses = plan.messages.map(({ to }) => to);
  const optedOut = await findOptedOut(app, addresses);

  const campaign = batchId(app.now());
  let stopped: SendManyAnswer['stopped'];
  const control = sendControl(app, () => stopped !== undefined);
  const kept: Promise<void>[] = [];

  const sendTo = async (message: PlannedMessage): Promise<SendResult> => {
    const { index, to } = message;
    if (optedOut.has(to)) return { index, to, outcome: 'suppressed', error: describeError(21610) };
    const draft: Draft = { ...message, target: { campaign, recipient: index }, ...(sendAt && { sendAt }) };
    const outcome = await createMessage(createParameters(draft, settings, app.config), control);
    if (outcome.kind === 'refused' && isAccountLevel(outcome.code)) {
      stopped ??= { code: outcome.code, advice: describeError(outcome.code).advice };
    }
    kept.push(keepOutcome(app, draft, settings.tags, outcome, onAccepted));
    return { index, to, ...resultOf(outcome, sendAt) };
  };

  const settled = await Promise.allSettled(plan.messages.map(sendTo));
  await Promise.race([Promise.all(kept), sleep(app.deadline - app.now(), undefined, { ref: false })]);
  const sent = settled.map((result, position): SendResult => {
    if (result.status === 'fulfilled') return result.value;
    const { index, to } = plan.messages[position] as PlannedMessage;
    // Nothing above is meant to fail; should it, only looking at Twilio can tell whether the message is out.
    return { index, to, outcome: 'unknown' };
  });
  return sendManyAnswer([...plan.results, ...sent], stopped);
}

function refuseTooMany(count: number): void {
  if (count <= mostRecipients) return;
  const detail = `One call takes at most ${mostRecipients} recipients; this one has ${count}. Split them over several calls.`;
  throw new Problem('too-many-recipients', detail, { members: { limit: mostRecipients } });
}

/** Names this call's messages in their callbacks. Begins with the time, so that later ones sort behind earlier ones. */
function batchId(now: number): string {
  return `b${now.toString(36)}${randomBytes(5).toString('hex')}`;
}

function resultOf(outcome: CreateOutcome, sendAt: Date | undefined): Omit<SendResult, 'index' | 'to'> {
  switch (outcome.kind) {
    case 'accepted': {
      const { sid, status } = outcome.message;
      return { outcome: 'accepted', sid, status, ...(sendAt && { sendAt: sendAt.toISOString() }) };
    }
    case 'refused':
      return { outcome: 'rejected', error: describeError(outcome.code) };
    default:
      return { outcome: outcome.kind };
  }
}
