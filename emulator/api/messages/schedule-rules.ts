import type { Account } from '../../account';
import type { Draft } from './draft';
import { refuse } from './refuse';

const SOONEST_MS = 300_000;
const LATEST_MS = 35 * 86_400_000;
const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** When a message is to be sent, in milliseconds; null for at once. Throws what Twilio refuses about scheduling. */
export function checkSchedule(account: Account, draft: Draft): number | null {
  const { scheduleType, sendAt, messagingServiceSid } = draft;
  if (scheduleType === undefined) {
    if (sendAt !== undefined) throw refuse(35119, "SendAt works only with ScheduleType 'fixed'");
    return null;
  }
  if (messagingServiceSid === undefined)
    throw refuse(35118, 'Only a Messaging Service can schedule messages');
  if (sendAt === undefined) throw refuse(35111, 'A scheduled message needs a SendAt');
  const at = ISO_8601.test(sendAt) ? Date.parse(sendAt) : Number.NaN;
  if (Number.isNaN(at)) throw refuse(35114, `SendAt '${sendAt}' is not an ISO 8601 time`);
  const ahead = at - account.clock.now();
  if (ahead <= SOONEST_MS || ahead > LATEST_MS) {
    throw refuse(35114, `SendAt '${sendAt}' is not between 5 minutes and 35 days ahead`);
  }
  if (account.scheduledCount >= account.faults.settings.scheduledLimit) {
    throw refuse(35125, 'This account has as many scheduled messages as it may');
  }
  return at;
}
