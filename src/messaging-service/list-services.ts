import type { App } from '../app';
import { twilioProblem } from '../twilio/twilio-problem';
import { untilAnswered } from '../twilio/until-answered';

const mostServices = 1_000;

export interface ServiceList {
  services: {
    sid: string;
    friendlyName: string;
    usecase: string;
    /** Whether it is the one that this deployment sends through. */
    isOwn: boolean;
    /** Whether its US A2P campaign is registered. */
    isA2pRegistered: boolean;
    /** RFC 3339 UTC. */
    createdAt: string;
  }[];
}

/** The account's Messaging Services, the newest first. Throws `twilio-refused` and `unavailable`. */
export async function listServices({ twilio, config, deadline }: App): Promise<ServiceList> {
  const { services } = twilio.messaging.v1;
  try {
    const all = await untilAnswered(deadline, () => services.list({ limit: mostServices }));
    return {
      services: all.map(({ sid, friendlyName, usecase, usAppToPersonRegistered, dateCreated }) => ({
        sid,
        friendlyName,
        usecase,
        isOwn: sid === config.messagingServiceSid,
        isA2pRegistered: Boolean(usAppToPersonRegistered),
        createdAt: dateCreated.toISOString(),
      })),
    };
  } catch (failure) {
    throw twilioProblem(failure);
  }
}
