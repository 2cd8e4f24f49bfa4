import { inParallel } from '../in-parallel';
import { messagingServices } from '../twilio/messaging-services';
import { callFailure, untilAnswered } from '../twilio/until-answered';
import type { Pool } from './pool';

/** Services that are asked at the same time. */
const atOnce = 10;

export interface Holder {
  sid: string;
  friendlyName: string;
}

/**
 * The other Messaging Service whose pool has this number or short code, or undefined. No list of an account tells, so each
 * service is asked. Throws what Twilio refuses, and NoAnswer.
 */
export async function findHolder(
  pool: Pool,
  type: 'phone-number' | 'short-code',
  sid: string,
): Promise<Holder | undefined> {
  const all = await messagingServices(pool);
  let holder: Holder | undefined;
  await inParallel(
    all.filter((service) => service.sid !== pool.serviceSid),
    atOnce,
    async (service) => {
      const lists = pool.twilio.messaging.v1.services(service.sid);
      const list = type === 'phone-number' ? lists.phoneNumbers : lists.shortCodes;
      if (await exists(pool.deadline, () => list(sid).fetch()))
        holder = { sid: service.sid, friendlyName: service.friendlyName };
    },
    () => holder === undefined,
  );
  return holder;
}

async function exists(deadline: number, fetch: () => Promise<unknown>): Promise<boolean> {
  try {
    await untilAnswered(deadline, fetch);
    return true;
  } catch (failure) {
    if (callFailure(failure) === 'not-found') return false;
    throw failure;
  }
}
