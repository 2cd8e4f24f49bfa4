import type { ConsentRecord } from '../../src/consent/consent-record';
import { personBehind } from '../../src/privacy/person';
import {
  bareRefusal,
  replaced,
  withoutPlace,
  withoutRow,
  withoutThem,
} from '../../src/privacy/without-person';

const ana = personBehind('+14155550101');
const ben = '+14155550102';

it('takes the person out of a list on every channel, and leaves a list of others as it is', () => {
  expect(withoutThem(['+14155550101', ben, 'rcs:+14155550101'], ana)).toEqual([ben]);
  const others = [ben];
  expect(withoutThem(others, ana)).toBe(others);
});

it('leaves no record whose list is empty then', () => {
  const record = { at: 'now', people: [ana, ben] };
  expect(replaced(record, 'people', [ben])).toEqual({ at: 'now', people: [ben] });
  expect(replaced(record, 'people', [])).toBeUndefined();
  expect(replaced(record, 'people', record.people)).toBe(record);
});

it('keeps the place of a row that it blanks, also of one that was no valid number', () => {
  const chunk = { first: 50, rows: [{ to: '1 415 555 0101', invalid: 'has no +' }, { to: ben }] };
  const blank = { to: 'deleted', invalid: expect.any(String) };
  const left = withoutRow(chunk, ana);
  expect(left).toEqual({ first: 50, rows: [blank, { to: ben }] });
  expect(withoutRow(left, ana)).toBe(left);
});

it('leaves of a refusal that it is one, and nothing of an agreement', () => {
  const at = '2026-11-21T00:00:00.000Z';
  const change = { state: 'opted-out', source: 'operator', at, by: 'desk', note: 'rang' } as const;
  const record: ConsentRecord = { ...change, address: '+14155550101', history: [change] };
  const bare = { state: 'opted-out', source: 'operator', at, address: '+14155550101', history: [] };
  expect(bareRefusal(record)).toEqual(bare);
  expect(bareRefusal({ ...record, state: 'opted-in' })).toBeUndefined();
  const again = bareRefusal(record) as ConsentRecord;
  expect(bareRefusal(again)).toBe(again);
});

it('lets maintenance read a shard anew that it has read as far as the person', () => {
  const at = (person: string) => ({ shard: 3, after: { person, sid: 'SM1' } });
  const pass = { startedAt: 1, previous: 0, next: 5, incomplete: false };
  expect(withoutPlace({ ...pass, open: [at('+14155550101'), at(ben)] }, ana).open).toEqual([
    { shard: 3 },
    at(ben),
  ]);
  const other = { ...pass, open: [at(ben)] };
  expect(withoutPlace(other, ana)).toBe(other);
});
