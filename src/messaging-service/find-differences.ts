import type { PoolSender, SenderType } from '../senders/pool-sender';
import { clicksUrl } from '../twilio/callback-urls';
import type { DesiredState } from './desired-state';
import type { LinkSettings } from './link-domain';
import type { LiveState, Target } from './live-state';
import { desiredSettings, type SettingName, type SettingValue, settingNames } from './service-settings';

/** A sender as the file names it. */
export interface NamedSender {
  type: SenderType;
  /** E.164, digits, a name, or the SID of a channel's sender. */
  name: string;
  /** ISO 3166-1 alpha-2, of a name for one country. */
  country?: string;
}

/** One thing that is not as it is meant to be. */
export type Difference =
  | { kind: 'setting'; setting: SettingName; desired: SettingValue; actual: SettingValue }
  | { kind: 'missing-sender'; sender: NamedSender }
  | { kind: 'unexpected-sender'; sender: PoolSender }
  | { kind: 'missing-domain'; domainSid: string }
  | {
      kind: 'link-setting';
      setting: keyof LinkSettings;
      desired: string | boolean;
      actual: string | boolean | null;
    }
  | { kind: 'domain-of-service'; domainSid: string; actual: string | undefined };

type Where = Pick<Target, 'baseUrl' | 'authToken' | 'linkDomainSid'>;

/** Everything that is not as it is meant to be. Pure: `live` is what there is, read with the domain of `wantedDomain`. */
export function findDifferences(desired: DesiredState, live: LiveState, where: Where): Difference[] {
  return [
    ...settingDifferences(desired, live, where),
    ...senderDifferences(desired, live),
    ...linkDifferences(desired, live, where),
  ];
}

/** SID of the link domain that is asked for. */
export function wantedDomain(desired: DesiredState, { linkDomainSid }: Where): string | undefined {
  return linkDomainSid ?? desired.linkDomain?.sid;
}

function settingDifferences(
  desired: DesiredState,
  { settings }: LiveState,
  { baseUrl }: Where,
): Difference[] {
  const wanted = desiredSettings(desired, baseUrl);
  return settingNames.flatMap((setting) => {
    const value = wanted[setting];
    const actual = settings[setting];
    return value === undefined || value === actual
      ? []
      : [{ kind: 'setting' as const, setting, desired: value, actual }];
  });
}

function senderDifferences({ senders = {} }: DesiredState, live: LiveState): Difference[] {
  const { phoneNumbers, shortCodes, alphaSenders, countryAlphaSenders, channelSenders } = senders;
  const named = (type: SenderType, names?: readonly string[]) => names?.map((name) => ({ type, name }));
  const wanted: Record<SenderType, NamedSender[] | undefined> = {
    'phone-number': named('phone-number', phoneNumbers),
    'short-code': named('short-code', shortCodes),
    'alpha-sender': named('alpha-sender', alphaSenders),
    'country-alpha-sender': countryAlphaSenders?.map(({ alphaSender, countryCode }) => ({
      type: 'country-alpha-sender',
      name: alphaSender,
      country: countryCode,
    })),
    'channel-sender': named('channel-sender', channelSenders),
  };
  const missing = Object.values(wanted).flatMap((list = []) =>
    list.filter((sender) => !live.senders.some((member) => isSame(sender, member))),
  );
  const unexpected = live.senders.filter(
    (member) => wanted[member.type]?.some((sender) => isSame(sender, member)) === false,
  );
  return [
    ...missing.map((sender) => ({ kind: 'missing-sender' as const, sender })),
    ...unexpected.map((sender) => ({ kind: 'unexpected-sender' as const, sender })),
  ];
}

function isSame(named: NamedSender, member: PoolSender): boolean {
  if (named.type !== member.type) return false;
  if (named.type === 'channel-sender') return named.name === member.sid;
  const isNamed = named.name.toLowerCase() === member.address.toLowerCase();
  return isNamed && (named.type !== 'country-alpha-sender' || named.country === member.country);
}

function linkDifferences(desired: DesiredState, live: LiveState, where: Where): Difference[] {
  const domainSid = wantedDomain(desired, where);
  if (domainSid === undefined) return [];
  const { linkDomain, serviceDomainSid } = live;
  if (!linkDomain) return [{ kind: 'missing-domain', domainSid }];
  const { fallbackUrl, continueOnFailure, disableHttps } = desired.linkDomain ?? {};
  const wanted = {
    callbackUrl: where.baseUrl === undefined ? undefined : clicksUrl(where.baseUrl, where.authToken),
    fallbackUrl,
    continueOnFailure,
    disableHttps,
  };
  const settings = (Object.keys(wanted) as (keyof LinkSettings)[]).flatMap((setting): Difference[] => {
    const value = wanted[setting];
    const actual = linkDomain.settings[setting];
    return value === undefined || value === actual
      ? []
      : [{ kind: 'link-setting', setting, desired: value, actual }];
  });
  return serviceDomainSid === domainSid
    ? settings
    : [...settings, { kind: 'domain-of-service', domainSid, actual: serviceDomainSid }];
}
