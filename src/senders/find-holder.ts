import { inParallel } from '../in-parallel';
import { callFailure, untilAnswered } from '../twilio/until-answered';
import type { Pool } from './pool';

/** Services that are asked at the same time, and in all. */
const atOnce = 10;
const mostServices = 500;

export interface Holder {
  sid: string;
  friendlyName: string;
}

/**
 * The other Messaging Service whose pool has this number or short code, or undefined. No list of an account tells, so each
 * service is asked. Throws what Twilio refuses, and NoAnswer.
 */
export async function findHolder(
  { twilio, serviceSid, deadline }: Pool,
  type: 'phone-number' | 'short-code',
  sid: string,
): Promise<Holder | undefined> {
  const { services } = twilio.messaging.v1;
  const all = await untilAnswered(deadline, () => services.list({ limit: mostServices }));
  let holder: Holder | undefined;
  await inParallel(
    all.filter((service) => service.sid !== serviceSid),
    atOnce,
    async (service) => {
      const lists = services(service.sid);
      const list = type === 'phone-number' ? lists.phoneNumbers : lists.shortCodes;
      if (await exists(deadline, () => list(sid).fetch()))
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
