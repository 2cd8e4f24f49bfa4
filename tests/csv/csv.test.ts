import fc from 'fast-check';
import { readCsv } from '../../src/csv/read-csv';
import { writeCsv } from '../../src/csv/write-csv';

const read = (text: string) => readCsv(text, 'csv');
/** A single cell as it is written. */
const written = (note: string) => writeCsv(['note'], [{ note }]).slice('note\r\n'.length, -2);

describe('writeCsv', () => {
  it('writes a header and a line for each row, and leaves empty what is absent', () => {
    expect(writeCsv(['to', 'n', 'note'], [{ to: 'ana', n: 7 }, { note: 'x' }])).toBe(
      'to,n,note\r\nana,7,\r\n,,x\r\n',
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1-2', "'+1-2"],
    ['+', "'+"],
    ['+14155550101|cmd', "'+14155550101|cmd"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['=HYPERLINK("https://example.com","x")', '"\'=HYPERLINK(""https://example.com"",""x"")"'],
  ])('makes no formula of %j', (note, cell) => {
    expect(written(note)).toBe(cell);
  });

  it.each(['+14155550101', 'whatsapp:+14155550101', 'a=b', '1-2', 'me@example.com', '', "it's"])(
    'leaves %j as it is',
    (note) => {
      expect(written(note)).toBe(note);
    },
  );

  it.each([
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['a\nb', '"a\nb"'],
    ['a\r\nb', '"a\r\nb"'],
  ])('quotes %j', (note, cell) => {
    expect(written(note)).toBe(cell);
  });
});

describe('readCsv', () => {
  const expected = [
    { to: '+14155550101', note: 'a' },
    { to: '+14155550102', note: '' },
  ];

  it.each([
    ['commas', 'to,note\n+14155550101,a\n+14155550102,\n'],
    ['semicolons', 'to;note\n+14155550101;a\n+14155550102;\n'],
    ['tabs', 'to\tnote\n+14155550101\ta\n+14155550102\t\n'],
    ['CRLF', 'to,note\r\n+14155550101,a\r\n+14155550102,\r\n'],
    ['a byte order mark', '\ufeffto,note\n+14155550101,a\n+14155550102,\n'],
    ['a byte order mark and a quoted name', '\ufeff"to","note"\n+14155550101,a\n+14155550102,\n'],
    ['no line break at the end', 'to,note\n+14155550101,a\n+14155550102,'],
    ['empty lines', 'to,note\n\n+14155550101,a\n\n\n+14155550102,\n\n'],
    ['names in capitals and spaces around', ' To , NOTE\n +14155550101 , a \n+14155550102,\n'],
    ['quotes', '"to","note"\n"+14155550101","a"\n"+14155550102",""\n'],
  ])('takes %s', (_, text) => {
    expect(read(text)).toEqual(expected);
  });

  it('takes separators, quotes and newlines within quotes for text', () => {
    expect(read('to;note\r\n"a;b";"say ""hi"""\r\n"c,d";"e\r\nf\ng\th"\r\n')).toEqual([
      { to: 'a;b', note: 'say "hi"' },
      { to: 'c,d', note: 'e\r\nf\ng\th' },
    ]);
  });

  it('keeps the empty cells of a file with tabs', () => {
    expect(read('to\tstate\tnote\n\t\tx\na\t\t\n')).toEqual([
      { to: '', state: '', note: 'x' },
      { to: 'a', state: '', note: '' },
    ]);
  });

  it('takes the apostrophe away from what would be a formula, and from nothing else', () => {
    expect(read("to,note\n'+14155550101,'=1\n'a,'1\n")).toEqual([
      { to: '+14155550101', note: '=1' },
      { to: "'a", note: "'1" },
    ]);
  });

  it('finds no rows in a file without any', () => {
    expect(read('')).toEqual([]);
    expect(read('to,note\n')).toEqual([]);
  });

  it.each(['to,note\na,b,c\n', 'to,note\na\n', 'to,note\na,"b\n', 'to,note\na,b"c\n'])(
    'refuses %j, and says where it was given',
    (text) => {
      expect(() => read(text)).toThrow(
        expect.objectContaining({
          code: 'invalid-request',
          errors: [expect.objectContaining({ path: 'csv' })],
        }),
      );
    },
  );
});

describe('what was written', () => {
  /** All that means something in a CSV file, often. */
  const pieces = fc.string({ unit: fc.constantFrom(...'",;\t\r\n\'=+-@ a1\u00a0\ufeff') });
  const text = fc.oneof(pieces, fc.string({ unit: 'binary' }));
  const rows = fc.array(fc.record({ to: text, state: text, note: text }));

  it('is read as it was', () => {
    fc.assert(
      fc.property(rows, (given) => {
        expect(read(writeCsv(['to', 'state', 'note'], given))).toEqual(given);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([' a', 'a ', '\ta', '\u00a0a', 'a\ufeff', ' '])('keeps the space of %j', (note) => {
    expect(read(writeCsv(['to', 'note'], [{ to: 'b', note }]))).toEqual([{ to: 'b', note }]);
  });

  it.each(["'=1", "''=1", "'+14155550101", "'a"])('keeps the apostrophe of %j', (note) => {
    expect(read(writeCsv(['to', 'note'], [{ to: 'b', note }]))).toEqual([{ to: 'b', note }]);
  });
});
