import type { Channel } from '../../src/addresses/channel';
import { assumedSender, isSameCode, ratedSender, sendersFor } from '../../src/senders/sending-rate';

const pool = {
  us: ratedSender('+12025550142', 'US')!,
  ca: ratedSender('+16135550142', 'CA')!,
  tollFree: ratedSender('+18885550142', 'US')!,
  gb: ratedSender('+447700900142', 'GB')!,
  shortCode: ratedSender('24680', 'US')!,
  name: ratedSender('ACME')!,
  frenchName: ratedSender('ACME FR', 'FR')!,
  whatsapp: ratedSender('whatsapp:+12025550142')!,
};
type Member = keyof typeof pool;
const namesOf = (senders: readonly object[]) =>
  (Object.keys(pool) as Member[]).filter((member) => senders.includes(pool[member]));
const chosen = (channel: Channel, country?: string, members = Object.keys(pool) as Member[]) =>
  namesOf(
    sendersFor(
      members.map((member) => pool[member]),
      channel,
      country,
    ),
  );

describe('ratedSender', () => {
  it.each([
    ['+12025550142', 'US', 'long-code', 1],
    ['+16135550142', 'CA', 'long-code', 1],
    ['+447700900142', 'GB', 'long-code', 10],
    ['+18885550142', 'US', 'toll-free', 3],
    ['24680', 'US', 'short-code', 100],
    ['ACME', undefined, 'alphanumeric', 10],
    ['whatsapp:+12025550142', undefined, 'whatsapp', 80],
  ])('takes %s of %s for a %s with %d a second', (address, country, type, perSecond) => {
    expect(ratedSender(address, country)).toMatchObject({ type, perSecond });
  });

  it.each(['rcs:acme_agent', 'messenger:1234'])('knows no rate of %s', (address) => {
    expect(ratedSender(address)).toBeUndefined();
  });
});

describe('assumedSender', () => {
  it('is the slowest of its channel', () => {
    expect(assumedSender('sms')).toMatchObject({ type: 'long-code', perSecond: 1 });
    expect(assumedSender('mms')).toEqual(assumedSender('rcs'));
    expect(assumedSender('whatsapp')).toMatchObject({ type: 'whatsapp', perSecond: 80 });
  });
});

describe('sendersFor', () => {
  it.each<[string, Channel, string | undefined, Member[]]>([
    [
      'numbers of North America and the short code serve the US',
      'sms',
      'US',
      ['us', 'ca', 'tollFree', 'shortCode'],
    ],
    ['a short code does not serve another country of its code', 'sms', 'CA', ['us', 'ca', 'tollFree']],
    ['a name comes before the numbers of its country', 'sms', 'GB', ['name']],
    ['a name for one country serves that country', 'sms', 'FR', ['name', 'frenchName']],
    ['no name carries media', 'mms', 'GB', ['gb']],
    ['a toll-free number reaches nobody abroad', 'mms', 'DE', ['us', 'ca', 'gb']],
    ['WhatsApp has senders of its own', 'whatsapp', 'GB', ['whatsapp']],
  ])('%s', (_, channel, country, expected) => {
    expect(chosen(channel, country)).toEqual(expected);
  });

  it('leaves a name for one country out elsewhere', () => {
    expect(chosen('sms', 'DE', ['frenchName', 'gb'])).toEqual(['gb']);
    expect(chosen('sms', 'US', ['frenchName', 'name', 'us'])).toEqual(['us']);
  });

  it('has nobody where none can', () => {
    expect(chosen('sms', 'GB', ['tollFree', 'shortCode', 'whatsapp'])).toEqual([]);
    expect(chosen('whatsapp', 'US', ['us'])).toEqual([]);
  });
});

describe('isSameCode', () => {
  it('holds the US and Canada for one', () => {
    expect(isSameCode('US', 'CA')).toBe(true);
    expect(isSameCode('GB', 'GB')).toBe(true);
    expect(isSameCode('GB', 'US')).toBe(false);
    expect(isSameCode(undefined, 'US')).toBe(false);
  });
});
