import { Problem } from '../../../src/console/api/client';
import { findCountries } from '../../../src/console/pages/service/find-countries';
import { objectionOf } from '../../../src/console/pages/service/objection';
import { differenceName, isRemoval, valueWords } from '../../../src/console/pages/service/setting-names';
import { wantedSender } from '../../../src/console/pages/service/wanted-sender';

describe('a setting in words', () => {
  it.each([
    ['validityPeriod', 14_400, '4 hours'],
    ['validityPeriod', 60, '1 minute'],
    ['validityPeriod', 61, '61 seconds'],
    ['stickySender', true, 'on'],
    ['stickySender', false, 'off'],
    ['fallbackUrl', null, 'none'],
    ['friendlyName', 'Shop', 'Shop'],
  ])('%s: %p is %s', (setting, value, words) => {
    expect(valueWords(setting, value)).toBe(words);
  });

  it('has a name, if only its own', () => {
    expect(differenceName('linkDomain.callbackUrl')).toBe('Where clicks are reported');
    expect(differenceName('unheardOf')).toBe('unheardOf');
  });

  it('is no sender that is to leave', () => {
    expect(isRemoval({ setting: 'phone-number', desired: null })).toBe(true);
    expect(isRemoval({ setting: 'phone-number', desired: '+12025550142' })).toBe(false);
    expect(isRemoval({ setting: 'fallbackUrl', desired: null })).toBe(false);
  });
});

describe('an objection', () => {
  const refusal = (code: Problem['code'], members = {}) =>
    new Problem(409, 'Objection', 'It is the last one. Insist with "force".', code, [], members);

  it('says whether one may insist, and not how programs do', () => {
    expect(objectionOf(refusal('sender-objection', { overridable: true }))).toEqual({
      detail: 'It is the last one.',
      isOverridable: true,
    });
    expect(objectionOf(refusal('sender-objection', { overridable: false }))?.isOverridable).toBe(false);
  });

  it('is no other failure', () => {
    expect(objectionOf(refusal('unavailable'))).toBeUndefined();
    expect(objectionOf(null)).toBeUndefined();
  });
});

describe('a sender that is wanted', () => {
  it('is named as its kind is', () => {
    expect(wantedSender({ type: 'phone-number', name: ' PN1 ', country: 'GB' })).toEqual({
      type: 'phone-number',
      sid: 'PN1',
    });
    expect(wantedSender({ type: 'alpha-sender', name: 'Shop', country: '' })).toEqual({
      type: 'alpha-sender',
      alphaSender: 'Shop',
    });
    expect(wantedSender({ type: 'country-alpha-sender', name: 'Shop', country: 'gb' })).toEqual({
      type: 'country-alpha-sender',
      alphaSender: 'Shop',
      countryCode: 'GB',
    });
  });
});

describe('countries', () => {
  const permissions = [
    { country: 'GB', enabled: true },
    { country: 'FR', enabled: false },
    { country: 'CU', enabled: false },
    { country: 'XK' },
  ];

  it('are found by name and by code', () => {
    expect(findCountries(permissions, 'king')).toEqual({ open: ['United Kingdom'], closed: [] });
    expect(findCountries(permissions, 'fr')).toEqual({ open: [], closed: ['France'] });
    expect(findCountries(permissions, 'atlantis')).toEqual({ open: [], closed: [] });
  });

  it('are those that may not be sent to while none is looked for', () => {
    expect(findCountries(permissions, ' ')).toEqual({ open: [], closed: ['Cuba', 'France'] });
  });
});
