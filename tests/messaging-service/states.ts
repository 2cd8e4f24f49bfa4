import type { DesiredState } from '../../src/messaging-service/desired-state';
import type { LinkDomain } from '../../src/messaging-service/link-domain';
import type { LiveState } from '../../src/messaging-service/live-state';
import { actualSettings, desiredSettings } from '../../src/messaging-service/service-settings';
import type { PoolSender } from '../../src/senders/pool-sender';
import { clicksUrl } from '../../src/twilio/callback-urls';

const sid = (prefix: string, digit: string) => prefix + digit.repeat(32);

/** Where the deployment of these tests is. */
export const where = { baseUrl: 'https://messaging-1234.twil.io', authToken: 'a'.repeat(32) };
export const domainSid = sid('DN', '1');
export const otherDomainSid = sid('DN', '2');

/** A desired state that says everything. */
export const desired: DesiredState = {
  friendlyName: 'Shop',
  usecase: 'marketing',
  fallbackUrl: 'https://example.com/fallback',
  fallbackMethod: 'GET',
  stickySender: true,
  mmsConverter: false,
  smartEncoding: true,
  areaCodeGeomatch: false,
  validityPeriod: 600,
  useInboundWebhookOnNumber: false,
  senders: {
    phoneNumbers: ['+12025550142'],
    shortCodes: ['72345'],
    alphaSenders: ['Shop'],
    countryAlphaSenders: [{ alphaSender: 'Boutique', countryCode: 'FR' }],
    channelSenders: [sid('XE', '1')],
  },
  linkDomain: {
    sid: domainSid,
    fallbackUrl: 'https://example.com/lost',
    continueOnFailure: true,
    disableHttps: false,
  },
};

const sender = (
  type: PoolSender['type'],
  address: string,
  senderSid: string,
  country?: string,
): PoolSender => ({
  type,
  sid: senderSid,
  address,
  ...(country && { country }),
  capabilities: [],
});

export const linkDomain: LinkDomain = {
  sid: domainSid,
  dns: { isValid: true },
  certificate: { state: 'valid' },
  settings: {
    callbackUrl: clicksUrl(where.baseUrl, where.authToken),
    fallbackUrl: 'https://example.com/lost',
    continueOnFailure: true,
    disableHttps: false,
  },
};

/** What there is when everything is as `desired` says. */
export const live: LiveState = {
  sid: sid('MG', '1'),
  settings: actualSettings(desiredSettings(desired, where.baseUrl) as never),
  senders: [
    sender('phone-number', '+12025550142', sid('PN', '1'), 'US'),
    sender('short-code', '72345', sid('SC', '1'), 'US'),
    sender('alpha-sender', 'Shop', sid('AI', '1')),
    sender('country-alpha-sender', 'Boutique', sid('AI', '2'), 'FR'),
    sender('channel-sender', 'whatsapp:+12025550142', sid('XE', '1'), 'US'),
  ],
  linkDomain,
  serviceDomainSid: domainSid,
};
