import { defined } from '../defined';
import { Problem } from '../problem';
import { messagingServices } from '../twilio/messaging-services';
import { untilAnswered } from '../twilio/until-answered';
import type { DesiredState } from './desired-state';
import type { Target } from './live-state';
import { desiredSettings, type SettingName, type SettingValue } from './service-settings';

type Account = Pick<Target, 'twilio' | 'deadline'>;

/**
 * SID of the account's Messaging Service with this name, or undefined. Throws `service-ambiguous` where several have it, and
 * what Twilio refuses.
 */
export async function findService(account: Account, friendlyName: string): Promise<string | undefined> {
  const services = await messagingServices(account);
  const [first, ...others] = services.filter((service) => service.friendlyName === friendlyName);
  if (!first || others.length === 0) return first?.sid;
  const sids = [first, ...others].map(({ sid }) => sid);
  throw new Problem(
    'service-ambiguous',
    `${sids.length} Messaging Services are called "${friendlyName}": ${sids.join(', ')}. Say which one is meant by its SID.`,
    { members: { sids } },
  );
}

/**
 * Makes a Messaging Service as it is meant to be, or finds the one with its name: then `created` is false. So a call that was
 * killed, or whose answer was lost, is made good by the next one. Throws as `findService` does.
 */
export async function findOrCreateService(
  account: Account & Pick<Target, 'baseUrl'>,
  desired: DesiredState,
): Promise<{ sid: string; created: boolean }> {
  const found = await findService(account, desired.friendlyName);
  if (found) return { sid: found, created: false };
  const settings = defined({
    ...asParameters(desiredSettings(desired, account.baseUrl)),
    friendlyName: desired.friendlyName,
  });
  const sid = await untilAnswered(account.deadline, async (again) => {
    const made = again ? await findService(account, desired.friendlyName) : undefined;
    return made ?? (await account.twilio.messaging.v1.services.create(settings)).sid;
  });
  return { sid, created: true };
}

/** Settings as the client takes them: an empty URL is one taken away. */
export function asParameters(
  settings: Partial<Record<SettingName, SettingValue>>,
): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value ?? '']));
}
