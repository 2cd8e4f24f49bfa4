import { choosePeople, fieldNames } from '../../../src/console/pages/compose/choose-people';
import { inSlices } from '../../../src/console/pages/compose/in-slices';
import { keepRows } from '../../../src/console/pages/compose/keep-rows';
import { readList, textOf } from '../../../src/console/pages/compose/read-list';
import { sortPeople } from '../../../src/console/pages/compose/sort-people';

const ana = '+14155550101';
const ben = '+14155550102';
const nothing = { toColumn: '', map: {}, body: '' };
const peopleOf = (text: string, more: Partial<typeof nothing> = {}) =>
  choosePeople(readList(text), { ...nothing, ...more });

describe('a list', () => {
  it('of bare numbers has no header', () => {
    expect(readList(`${ana}\n\n${ben}\n`)).toMatchObject({
      header: ['Number'],
      isNamed: false,
      rows: [
        { cells: [ana], line: 1 },
        { cells: [ben], line: 3 },
      ],
    });
  });

  it('has its columns named by a first line without a number', () => {
    expect(readList(`number;first name\r\n${ana};Ana`)).toMatchObject({
      header: ['number', 'first name'],
      isNamed: true,
      rows: [{ cells: [ana, 'Ana'], line: 2 }],
    });
  });

  it('gets names that are all different', () => {
    expect(readList(`a,a,,b\n${ana},1,2,3`).header).toEqual(['a', 'Column 2', 'Column 3', 'b']);
  });

  it('takes a line that is alone for a row', () => {
    expect(readList('hello')).toMatchObject({ isNamed: false, rows: [{ cells: ['hello'] }] });
  });

  it('of nothing is empty', () => {
    expect(readList(' \n ')).toEqual({ header: [], isNamed: false, rows: [] });
  });

  it.each([
    ['utf-8', Buffer.from('\ufeffnúmero', 'utf8')],
    ['utf-16le', Buffer.from('\ufeffnúmero', 'utf16le')],
    ['windows-1252', Buffer.from('número', 'latin1')],
  ])('is read from a file in %s', async (_, bytes) => {
    expect(await textOf(new Blob([new Uint8Array(bytes)]))).toBe('número');
  });
});

describe('the columns', () => {
  it('are found by name, and fill the fields of the template', () => {
    const { to, fields, people } = peopleOf(`First name;Mobile\nAna;${ana}`, {
      body: 'Hi {{first_name}} {{x|y}}',
    });
    expect(to).toBe(1);
    expect(fields).toEqual([
      { name: 'first_name', hasDefault: false, at: 0 },
      { name: 'x', hasDefault: true, at: undefined },
    ]);
    expect(people).toEqual([{ recipient: { to: ana, variables: { first_name: 'Ana' } }, line: 2 }]);
  });

  it('are the ones that somebody chose', () => {
    const { to, people } = peopleOf(`a,b,c\n${ana},${ben},Eva`, {
      toColumn: 'b',
      map: { name: 'c' },
      body: '{{name}}',
    });
    expect(to).toBe(1);
    expect(people).toEqual([{ recipient: { to: ben, variables: { name: 'Eva' } }, line: 2 }]);
  });

  it('are asked for where several have numbers', () => {
    expect(peopleOf(`a,b\n${ana},${ben}`)).toMatchObject({ to: undefined, people: [], fault: /Choose/ });
  });

  it('have names that a template can have', () => {
    expect(fieldNames(['Prénom (1)', 'first name', '名前', 'First.name', '2nd', 'first name'])).toEqual([
      'Prenom_1',
      'first_name',
      'column_3',
      'First.name',
      'nd',
      'column_6',
    ]);
  });

  it('say in which line a value is too long', () => {
    expect(peopleOf(`number,x\n${ana},${'y'.repeat(1_601)}`, { body: '{{x}}' }).fault).toMatch(
      /^Line 2: "x"/,
    );
  });
});

describe('the rows', () => {
  const sorted = (text: string, body = 'Hi') => sortPeople(peopleOf(text, { body }).people, body);

  it('that cannot be sent are named with their line', () => {
    const { sendable, once, problems } = sorted(`${ana}\n123456\n+1 (415) 555-0101\n${ben}`);
    expect(problems).toEqual([
      { line: 2, to: '123456', outcome: 'invalid', reason: expect.stringContaining('no country code') },
      { line: 3, to: '+1 (415) 555-0101', outcome: 'duplicate', reason: 'is the person of line 1' },
    ]);
    expect(sendable.map(({ line }) => line)).toEqual([1, 4]);
    expect(once.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('lack a value, and make nobody else a duplicate', () => {
    const { problems, sendable } = sorted(`number,name\n${ana},\n${ana},Ana`, 'Hi {{name}}');
    expect(problems).toEqual([{ line: 2, to: ana, outcome: 'invalid', reason: 'has no value for {{name}}' }]);
    expect(sendable).toHaveLength(1);
  });

  it('go in slices that one call takes', () => {
    const people = Array.from({ length: 5 }, (_, line) => ({ recipient: ana, line }));
    expect(inSlices(people, 2).map(({ length }) => length)).toEqual([2, 2, 1]);
    const large = people.map(({ line }) => ({
      recipient: { to: ana, variables: { x: 'é'.repeat(200_000) } },
      line,
    }));
    expect(inSlices(large, 10).map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(inSlices([], 10)).toEqual([]);
  });
});

it.each([
  [
    'number;first name\r\n+14155550101;Ana\r\n+14155550102;"Ben\r\nB."\r\n',
    'number,first name\n+14155550102,"Ben\nB."\n',
  ],
  ['+14155550101\n+14155550102\n', '+14155550102\n'],
])('keeps the rows of some numbers: %j', (text, kept) => {
  const list = readList(text);
  const { people } = choosePeople(list, { toColumn: '', map: {}, body: '' });
  expect(keepRows(list, people, ['+14155550102'])).toBe(kept);
  expect(readList(kept)).toMatchObject({ header: list.header, isNamed: list.isNamed });
});
