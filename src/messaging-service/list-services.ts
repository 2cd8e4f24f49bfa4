import type { App } from '../app';
import { messagingServices } from '../twilio/messaging-services';
import { twilioProblem } from '../twilio/twilio-problem';

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
export async function listServices(app: App): Promise<ServiceList> {
  try {
    const all = await messagingServices(app);
    return {
      services: all.map(({ sid, friendlyName, usecase, usAppToPersonRegistered, dateCreated }) => ({
        sid,
        friendlyName,
        usecase,
        isOwn: sid === app.config.messagingServiceSid,
        isA2pRegistered: Boolean(usAppToPersonRegistered),
        createdAt: dateCreated.toISOString(),
      })),
    };
  } catch (failure) {
    throw twilioProblem(failure);
  }
}
