import type { MessageSettings } from './message-request';
import { isMessage, type PlannedMessage } from './plan-recipients';
import type { SendResult } from './send-result';
import { storedContent } from './stored-content';

/**
 * What of a message that waits may be kept in its record of 16 KiB, in bytes of JSON. The rest is for whom and when it is,
 * and for the marks that are added until it has left: all of these must still fit, or it could neither be handed over nor
 * cancelled.
 */
const largestContent = 15_000;

/** Passes on what can be sent: a message that would have to wait, and is too large to be kept until then, is `invalid`. */
export function* keepable(
  rows: Iterable<PlannedMessage | SendResult>,
  settings: MessageSettings,
): Generator<PlannedMessage | SendResult, void> {
  for (const row of rows) {
    const reason = isMessage(row) ? whyNotKept(row, settings) : undefined;
    yield reason === undefined ? row : { index: row.index, to: row.to, outcome: 'invalid', reason };
  }
}

/** Why a message cannot wait for its time; undefined where it can, or goes at once. */
export function whyNotKept(message: PlannedMessage, settings: MessageSettings): string | undefined {
  if (!message.sendAt) return undefined;
  const bytes = Buffer.byteLength(JSON.stringify(storedContent(message, settings)));
  if (bytes <= largestContent) return undefined;
  return `what is sent later is kept until then: with all options it has ${bytes} bytes, ${largestContent} are the most`;
}
