import type { ServiceInstance } from 'twilio/lib/rest/messaging/v1/service';
import { defined } from '../defined';
import { inboundUrl, statusCallbackUrl } from '../twilio/callback-urls';
import type { DesiredState } from './desired-state';

/** Settings of a Messaging Service that can be meant to have a value, as Twilio names them. */
export const settingNames = [
  'friendlyName',
  'usecase',
  'inboundRequestUrl',
  'inboundMethod',
  'fallbackUrl',
  'fallbackMethod',
  'statusCallback',
  'stickySender',
  'mmsConverter',
  'smartEncoding',
  'areaCodeGeomatch',
  'validityPeriod',
  'useInboundWebhookOnNumber',
] as const;

export type SettingName = (typeof settingNames)[number];
export type SettingValue = string | number | boolean | null;
export type ServiceSettings = Record<SettingName, SettingValue>;

/** What the settings are meant to be, with the webhooks of a deployment; those that are left alone are absent. */
export function desiredSettings(
  desired: DesiredState,
  baseUrl: string | undefined,
): Partial<ServiceSettings> {
  const own = Object.fromEntries(
    settingNames.map((name) => [name, (desired as Record<string, unknown>)[name]]),
  );
  const webhooks = baseUrl !== undefined && {
    inboundRequestUrl: inboundUrl(baseUrl),
    inboundMethod: 'POST',
    statusCallback: statusCallbackUrl(baseUrl),
  };
  return defined({ ...own, ...webhooks }) as Partial<ServiceSettings>;
}

/** What they are. Twilio tells an unset URL as null or as an empty text. */
export function actualSettings(service: Pick<ServiceInstance, SettingName>): ServiceSettings {
  return Object.fromEntries(
    settingNames.map((name) => {
      const value: SettingValue | undefined = service[name];
      return [name, value === '' || value === undefined ? null : value];
    }),
  ) as ServiceSettings;
}
