import twilio, { type Twilio } from 'twilio';
import type { Stack } from '../../emulator/stack';
import type { StackClient } from '../../emulator/stack-client';

/** A request that was to change something at Twilio. */
export interface SeenChange {
  method: string;
  path: string;
  parameters: Record<string, string>;
  status: number | null;
}

/** What somebody does in the stack's account without the product, and a look at what the product does there. */
export function byHand(world: Pick<StackClient, 'control'> & { stack(): Stack }) {
  const client = (): Twilio => {
    const { accountSid, authToken, emulatorUrl } = world.stack();
    process.env.TWILIO_API_ORIGIN = emulatorUrl;
    return twilio(accountSid, authToken);
  };
  const changes = async (path: string): Promise<SeenChange[]> => {
    const { requests } = await world.control<{ requests: SeenChange[] }>(`requests?path=${path}`);
    return requests.filter(({ method }) => method !== 'GET');
  };
  return {
    client,
    /** The service that the product sends through. */
    service: () => client().messaging.v1.services(world.stack().messagingServiceSid),
    numberSid: async (phoneNumber: string) => {
      const [number] = await client().incomingPhoneNumbers.list({ phoneNumber });
      return number!.sid;
    },
    shortCodeSid: async () => (await client().shortCodes.list())[0]!.sid,
    /** Requests that were to change something at a path (a part of it) while the work was done. */
    async changesDuring(path: string, work: () => Promise<unknown>): Promise<SeenChange[]> {
      const before = await changes(path);
      await work();
      return (await changes(path)).slice(before.length);
    },
  };
}
