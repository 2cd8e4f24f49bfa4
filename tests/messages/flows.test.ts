import { flowsOf } from '../../src/messages/flows';

const recipients = [
  '+14155550101',
  'nonsense',
  '+1 (415) 555-0102',
  { to: 'whatsapp:+447400123456' },
  'messenger:1',
];

describe('flowsOf', () => {
  it('has every way once, in order, without rows that are none', () => {
    expect([...flowsOf(recipients, {})]).toEqual([
      { channel: 'sms', country: 'US' },
      { channel: 'whatsapp', country: 'GB' },
      { channel: 'messenger' },
    ]);
  });

  it('goes by the media', () => {
    expect([...flowsOf(['+14155550101'], { mediaUrls: ['https://example.com/a.png'] })]).toEqual([
      { channel: 'mms', country: 'US' },
    ]);
  });

  it('looks no further than it is asked to', () => {
    const first = flowsOf(['+14155550101', null as unknown as string], {}).next();
    expect(first.value).toEqual({ channel: 'sms', country: 'US' });
  });
});
