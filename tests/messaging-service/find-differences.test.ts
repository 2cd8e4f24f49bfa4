import type { DesiredState } from '../../src/messaging-service/desired-state';
import { findDifferences, wantedDomain } from '../../src/messaging-service/find-differences';
import type { LinkSettings } from '../../src/messaging-service/link-domain';
import type { LiveState } from '../../src/messaging-service/live-state';
import { type ServiceSettings, settingNames } from '../../src/messaging-service/service-settings';
import { desired, domainSid, linkDomain, live, otherDomainSid, where } from './states';

const differences = (there: Partial<LiveState> = {}, meant: Partial<DesiredState> = {}) =>
  findDifferences({ ...desired, ...meant }, { ...live, ...there }, where);
const withSetting = (name: keyof ServiceSettings, value: string | number | boolean | null) =>
  differences({ settings: { ...live.settings, [name]: value } });
const withLinkSettings = (settings: Partial<LinkSettings>) =>
  differences({ linkDomain: { ...linkDomain, settings: { ...linkDomain.settings, ...settings } } });

describe('findDifferences', () => {
  it('finds none where everything is as it is meant to be', () => {
    expect(differences()).toEqual([]);
  });

  it.each(settingNames.map((name) => [name]))('finds that %s is another one', (setting) => {
    expect(withSetting(setting, 'other')).toEqual([
      { kind: 'setting', setting, desired: live.settings[setting], actual: 'other' },
    ]);
  });

  it('leaves alone what is not said, but not the webhooks and the name', () => {
    const settings = Object.fromEntries(settingNames.map((name) => [name, 'other'])) as ServiceSettings;
    const found = findDifferences(
      { friendlyName: 'Shop' },
      { sid: live.sid, settings, senders: live.senders },
      where,
    );
    expect(found.map((one) => 'setting' in one && one.setting)).toEqual([
      'friendlyName',
      'inboundRequestUrl',
      'inboundMethod',
      'statusCallback',
    ]);
  });

  it('finds a fallback that is meant to be absent', () => {
    expect(differences({}, { fallbackUrl: null })).toEqual([
      {
        kind: 'setting',
        setting: 'fallbackUrl',
        desired: null,
        actual: 'https://example.com/fallback',
      },
    ]);
  });

  it.each(live.senders.map((sender) => [sender.type, sender] as const))(
    'finds a missing %s, and an unexpected one',
    (type, sender) => {
      const others = live.senders.filter((one) => one !== sender);
      expect(differences({ senders: others })).toEqual([
        { kind: 'missing-sender', sender: expect.objectContaining({ type }) },
      ]);
      const stranger = { ...sender, sid: 'stranger', address: 'stranger' };
      expect(differences({ senders: [...live.senders, stranger] })).toEqual([
        { kind: 'unexpected-sender', sender: stranger },
      ]);
    },
  );

  it('leaves a type of sender alone that is not said, and none where a list is empty', () => {
    expect(differences({}, { senders: {} })).toEqual([]);
    expect(differences({}, { senders: { shortCodes: [] } })).toEqual([
      { kind: 'unexpected-sender', sender: live.senders[1] },
    ]);
  });

  it('takes a name in other letters for the same, and one for another country for another', () => {
    expect(differences({}, { senders: { alphaSenders: ['SHOP'] } })).toEqual([]);
    const forGermany = { countryAlphaSenders: [{ alphaSender: 'Boutique', countryCode: 'DE' }] };
    expect(differences({}, { senders: forGermany }).map(({ kind }) => kind)).toEqual([
      'missing-sender',
      'unexpected-sender',
    ]);
  });

  it.each<[keyof LinkSettings, string | boolean]>([
    ['callbackUrl', 'https://elsewhere.example.com/clicks'],
    ['fallbackUrl', 'https://elsewhere.example.com'],
    ['continueOnFailure', false],
    ['disableHttps', true],
  ])('finds that %s of the link domain is another one', (setting, actual) => {
    expect(withLinkSettings({ [setting]: actual })).toEqual([
      { kind: 'link-setting', setting, desired: linkDomain.settings[setting], actual },
    ]);
  });

  it('leaves alone what is not said of the link domain, but not where clicks are told', () => {
    const settings = { callbackUrl: null, fallbackUrl: null, continueOnFailure: false, disableHttps: true };
    const found = differences(
      { linkDomain: { ...linkDomain, settings } },
      { linkDomain: { sid: domainSid } },
    );
    expect(found).toMatchObject([{ kind: 'link-setting', setting: 'callbackUrl', actual: null }]);
  });

  it('finds that the service shortens to another domain, or to none', () => {
    expect(differences({ serviceDomainSid: otherDomainSid })).toEqual([
      { kind: 'domain-of-service', domainSid, actual: otherDomainSid },
    ]);
    const { serviceDomainSid: _, ...unattached } = live;
    expect(findDifferences(desired, unattached, where)).toEqual([
      { kind: 'domain-of-service', domainSid, actual: undefined },
    ]);
  });

  it('finds that the account has no such domain', () => {
    const { linkDomain: _, ...without } = live;
    expect(findDifferences(desired, without, where)).toEqual([{ kind: 'missing-domain', domainSid }]);
  });

  it('asks nothing of a domain where none is meant', () => {
    expect(differences({ serviceDomainSid: otherDomainSid }, { linkDomain: {} })).toEqual([]);
  });
});

describe('wantedDomain', () => {
  it('is the one of the environment before the one of the file', () => {
    expect(wantedDomain(desired, { ...where, linkDomainSid: otherDomainSid })).toBe(otherDomainSid);
    expect(wantedDomain(desired, where)).toBe(domainSid);
    expect(wantedDomain({ friendlyName: 'Shop' }, where)).toBeUndefined();
  });
});
