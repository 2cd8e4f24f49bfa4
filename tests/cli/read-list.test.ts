import { inSlices } from '../../cli/campaign/in-slices';
import { openList } from '../../cli/campaign/open-list';
import { openPeople } from '../../cli/campaign/open-people';
import { detectDelimiter } from '../../src/csv/detect-delimiter';
import { TextScan } from '../../src/csv/text-scan';
import { all, temporaryFiles } from './files';

const write = temporaryFiles();
const text = 'Name;Telefon\r\nJürgen;+49 171 3920070\r\n';
const utf16 = Buffer.from(text, 'utf16le');
const bom16 = Buffer.from('\ufeff', 'utf16le');

const read = async (content: string | Buffer, body = 'Hi {{name}}') => {
  const { list, people } = await openPeople(write(content), { map: {} }, body);
  return { list, people: await all(people()) };
};

describe('reading a list', () => {
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-16le', Buffer.concat([bom16, utf16])],
    ['utf-16be', Buffer.concat([bom16, utf16]).swap16()],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
  ])('recognises %s', async (encoding, bytes) => {
    const { list, people } = await read(bytes);
    expect(list).toMatchObject({ encoding, delimiter: ';', header: ['Name', 'Telefon'] });
    expect(people).toEqual([
      { recipient: { to: '+49 171 3920070', variables: { name: 'Jürgen' } }, line: 2 },
    ]);
  });

  it('recognises windows-1252 by one byte far behind, even where a character is torn between two chunks', () => {
    const ascii = new TextScan();
    ascii.add(Buffer.from('a;b\n'.repeat(50_000)));
    expect(ascii).toMatchObject({ encoding: 'utf-8', lines: 50_000 });
    ascii.add(Buffer.from([0xfc, 10]));
    expect(ascii.encoding).toBe('windows-1252');

    const torn = new TextScan();
    for (const byte of Buffer.from('ü€')) torn.add(Buffer.from([byte]));
    expect(torn.encoding).toBe('utf-8');
  });

  it('reads the signs that windows-1252 has and Latin-1 has not', async () => {
    const { people } = await read(
      Buffer.from([...Buffer.from('name,phone\n'), 0x80, 0x93, ...Buffer.from(',+1\n')]),
    );
    expect(people).toEqual([{ recipient: { to: '+1', variables: { name: '€“' } }, line: 2 }]);
  });

  it.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n"1,5;x";2,5\n3,1;4,2\n'],
    ['\t', 'a\tb, c\n1\t2, 3\n'],
    ['|', 'a|b\n1|2'],
    [';', 'name;"phone, mobile"\n'],
    [',', 'phone\n+14155550101\n'],
  ])('finds that %j separates the cells', (delimiter, head) => {
    expect(detectDelimiter(head)).toBe(delimiter);
  });

  it('takes quotes, line breaks in cells, short and empty rows, and says on which line a row ends', async () => {
    const { people } = await read(
      'name,phone\n"Ana ""A"", \n Smith",+1 1\n\n , \nBen\n5" Bo,\'+1 2,and more\n',
      'Hi {{name|there}}',
    );
    expect(people).toEqual([
      { recipient: { to: '+1 1', variables: { name: 'Ana "A", \n Smith' } }, line: 3 },
      { recipient: { to: '', variables: { name: 'Ben' } }, line: 6 },
      { recipient: { to: '+1 2', variables: { name: '5" Bo' } }, line: 7 },
    ]);
  });

  it('starts anywhere', async () => {
    const { people } = await openPeople(write('phone\n+1\n+2\n+3\n'), { map: {} }, 'Hi');
    expect((await all(people(2))).map(({ recipient }) => recipient)).toEqual(['+3']);
    expect(await all(people(3))).toEqual([]);
  });

  it.each([
    ['an empty file', '', /needs a row that names the columns/],
    ['a header alone', 'name,phone\n', /needs a row that names the columns/],
    ['a quote that is never closed', 'phone\n"+14155550101\n', /is not CSV/],
  ])('refuses %s', async (_, content, message) => {
    await expect(openList(write(content))).rejects.toThrow(message);
  });

  it('refuses a value that no text can have, with its line', async () => {
    await expect(read(`name,phone\nAna,+1\n${'x'.repeat(1_601)},+2\n`)).rejects.toThrow(
      'Line 3: "name" has 1601 characters; 1600 are the most',
    );
  });

  it('refuses a file that is not there', async () => {
    await expect(openPeople('/nowhere.csv', { map: {} }, 'Hi')).rejects.toThrow(
      'There is no file /nowhere.csv',
    );
  });
});

describe('slices', () => {
  async function* people(count: number) {
    for (let i = 0; i < count; i++) yield { recipient: `+${1_000 + i}`, line: i + 2 };
  }

  it('have at most so many people, and so many bytes', async () => {
    const lengths = async (limits: { people: number; bytes: number }) =>
      (await all(inSlices(people(5), limits))).map((slice) => slice.length);
    expect(await lengths({ people: 2, bytes: 1_000 })).toEqual([2, 2, 1]);
    // A number takes five characters, two quotes and a comma.
    expect(await lengths({ people: 10, bytes: 24 })).toEqual([3, 2]);
    expect(await lengths({ people: 10, bytes: 1 })).toEqual([1, 1, 1, 1, 1]);
  });
});
