import type * as z from 'zod/mini';
import type { App } from '../app';
import type { OnAccepted } from '../messages/keep-outcome';
import type { SendRequest, scheduleRequest } from '../messages/message-request';
import { sendMany } from '../messages/send-many';
import { type SentAnswer, sendOne } from '../messages/send-one';
import type { SendManyAnswer } from '../messages/send-result';
import { Problem } from '../problem';
import { recordScheduled } from './scheduled-messages';
import { checkSendAt } from './window';

/** Hands messages to Twilio that it is to send later. Throws `send-at-outside-window` before anything is handed over. */
export async function scheduleMessages(
  app: App,
  { sendAt, ...request }: z.infer<typeof scheduleRequest>,
): Promise<SendManyAnswer> {
  const at = requireSendAt(app, sendAt);
  return sendMany(app, request, { sendAt: at, onAccepted: keepScheduled(app, at) });
}

/** Sends one message, at once or, with `sendAt`, later. Throws what sendOne throws, and `send-at-outside-window`. */
export async function sendOrSchedule(app: App, request: SendRequest): Promise<SentAnswer> {
  if (request.sendAt === undefined) return sendOne(app, request);
  const at = requireSendAt(app, request.sendAt);
  return sendOne(app, request, at, keepScheduled(app, at));
}

function keepScheduled(app: App, at: Date): OnAccepted {
  return ({ sid, to }) => recordScheduled(app, { sid, to, sendAt: at.toISOString() });
}

/** A `sendAt` (RFC 3339) as a time that Twilio would take. Throws `send-at-outside-window`. */
function requireSendAt(app: App, sendAt: string): Date {
  const at = new Date(sendAt);
  const check = checkSendAt(at.getTime(), app.now(), app.config.scheduleMinLeadSeconds * 1_000);
  if (check.ok) return at;
  const errors = [{ path: 'sendAt', message: check.reason }];
  throw new Problem('send-at-outside-window', check.reason, { errors });
}
