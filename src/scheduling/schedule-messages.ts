import type * as z from 'zod/mini';
import type { App } from '../app';
import type { SendRequest, scheduleRequest } from '../messages/message-request';
import { isMessage, type PlannedMessage, planRecipients } from '../messages/plan-recipients';
import { refuseTooMany } from '../messages/send-bulk';
import { batchId, sendMany } from '../messages/send-many';
import { type SentAnswer, sendOne } from '../messages/send-one';
import type { SendManyAnswer, SendResult } from '../messages/send-result';
import { Problem } from '../problem';
import { checkSendAt } from './window';

/** Hands messages to Twilio that it is to send later. Throws `send-at-outside-window` before anything is handed over. */
export async function scheduleMessages(
  app: App,
  { recipients, sendAt, ...settings }: z.infer<typeof scheduleRequest>,
): Promise<SendManyAnswer> {
  refuseTooMany(recipients.length);
  const at = requireSendAt(app, sendAt);
  return sendMany(app, sentAt(planRecipients(recipients, settings), at), settings, batchId(app.now()));
}

/** Sends one message, at once or, with `sendAt`, later. Throws what sendOne throws, and `send-at-outside-window`. */
export async function sendOrSchedule(app: App, request: SendRequest): Promise<SentAnswer> {
  return sendOne(app, request, request.sendAt === undefined ? undefined : requireSendAt(app, request.sendAt));
}

function* sentAt(
  rows: Iterable<PlannedMessage | SendResult>,
  sendAt: Date,
): Generator<PlannedMessage | SendResult, void> {
  for (const row of rows) yield isMessage(row) ? { ...row, sendAt } : row;
}

/** A `sendAt` (RFC 3339) as a time that Twilio would take. Throws `send-at-outside-window`. */
function requireSendAt(app: App, sendAt: string): Date {
  const at = new Date(sendAt);
  const check = checkSendAt(at.getTime(), app.now(), app.config.scheduleMinLeadSeconds * 1_000);
  if (check.ok) return at;
  const errors = [{ path: 'sendAt', message: check.reason }];
  throw new Problem('send-at-outside-window', check.reason, { errors });
}
