import type { App } from '../app';
import { waitAtMost } from '../deadline';
import { inParallel } from '../in-parallel';
import { failureFields, log } from '../log';
import { createFailure } from '../twilio/create-failure';
import { describeError } from '../twilio/errors/classify';
import { callFailure, NoAnswer, untilAnswered } from '../twilio/until-answered';
import type { ItemContent, PlannedItem } from './plan-items';
import type { PushResult } from './push-result';
import { type ItemOutcome, readAnswer } from './read-answer';

/** As many as Twilio takes in one call. */
const batchSize = 25;

/** Twilio takes 100 calls a minute, so a thousand items fit with room to spare. */
const batchesAtOnce = 4;

/** How long before the deadline no more batch is begun, in milliseconds: Twilio may take a second, the ledger another. */
const stopStartingMs = 2_000;

/** How long before the deadline nothing more is expected of Twilio, in milliseconds, and nothing of the ledger. */
const stopWaitingMs = 800;
const stopKeepingMs = 400;

/** Where items go. */
interface Destination<Content> {
  /** Twilio's bulk call. It must be one that may be repeated. */
  push(items: (Content & { correlation_id: string })[]): Promise<{ items: unknown }>;
  /** Writes down what was accepted; undefined for what need not be. */
  keep?(content: Content): Promise<unknown> | undefined;
}

/**
 * Tells Twilio in batches, and says for each row what became of its item. A batch that is refused stops no other. Never
 * throws: what fails on the way is in the results.
 */
export async function pushItems<Content extends ItemContent>(
  app: App,
  items: readonly PlannedItem<Content>[],
  { push, keep }: Destination<Content>,
): Promise<PushResult[]> {
  const outcomes = new Map<string, ItemOutcome>();

  const pushBatch = async (batch: readonly PlannedItem<Content>[]): Promise<void> => {
    for (const { correlationId } of batch) outcomes.set(correlationId, { outcome: 'unknown' });
    const answered = await answerTo(app.deadline - stopWaitingMs, () =>
      push(batch.map(({ content, correlationId }) => ({ ...content, correlation_id: correlationId }))),
    );
    await Promise.all(
      batch.map(async ({ content, correlationId }) => {
        const outcome = answered(correlationId);
        outcomes.set(correlationId, outcome);
        const kept = outcome.outcome === 'accepted' ? keep?.(content) : undefined;
        if (!kept) return;
        outcome.recorded = false;
        await kept.then(
          () => {
            outcome.recorded = true;
          },
          (failure) => log('error', 'pushed-item-not-recorded', failureFields(failure)),
        );
      }),
    );
  };

  const pushed = inParallel(
    batchesOf(items),
    batchesAtOnce,
    pushBatch,
    () => app.now() < app.deadline - stopStartingMs,
  );
  await waitAtMost(app.deadline - stopKeepingMs - app.now(), pushed);
  return items.flatMap(({ content, correlationId, indexes }) => {
    const outcome = outcomes.get(correlationId) ?? { outcome: 'unsent' };
    return indexes.map((index) => ({ index, to: content.contact_id, ...outcome }));
  });
}

function* batchesOf<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += batchSize) yield items.slice(start, start + batchSize);
}

/** What a call that may be repeated says of each of its items, in the end. */
async function answerTo(
  until: number,
  call: () => Promise<{ items: unknown }>,
): Promise<(correlationId: string) => ItemOutcome> {
  let wasUncertain = false;
  try {
    const answer = await untilAnswered(until, (again) => {
      wasUncertain = again;
      return call();
    });
    const outcomes = readAnswer(answer.items);
    return (correlationId) => outcomes.get(correlationId) ?? { outcome: 'unknown' };
  } catch (error) {
    const outcome = outcomeOfFailure(error, wasUncertain);
    log('warn', 'batch-not-accepted', { outcome: outcome.outcome, ...failureFields(error) });
    return () => outcome;
  }
}

/** Only a call that Twilio was too busy for, each time it was made, has certainly changed nothing. */
function outcomeOfFailure(error: unknown, wasUncertain: boolean): ItemOutcome {
  if (error instanceof NoAnswer)
    return { outcome: wasUncertain || callFailure(error.cause) !== 'throttled' ? 'unknown' : 'unsent' };
  const failure = createFailure(error);
  if (failure.kind !== 'refused') return { outcome: 'unknown' };
  return { outcome: 'rejected', error: describeError(failure.code) };
}
