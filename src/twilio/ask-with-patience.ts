import type { App } from '../app';
import { failureFields, log } from '../log';
import { untilAnswered } from './until-answered';

/** What was asked for, or that nobody told it in time. */
export type Answered<T> = T | 'unanswered';

/** Answers that come later than this are done without. */
const patienceMs = 3_000;

/**
 * Asks a question that an answer can do without, again where that may help, for three seconds or until the call's time is
 * up: the client itself may be slower to give up. Never rejects; what was refused is `unanswered` too.
 */
export async function askWithPatience<T>(
  app: Pick<App, 'now' | 'deadline'>,
  question: () => Promise<T>,
): Promise<Answered<T>> {
  const until = Math.min(app.deadline, app.now() + patienceMs);
  return untilAnswered(until, question).catch((failure: unknown) => {
    log('warn', 'question-unanswered', failureFields(failure));
    return 'unanswered' as const;
  });
}
