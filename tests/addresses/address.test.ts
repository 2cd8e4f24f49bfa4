import { personOf } from '../../src/addresses/address';
import { normaliseAddress } from '../../src/addresses/normalise-address';

describe('normaliseAddress', () => {
  it.each([
    ['+1 (415) 555-0123', '+14155550123'],
    ['0044 20 7946 0958', '+442079460958'],
    [' +49 151 23456789 ', '+4915123456789'],
    ['whatsapp:+1 415 555 0123', 'whatsapp:+14155550123'],
    ['rcs:+14155550123', 'rcs:+14155550123'],
    ['messenger:1234567890', 'messenger:1234567890'],
    ['+15005550006', '+15005550006'],
  ])('writes %s as %s', (written, address) => {
    expect(normaliseAddress(written)).toEqual({ ok: true, address });
  });

  it.each([
    ['4155550123', 'has no country code'],
    ['+1415555', 'too few or too many digits'],
    ['+141555501234567', 'too few or too many digits'],
    ['+14155550123 ext. 5', 'extension'],
    ['hello', 'is not a phone number'],
    ['call 555', 'is not a phone number'],
    ['+', 'is not a phone number'],
    ['+999999999999', 'is not a phone number'],
    ['', 'is empty'],
    ['whatsapp:', 'is empty'],
  ])('says what is wrong with "%s"', (written, reason) => {
    expect(normaliseAddress(written)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});

describe('personOf', () => {
  it('is the same for SMS and RCS, and another for WhatsApp', () => {
    expect(personOf('rcs:+14155550123')).toBe(personOf('+14155550123'));
    expect(personOf('whatsapp:+14155550123')).not.toBe(personOf('+14155550123'));
  });

  it('can be part of a record key, whatever the address', () => {
    expect(personOf('Ünïcode/Sender?')).toMatch(/^hash\.[0-9a-f]{64}$/);
  });
});
