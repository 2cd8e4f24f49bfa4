import { randomBytes } from 'node:crypto';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Address } from '../addresses/address';
import type { App } from '../app';
import { findOptedOut } from '../consent/opt-out-ledger';
import { Problem } from '../problem';
import { StoreUnavailable } from '../store/records';
import { describeError, isAccountLevel } from '../twilio/errors/classify';
import { type CreateOutcome, createMessage } from './create-message';
import { createParameters, type Draft } from './create-parameters';
import { keepOutcome, type OnAccepted } from './keep-outcome';
import { type BulkRequest, mostRecipients } from './message-request';
import { isMessage, type PlannedMessage, planRecipients } from './plan-recipients';
import { sendControl } from './send-control';
import { type SendManyAnswer, type SendResult, sendManyAnswer } from './send-result';

interface SendManyOptions {
  /** The same for all of them; makes them scheduled messages. */
  sendAt?: Date;
  onAccepted?: OnAccepted;
}

/** Enough to keep Twilio busy while the others are worked out and looked up. */
const firstSlice = 50;

/** How long before the deadline the answer is put together, whatever is written down by then. In milliseconds. */
const answeringMs = 400;

/**
 * Sends to many recipients, as many at once as the account bears, and says for each what became of it. One bad recipient
 * never stops the rest; an error of the account stops all; the deadline leaves the rest `unsent`, and so does a store
 * that does not answer, as it cannot be told who has opted out. Throws `too-many-recipients`, or what the store threw,
 * before anything is sent.
 */
export async function sendMany(
  app: App,
  { recipients, ...settings }: BulkRequest,
  { sendAt, onAccepted }: SendManyOptions = {},
): Promise<SendManyAnswer> {
  refuseTooMany(recipients.length);
  const campaign = batchId(app.now());
  let stopped: SendManyAnswer['stopped'];
  const control = sendControl(app, () => stopped !== undefined);
  const kept: Promise<void>[] = [];
  const tooLate = control.gaveUp.then((): never => {
    throw new StoreUnavailable('It was not known in time who has opted out.');
  });
  // Also where nobody is left to send to, and so nobody waits for it.
  tooLate.catch(() => undefined);

  const sendTo = async (message: PlannedMessage, optedOut: Promise<Set<Address>>): Promise<SendResult> => {
    const { index, to } = message;
    if ((await optedOut).has(to)) return { index, to, outcome: 'suppressed', error: describeError(21610) };
    const draft: Draft = { ...message, target: { campaign, recipient: index }, ...(sendAt && { sendAt }) };
    const outcome = await createMessage(createParameters(draft, settings, app.config), control);
    if (outcome.kind === 'refused' && isAccountLevel(outcome.code)) {
      stopped ??= { code: outcome.code, advice: describeError(outcome.code).advice };
    }
    kept.push(keepOutcome(app, draft, settings.tags, outcome, onAccepted));
    return { index, to, ...resultOf(outcome, sendAt) };
  };

  const rows = planRecipients(recipients, settings);
  const results: SendResult[] = [];
  const messages: PlannedMessage[] = [];
  const sends: Promise<PromiseSettledResult<SendResult>[]>[] = [];
  for (let slice = take(rows, firstSlice); slice.length > 0; slice = take(rows, mostRecipients)) {
    const sendable = slice.filter(isMessage);
    results.push(...slice.filter((row): row is SendResult => !isMessage(row)));
    messages.push(...sendable);
    const addresses = sendable.map(({ to }) => to);
    const optedOut = Promise.race([findOptedOut(app, addresses), tooLate]);
    // Settled slice by slice: one that fails must not stand unheard while the next one is looked up.
    sends.push(Promise.allSettled(sendable.map((message) => sendTo(message, optedOut))));
    // The messages of this slice leave before the next one takes up the processor.
    await optedOut.then(
      () => setImmediate(),
      () => undefined,
    );
  }

  const settled = (await Promise.all(sends)).flat();
  await Promise.race([
    Promise.all(kept),
    sleep(app.deadline - answeringMs - app.now(), undefined, { ref: false }),
  ]);
  const failure = settled.find((result) => result.status === 'rejected');
  if (failure && kept.length === 0) throw failure.reason;
  for (const [position, result] of settled.entries()) {
    const { index, to } = messages[position] as PlannedMessage;
    // Only looking up the opt-outs can fail, which comes before sending.
    results.push(result.status === 'fulfilled' ? result.value : { index, to, outcome: 'unsent' });
  }
  return sendManyAnswer(results, stopped);
}

function refuseTooMany(count: number): void {
  if (count <= mostRecipients) return;
  const detail = `One call takes at most ${mostRecipients} recipients; this one has ${count}. Split them over several calls.`;
  throw new Problem('too-many-recipients', detail, { members: { limit: mostRecipients } });
}

/** Up to so many of what is left. */
function take<T>(rest: Iterator<T, void>, most: number): T[] {
  const taken: T[] = [];
  while (taken.length < most) {
    const { value, done } = rest.next();
    if (done || value === undefined) break;
    taken.push(value);
  }
  return taken;
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
