import type { App } from '../app';
import { Problem } from '../problem';
import { type BulkRequest, mostRecipients } from './message-request';
import { planRecipients } from './plan-recipients';
import { batchId, sendMany } from './send-many';
import type { SendManyAnswer } from './send-result';

/** Sends to many recipients at once. Throws `too-many-recipients`, or what sendMany throws. */
export async function sendBulk(app: App, { recipients, ...settings }: BulkRequest): Promise<SendManyAnswer> {
  refuseTooMany(recipients.length);
  return sendMany(app, planRecipients(recipients, settings), settings, batchId(app.now()));
}

/** Throws `too-many-recipients`, with the limit. */
export function refuseTooMany(count: number): void {
  if (count > mostRecipients) throw Problem.tooMany('recipients', count, mostRecipients);
}
