import { planItems } from '../../src/compliance/plan-items';

interface Row {
  to: string;
  sender?: string;
  zip?: string;
}

const plan = (...rows: Row[]) =>
  planItems(rows, ({ sender = 'MG1', zip = '94105' }, address) => ({
    contact_id: address,
    sender_id: sender,
    zip_code: zip,
  }));
const ana = '+14155550101';

describe('planItems', () => {
  it('makes an item of a row, under an ID of 32 hexadecimal digits that follows from what it says', () => {
    const [item] = plan({ to: '+1 (415) 555-0101' }).items;
    expect(item).toEqual({
      content: { contact_id: ana, sender_id: 'MG1', zip_code: '94105' },
      correlationId: expect.stringMatching(/^[0-9a-f]{32}$/),
      indexes: [0],
    });
    const idOf = (row: Row) => plan(row).items[0]!.correlationId;
    expect(idOf({ to: ana })).toBe(item!.correlationId);
    expect(idOf({ to: ana, zip: '94106' })).not.toBe(item!.correlationId);
  });

  it('makes one item of rows that say the same', () => {
    const { items, invalid } = plan({ to: ana }, { to: '+14155550102' }, { to: '001 415 555 0101' });
    expect(items.map(({ indexes }) => indexes)).toEqual([[0, 2], [1]]);
    expect(invalid).toEqual([]);
  });

  it('makes none of rows that contradict each other', () => {
    const { items, invalid } = plan({ to: ana }, { to: ana }, { to: ana, zip: '94106' });
    expect(items).toEqual([]);
    expect(invalid).toEqual([
      { index: 0, to: ana, outcome: 'invalid', reason: expect.stringContaining('than item 2') },
      { index: 1, to: ana, outcome: 'invalid', reason: expect.stringContaining('than item 2') },
      { index: 2, to: ana, outcome: 'invalid', reason: expect.stringContaining('than item 0') },
    ]);
  });

  it('lets a person say one thing to one sender and another to another', () => {
    expect(plan({ to: ana }, { to: ana, sender: 'MG2', zip: '94106' }).items).toHaveLength(2);
  });

  it.each(['4155550101', '', 'whatsapp:+14155550101', 'messenger:123456'])(
    'makes none of %j, which is no phone number',
    (to) => {
      const { items, invalid } = plan({ to });
      expect(items).toEqual([]);
      expect(invalid).toEqual([{ index: 0, to, outcome: 'invalid', reason: expect.any(String) }]);
    },
  );
});
