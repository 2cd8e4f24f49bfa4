import { defined } from '../defined';
import { isMessage, type PlannedMessage } from './plan-recipients';
import type { SendResult } from './send-result';
import type { SendTimes } from './send-times';

/** Gives every message of a plan its time, or says why it can have none. */
export function* planTimes(
  rows: Iterable<PlannedMessage | SendResult>,
  times: SendTimes,
): Generator<PlannedMessage | SendResult, void> {
  for (const row of rows) yield isMessage(row) && !times.areNow ? withTime(row, times) : row;
}

function withTime(message: PlannedMessage, times: SendTimes): PlannedMessage | SendResult {
  const { index, to } = message;
  const time = times.for(to, message.timeZone);
  if (!time.ok) {
    const isQuiet = time.code === 'quiet-hours' || time.code === 'no-common-hours';
    const { reason } = time;
    return isQuiet
      ? { index, to, outcome: 'suppressed', blocked: true, reason }
      : { index, to, outcome: 'invalid', reason };
  }
  const { sendAt, until, held, timeZone, timeZoneFrom } = time;
  return {
    ...message,
    ...defined({
      sendAt: sendAt === undefined ? undefined : new Date(sendAt),
      until: until === undefined ? undefined : new Date(until),
      held,
      timeZone,
      timeZoneFrom,
    }),
  };
}
