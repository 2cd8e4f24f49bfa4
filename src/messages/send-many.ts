import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Address } from '../addresses/address';
import type { App } from '../app';
import { findOptedOut } from '../consent/opt-out-ledger';
import { OptOutWatch } from '../consent/opt-out-watch';
import { defined } from '../defined';
import { StoreUnavailable } from '../store/records';
import { describeError, isAccountLevel } from '../twilio/errors/classify';
import { type CreateOutcome, createMessage } from './create-message';
import { createParameters, type Draft } from './create-parameters';
import { HandingOver } from './handing-over';
import { keepOutcome } from './keep-outcome';
import type { MessageSettings } from './message-request';
import { isMessage, type PlannedMessage } from './plan-recipients';
import { countQuietHours } from './quiet-hours-count';
import { sendControl } from './send-control';
import { type SendManyAnswer, type SendResult, sendManyAnswer } from './send-result';

/** Enough to keep Twilio busy while the others are worked out and looked up. */
const firstSlice = 50;
const otherSlices = 1_000;

/**
 * Hands messages to Twilio, as many at once as the account bears, and says for each row what became of it. One bad
 * recipient never stops the rest; an error of the account stops all; the deadline leaves the rest `unsent`, and so does
 * a store that does not answer, as it cannot be told who has opted out. `campaign` names them in their callbacks. Throws
 * what the store threw, where that kept everything from being sent.
 */
export async function sendMany(
  app: App,
  rows: Iterator<PlannedMessage | SendResult, void>,
  settings: MessageSettings,
  campaign?: string,
): Promise<SendManyAnswer> {
  let stopped: SendManyAnswer['stopped'];
  const control = sendControl(app, new OptOutWatch(app), () => stopped !== undefined);
  const handingOver = new HandingOver(app, campaign ?? batchId(app.now()));
  const tooLate = control.gaveUp.then((): never => {
    throw new StoreUnavailable('It was not known in time who has opted out.');
  });
  // Also where nobody is left to send to, and so nobody waits for it.
  tooLate.catch(() => undefined);

  const sendTo = async (message: PlannedMessage, optedOut: Promise<Set<Address>>): Promise<SendResult> => {
    const { index, to } = message;
    if ((await optedOut).has(to)) return { index, to, ...resultOf({ kind: 'opted-out' }) };
    const draft: Draft = campaign ? { ...message, target: { campaign, recipient: index } } : message;
    const outcome = await createMessage(createParameters(draft, settings, app.config, app.now()), control);
    if (outcome.kind === 'refused' && isAccountLevel(outcome.code)) {
      stopped ??= { code: outcome.code, advice: describeError(outcome.code).advice };
    }
    handingOver.ended(message, outcome, keepOutcome(app, draft, settings, outcome));
    return { index, to, ...timeOf(message), ...resultOf(outcome) };
  };

  const results: SendResult[] = [];
  const messages: PlannedMessage[] = [];
  const sends: Promise<PromiseSettledResult<SendResult>[]>[] = [];
  for (let slice = take(rows, firstSlice); slice.length > 0; slice = take(rows, otherSlices)) {
    const sendable = slice.filter(isMessage);
    results.push(...slice.filter((row): row is SendResult => !isMessage(row)));
    messages.push(...sendable);
    const known = Promise.all([
      findOptedOut(
        app,
        sendable.map(({ to }) => to),
      ),
      handingOver.begin(sendable),
    ]);
    const optedOut = Promise.race([known.then(([people]) => people), tooLate]);
    // Settled slice by slice: one that fails must not stand unheard while the next one is looked up.
    sends.push(Promise.allSettled(sendable.map((message) => sendTo(message, optedOut))));
    // The messages of this slice leave before the next one takes up the processor.
    await optedOut.then(
      () => setImmediate(),
      () => undefined,
    );
  }

  const settled = (await Promise.all(sends)).flat();
  await handingOver.end();
  const failure = settled.find((result) => result.status === 'rejected');
  if (failure && !handingOver.hasBegun) throw failure.reason;
  for (const [position, result] of settled.entries()) {
    const { index, to } = messages[position] as PlannedMessage;
    // Only what comes before sending can fail: looking up the opt-outs, and noting what is to be handed over.
    results.push(result.status === 'fulfilled' ? result.value : { index, to, outcome: 'unsent' });
  }
  await countQuietHours(app, results);
  return sendManyAnswer(results, stopped);
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

/** Names one call's messages. Begins with the time, so that later ones sort behind earlier ones. */
export function batchId(now: number): string {
  return `b${now.toString(36)}${randomBytes(5).toString('hex')}`;
}

/** When a message goes, and how that time was found. */
export function timeOf({ sendAt, timeZone, timeZoneFrom, held }: PlannedMessage): Partial<SendResult> {
  return sendAt ? defined({ sendAt: sendAt.toISOString(), timeZone, timeZoneFrom, held }) : {};
}

function resultOf(outcome: CreateOutcome): Omit<SendResult, 'index' | 'to'> {
  switch (outcome.kind) {
    case 'accepted': {
      const { sid, status, numSegments } = outcome.message;
      const segments = Number(numSegments);
      return { outcome: 'accepted', sid, status, ...(segments && { segments }) };
    }
    case 'refused':
      return { outcome: 'rejected', error: describeError(outcome.code) };
    case 'opted-out':
      return { outcome: 'suppressed', error: describeError(21610) };
    default:
      return { outcome: outcome.kind };
  }
}
