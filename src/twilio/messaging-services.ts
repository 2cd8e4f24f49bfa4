import type { Twilio } from 'twilio';
import type { ServiceInstance } from 'twilio/lib/rest/messaging/v1/service';
import { untilAnswered } from './until-answered';

/** More than an account is given. */
const most = 1_000;

/** The account's Messaging Services, the newest first. Throws what Twilio refuses, and NoAnswer. */
export function messagingServices({
  twilio,
  deadline,
}: {
  twilio: Twilio;
  /** In milliseconds since the epoch. */
  deadline: number;
}): Promise<ServiceInstance[]> {
  return untilAnswered(deadline, () => twilio.messaging.v1.services.list({ limit: most }));
}
