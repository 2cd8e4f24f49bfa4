import { readNumber } from '../../src/preview/read-number';

const mobiles = [
  ['GB', '+447400123456 +447700900142 +447911234567 +447520123456'],
  ['DE', '+4915112345678 +4916212345678 +491711234567 +4917612345678'],
  ['FR', '+33612345678 +33698765432 +33755123456'],
  ['ES', '+34612345678 +34656123456 +34712345678'],
  ['AU', '+61412345678 +61491570156'],
  ['IN', '+919812345678 +918123456789 +917012345678'],
  ['BR', '+5511987654321 +5521998765432'],
  ['IT', '+393123456789 +393471234567'],
  ['JP', '+819012345678'],
] as const;

const landlines = [
  ['GB', '+442079460102 +441614960102 +441312345678'],
  ['DE', '+493012345678 +498912345678 +4922112345678'],
  ['FR', '+33142345678 +33472123456'],
  ['ES', '+34912345678 +34932123456 +34812345678'],
  ['AU', '+61212345678 +61398765432'],
  ['IN', '+911123456789 +912223456789'],
  ['BR', '+551132345678 +552122345678'],
  ['IT', '+390612345678'],
  ['JP', '+81312345678'],
] as const;

const shared = [
  ['US', '+14152007986 +12025550142'],
  ['CA', '+16042345678 +16135550142'],
  ['MX', '+525512345678 +528112345678'],
] as const;

const each = (list: readonly (readonly [string, string])[]) =>
  list.flatMap(([country, numbers]) => numbers.split(' ').map((number) => [number, country] as const));

describe('readNumber', () => {
  it.each(each(landlines))('takes %s, of %s, for a landline', (number, country) => {
    expect(readNumber(number)).toMatchObject({ country, isLandline: true });
  });

  it.each(each(mobiles))('takes %s, of %s, for a mobile', (number) => {
    expect(readNumber(number).isLandline).toBe(false);
  });

  it.each(each(shared))('cannot tell of %s, as %s has no numbers for mobiles alone', (number, country) => {
    expect(readNumber(number)).toEqual({ country, isLandline: false });
  });

  it.each([
    ['a mobile range that is newer than the tables', '+33799123456'],
    ['an old Brazilian mobile number without its nine', '+551187654321'],
    ['a toll-free number', '+498001234567'],
    ['a Messenger address', 'messenger:1234'],
  ])('does not accuse %s', (_, address) => {
    expect(readNumber(address).isLandline).toBe(false);
  });

  it('tells it on whatever channel', () => {
    expect(readNumber('whatsapp:+493012345678')).toEqual({ country: 'DE', isLandline: true });
    expect(readNumber('messenger:1234').country).toBeUndefined();
  });
});
