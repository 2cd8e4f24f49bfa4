import { setImmediate } from 'node:timers/promises';
import type { App } from '../app';
import { recordTags } from '../delivery/call-tags';
import { failureFields, log } from '../log';
import { findSuppressed } from './find-suppressed';
import type { MessageSettings } from './message-request';
import { isMessage, type PlannedMessage } from './plan-recipients';
import { countQuietHours } from './quiet-hours-count';
import { type SendManyAnswer, type SendResult, sendManyAnswer } from './send-result';
import { SendSession } from './send-session';

/** Enough to keep Twilio busy while the others are worked out and looked up. */
const firstSlice = 50;
const otherSlices = 1_000;

/** From so many messages on they are worth dividing the account with others. */
const largeSize = 100;

/**
 * Hands messages to Twilio, as many at once as the account bears, and says for each row what became of it. `campaign`
 * names them in their callbacks, `size` is about how many there are. Throws what the store threw, where that kept
 * everything from being sent.
 */
export async function sendMany(
  app: App,
  rows: Iterator<PlannedMessage | SendResult, void>,
  settings: MessageSettings,
  { campaign, size }: { campaign?: string; size: number },
): Promise<SendManyAnswer> {
  const session = new SendSession(app, settings, { campaign, needsShare: size >= largeSize });
  const results: SendResult[] = [];
  const sends: Promise<SendResult[]>[] = [];
  for (let slice = take(rows, firstSlice); slice.length > 0; slice = take(rows, otherSlices)) {
    const messages = slice.filter(isMessage);
    results.push(...slice.filter((row): row is SendResult => !isMessage(row)));
    const people = messages.map(({ to }) => to);
    sends.push(session.send(messages, findSuppressed(app, people)));
    // The messages of this slice leave before the next one takes up the processor.
    await session.ready;
    await setImmediate();
  }
  const tagged = keepTags(app, settings, campaign);
  results.push(...(await Promise.all(sends)).flat());
  await Promise.all([session.end(), tagged]);
  if (session.failure && !session.hasBegun) throw session.failure;
  await countQuietHours(app, results);
  return sendManyAnswer(results, session.stopped);
}

/** Never rejects: the messages are out, and tags only describe them. */
async function keepTags(app: App, { tags }: MessageSettings, campaign: string | undefined): Promise<void> {
  if (!campaign || !tags) return;
  await recordTags(app, campaign, tags).catch((failure: unknown) =>
    log('warn', 'tags-not-recorded', { campaign, ...failureFields(failure) }),
  );
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
