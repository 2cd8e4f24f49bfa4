import { describeDifference, withoutSecret } from '../../src/messaging-service/describe-difference';
import { type Difference, findDifferences } from '../../src/messaging-service/find-differences';
import { clicksUrl } from '../../src/twilio/callback-urls';
import { webhookSecret } from '../../src/twilio/webhook-secret';
import { desired, domainSid, linkDomain, live, otherDomainSid, where } from './states';

const callback = (callbackUrl: string | null): Difference => ({
  kind: 'link-setting',
  setting: 'callbackUrl',
  desired: clicksUrl(where.baseUrl, where.authToken),
  actual: callbackUrl,
});

describe('describeDifference', () => {
  it.each<[string, Difference, object]>([
    [
      'a setting',
      { kind: 'setting', setting: 'stickySender', desired: true, actual: false },
      { setting: 'stickySender', desired: true, actual: false },
    ],
    [
      'a missing number',
      { kind: 'missing-sender', sender: { type: 'phone-number', name: '+12025550142' } },
      { setting: 'phone-number', desired: '+12025550142', actual: null },
    ],
    [
      'a missing name for one country',
      {
        kind: 'missing-sender',
        sender: { type: 'country-alpha-sender', name: 'Boutique', country: 'FR' },
      },
      { setting: 'country-alpha-sender', desired: 'Boutique (FR)', actual: null },
    ],
    [
      'an unexpected number, without its country',
      { kind: 'unexpected-sender', sender: live.senders[0]! },
      { setting: 'phone-number', desired: null, actual: '+12025550142' },
    ],
    [
      'an unexpected name for one country',
      { kind: 'unexpected-sender', sender: live.senders[3]! },
      { setting: 'country-alpha-sender', desired: null, actual: 'Boutique (FR)' },
    ],
    [
      'a missing domain',
      { kind: 'missing-domain', domainSid },
      { setting: 'linkDomain', desired: domainSid, actual: null },
    ],
    [
      'another domain of the service',
      { kind: 'domain-of-service', domainSid, actual: otherDomainSid },
      { setting: 'linkDomain.messagingService', desired: domainSid, actual: otherDomainSid },
    ],
    [
      'no domain of the service',
      { kind: 'domain-of-service', domainSid, actual: undefined },
      { setting: 'linkDomain.messagingService', desired: domainSid, actual: null },
    ],
    [
      'a setting of the domain',
      { kind: 'link-setting', setting: 'disableHttps', desired: false, actual: true },
      { setting: 'linkDomain.disableHttps', desired: false, actual: true },
    ],
    [
      'clicks that nobody is told of',
      callback(null),
      {
        setting: 'linkDomain.callbackUrl',
        desired: `${where.baseUrl}/webhooks/clicks?key=…`,
        actual: null,
      },
    ],
    [
      'clicks that are told with another key',
      callback(clicksUrl(where.baseUrl, 'b'.repeat(32))),
      {
        setting: 'linkDomain.callbackUrl',
        desired: `${where.baseUrl}/webhooks/clicks?key=…`,
        actual: `${where.baseUrl}/webhooks/clicks?key=… (another key)`,
      },
    ],
  ])('tells of %s', (_what, difference, drift) => {
    expect(describeDifference(difference)).toEqual(drift);
  });

  it('shows no key, neither ours nor that of another deployment', () => {
    const elsewhere = { baseUrl: 'https://elsewhere.example.com', authToken: 'c'.repeat(32) };
    const theirs = clicksUrl(elsewhere.baseUrl, elsewhere.authToken);
    const settings = { ...linkDomain.settings, callbackUrl: theirs, fallbackUrl: theirs };
    const there = {
      ...live,
      settings: { ...live.settings, inboundRequestUrl: theirs, statusCallback: theirs },
      linkDomain: { ...linkDomain, settings },
    };
    const told = JSON.stringify(findDifferences(desired, there, where).map(describeDifference));
    expect(told).toContain('elsewhere.example.com');
    expect(told).not.toContain(webhookSecret(where.authToken));
    expect(told).not.toContain(webhookSecret(elsewhere.authToken));
  });
});

describe('withoutSecret', () => {
  it.each([
    ['https://a.example/clicks?key=secret', 'https://a.example/clicks?key=…'],
    ['https://a.example/clicks?a=1&key=secret&b=2#rc=3', 'https://a.example/clicks?a=1&key=…&b=2#rc=3'],
    ['https://a.example/clicks?monkey=banana', 'https://a.example/clicks?monkey=banana'],
    [null, null],
    [true, true],
  ])('makes of %j %j', (value, expected) => {
    expect(withoutSecret(value)).toBe(expected);
  });
});
