import { planRows, withoutKnown } from '../../src/campaigns/plan-rows';

const settings = { body: 'Hi {{name|there}}' };

describe('planRows', () => {
  it('makes a row of every recipient, with what is of its own', () => {
    const variables = { name: 'Ana' };
    const recipients = [
      { to: '+1 415 555 0101', variables, timeZone: 'Europe/Paris' },
      { to: '+14155550102', variables: {} },
      '+14155550103',
    ];
    expect(planRows(recipients, settings, 0)).toEqual({
      rows: [
        { to: '+14155550101', variables, timeZone: 'Europe/Paris' },
        { to: '+14155550102' },
        { to: '+14155550103' },
      ],
      people: ['+14155550101', '+14155550102', '+14155550103'],
    });
  });

  it('counts rows from the first one of the call', () => {
    const { rows } = planRows(['+14155550101', 'rcs:+14155550101', 'nobody'], settings, 50);
    expect(rows.slice(1)).toEqual([
      { to: 'rcs:+14155550101', duplicate: 'is the person of row 50' },
      { to: 'nobody', invalid: expect.stringContaining('is not a phone number') },
    ]);
  });

  it('refuses a row that no record can hold', () => {
    const name = 'é'.repeat(1_500);
    const variables = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((field) => [field, name]));
    const { rows, people } = planRows([{ to: '+14155550101', variables }], settings, 0);
    expect(rows).toEqual([{ to: '+14155550101', invalid: 'its variables have more than 12000 bytes' }]);
    expect(people).toEqual([]);
  });
});

describe('withoutKnown', () => {
  const planned = planRows(['+14155550101', '+14155550102', 'nobody'], settings, 0);

  it('makes duplicates of those who are in the campaign, by whatever channel of theirs', () => {
    const { rows, people } = withoutKnown(planned, new Set(['+14155550102']));
    expect(rows).toEqual([
      { to: '+14155550101' },
      { to: '+14155550102', duplicate: 'is in the campaign already' },
      planned.rows[2],
    ]);
    expect(people).toEqual(['+14155550101']);
  });

  it('leaves rows alone where nobody is known', () => {
    expect(withoutKnown(planned, new Set())).toEqual(planned);
  });
});
