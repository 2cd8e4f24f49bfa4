import type { App } from '../app';
import { inParallel } from '../in-parallel';
import { callFailure, NoAnswer, untilAnswered } from '../twilio/until-answered';
import { factsOf, knownDelivered, recordSent } from './ledger';
import { keepMissedStatus } from './missed-status';
import { type AcceptedMessage, batchesUntil, forgetBatch } from './sent-batches';

/** What came of looking for messages that nothing was ever heard of. */
export interface UnheardCounts {
  /** Accepted messages that were looked for in the ledger. */
  checked: number;
  /** Those of them that it had not heard of, so that Twilio was asked. */
  fetched: number;
}

const fetchesAtOnce = 20;

/** Kept back for what is under way when the time is up, in milliseconds. */
const marginMs = 3_000;

/**
 * Asks Twilio about messages of bulk calls of which no callback ever came: the ledger, which `reconcile` reads, would
 * never learn of them. Each is looked for once, when news can no longer be expected. Throws StoreUnavailable.
 */
export async function reconcileBatches(app: App): Promise<UnheardCounts & { done: boolean }> {
  const counts: UnheardCounts = { checked: 0, fetched: 0 };
  const notAfter = app.now() - app.config.reconcileAfterSeconds * 1_000;
  for await (const batch of batchesUntil(app, notAfter)) {
    if (app.now() > app.deadline - marginMs) return { ...counts, done: false };
    const { campaign, messages } = batch.value;
    if (!(await learnUnheard(app, campaign, messages, counts))) return { ...counts, done: false };
    await forgetBatch(app, batch);
  }
  return { ...counts, done: true };
}

/** Teaches the ledger those messages of a call that it has not heard of. Resolves to whether Twilio has told of all. */
export async function learnUnheard(
  app: App,
  campaign: string,
  messages: readonly AcceptedMessage[],
  counts: UnheardCounts,
): Promise<boolean> {
  counts.checked += messages.length;
  const delivered = await knownDelivered(app, messages);
  const others = messages.filter(({ sid }) => !delivered.has(sid));
  let settled = 0;
  await inParallel(
    others,
    fetchesAtOnce,
    async (message) => {
      const isKnown = (await factsOf(app, message.to, message.sid)).length > 0;
      if (!isKnown) counts.fetched++;
      if (isKnown || (await learn(app, campaign, message))) settled++;
    },
    () => app.now() < app.deadline - marginMs,
  );
  return settled === others.length;
}

async function learn(app: App, campaign: string, { sid, to, recipient }: AcceptedMessage): Promise<boolean> {
  try {
    const message = await untilAnswered(app.deadline, () => app.twilio.messages(sid).fetch());
    await recordSent(app, { sid, to, status: 'accepted', campaign, recipient });
    await keepMissedStatus(app, message, await factsOf(app, to, sid));
  } catch (failure) {
    if (failure instanceof NoAnswer) return false;
    // Deleted at Twilio: nothing more will be known.
    if (callFailure(failure) !== 'not-found') throw failure;
  }
  return true;
}
