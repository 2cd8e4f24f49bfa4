import { maskAll } from '../../src/privacy/mask-all';
import { personBehind } from '../../src/privacy/person';

const ana = personBehind('+14155550101');

describe('the person behind a number', () => {
  it('is the same whichever channel is named', () => {
    for (const address of ['whatsapp:+14155550101', 'rcs:+14155550101']) {
      expect(personBehind(address)).toMatchObject({ keys: ana.keys, addresses: ana.addresses });
    }
    expect(ana.keys).toEqual(['+14155550101', 'whatsapp:+14155550101']);
  });

  it.each(['+14155550101', 'rcs:+14155550101', 'whatsapp:+14155550101'])('owns %s', (address) => {
    expect(ana.owns(address)).toBe(true);
  });

  it.each(['+14155550102', '+141555501011', '+914155550101', 'messenger:14155550101', ''])(
    'does not own %j',
    (address) => expect(ana.owns(address)).toBe(false),
  );

  it.each([
    'to +14155550101.',
    '+1 (415) 555-0101',
    '1.415.555.0101',
    'To=%2B14155550101',
    'q=%2014155550101',
  ])('is in %j, and no longer once that is masked', (text) => {
    expect(ana.isIn(text)).toBe(true);
    const masked = ana.maskIn(text);
    expect(ana.isIn(masked)).toBe(false);
    expect(masked).toHaveLength(text.length);
  });

  it.each(['+14155550102', '+141555501011', '+914155550101', '1, 4155550101', '2026-11-21T14:15:55.501Z'])(
    'is not in %j',
    (text) => {
      expect(ana.isIn(text)).toBe(false);
      expect(ana.maskIn(text)).toBe(text);
    },
  );
});

it('finds an address of a channel without numbers as it is', () => {
  const ben = personBehind('messenger:ben.b');
  expect(ben.addresses).toEqual(['messenger:ben.b']);
  expect([ben.isIn('to messenger:ben.b'), ben.isIn('to messenger:ben.bo')]).toEqual([true, false]);
});

it('masks names, texts and numbers of a record, and leaves one alone that holds none', () => {
  const record = { friend: 14155550101, '+14155550101': ['of +14155550101', 7, null, true] };
  expect(maskAll(record, ana)).toEqual({
    friend: 'xxxxxxxxxxx',
    '+xxxxxxxxxxx': ['of +xxxxxxxxxxx', 7, null, true],
  });
  const other = { friend: 14155550102 };
  expect(maskAll(other, ana)).toBe(other);
});
