import type { Change } from '../../../messaging-service/carry-out';
import type { Drift } from '../../../messaging-service/describe-difference';
import type { SettingName } from '../../../messaging-service/service-settings';
import type { SenderType } from '../../../senders/pool-sender';

/** The settings of a Messaging Service, in the order in which they are shown. */
export const settingNames: Readonly<Record<SettingName, string>> = {
  friendlyName: 'Name',
  usecase: 'Use case',
  inboundRequestUrl: 'Where replies are sent',
  inboundMethod: 'How replies are sent',
  fallbackUrl: 'Where replies go when that fails',
  fallbackMethod: 'How they go there',
  statusCallback: 'Where delivery reports are sent',
  stickySender: 'Same sender for the same person',
  mmsConverter: 'Turn MMS into a link where needed',
  smartEncoding: 'Replace characters that cost more',
  areaCodeGeomatch: 'Sender from the recipient’s area',
  validityPeriod: 'How long a message may wait',
  useInboundWebhookOnNumber: 'Replies follow the number’s own settings',
};

export const senderTypeNames: Readonly<Record<SenderType, string>> = {
  'phone-number': 'Phone number',
  'short-code': 'Short code',
  'alpha-sender': 'Name',
  'country-alpha-sender': 'Name for one country',
  'channel-sender': 'WhatsApp or RCS sender',
};

const linkNames: Readonly<Record<string, string>> = {
  linkDomain: 'Link domain',
  'linkDomain.messagingService': 'Link domain of the service',
  'linkDomain.callbackUrl': 'Where clicks are reported',
  'linkDomain.fallbackUrl': 'Where links go that are not known',
  'linkDomain.continueOnFailure': 'Send the long link when shortening fails',
  'linkDomain.disableHttps': 'Links without HTTPS',
};

/** What differs, for people; a name that is not known here is told as it is. */
export function differenceName(setting: string): string {
  const names: Readonly<Record<string, string>> = { ...settingNames, ...senderTypeNames, ...linkNames };
  return names[setting] ?? setting;
}

/** A setting's value as people say it. */
export function valueWords(setting: string, value: Drift['actual']): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (setting === 'validityPeriod' && typeof value === 'number') return secondsInWords(value);
  return String(value);
}

/** Whether making a difference good takes a sender out of the pool. */
export function isRemoval({ setting, desired }: Pick<Change, 'setting' | 'desired'>): boolean {
  return desired === null && setting in senderTypeNames;
}

function secondsInWords(seconds: number): string {
  const units: [number, string][] = [
    [3_600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ];
  const [size, unit] = units.find(([length]) => seconds % length === 0) ?? [1, 'second'];
  const amount = seconds / size;
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
