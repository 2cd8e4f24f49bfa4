import type { App } from '../app';
import { Problem } from '../problem';
import { batchId } from './batch-id';
import { keepable } from './keepable';
import { type BulkRequest, mostRecipients } from './message-request';
import { passPreflight } from './pass-preflight';
import { planRecipients } from './plan-recipients';
import { planTimes } from './plan-times';
import { sendMany } from './send-many';
import type { SendManyAnswer } from './send-result';
import { SendTimes } from './send-times';

/**
 * Sends to many recipients at once; to those in quiet hours, as the request says, later or not. Throws `too-many-recipients`,
 * `preflight-failed` where every message would fail, and what sendMany throws.
 */
export async function sendBulk(app: App, request: BulkRequest): Promise<SendManyAnswer> {
  const { recipients, quietHours, preflight: _, ...settings } = request;
  refuseTooMany(recipients.length);
  await passPreflight(app, recipients, request);
  const times = new SendTimes(app, { quietHours, intent: settings.messageIntent });
  const rows = keepable(planTimes(planRecipients(recipients, settings), times), settings);
  return sendMany(app, rows, settings, { campaign: batchId(app.now()), size: recipients.length });
}

/** Throws `too-many-recipients`, with the limit. */
export function refuseTooMany(count: number): void {
  if (count > mostRecipients) throw Problem.tooMany('recipients', count, mostRecipients);
}
