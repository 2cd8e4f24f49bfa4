import * as z from 'zod/mini';
import type { App } from '../app';
import { twilioProblem } from '../twilio/twilio-problem';
import { findOrCreateService } from './find-service';
import { deployedDesiredState, ownService } from './own-service';

/** Body of `POST /service/create`. Without a name, the one that is written in messaging-service.json. */
export const createServiceRequest = z.strictObject({
  /** Its name; that of messaging-service.json unless told. */
  friendlyName: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
});

export interface CreatedService {
  sid: string;
  friendlyName: string;
  /** False where a service with this name was there already. */
  created: boolean;
}

/**
 * Makes a Messaging Service with the settings that were deployed and this deployment's webhooks, or finds the one with its
 * name. To send through it, put its SID into the environment. Throws `service-ambiguous`, `twilio-refused` and `unavailable`.
 */
export async function createService(
  app: App,
  { friendlyName: given }: z.infer<typeof createServiceRequest>,
): Promise<CreatedService> {
  const deployed = deployedDesiredState(app);
  const friendlyName = given ?? deployed?.friendlyName ?? app.config.businessName;
  try {
    const made = await findOrCreateService(ownService(app), { ...deployed, friendlyName });
    return { ...made, friendlyName };
  } catch (failure) {
    throw twilioProblem(failure);
  }
}
