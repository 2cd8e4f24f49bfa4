import { chooseColumns } from '../../cli/campaign/choose-columns';
import { fieldsOf, renderTemplate } from '../../src/messages/template';

const ana = '+1 415 555 0101';
const choose = (header: string[], row: string[], wishes: Partial<Parameters<typeof chooseColumns>[2]> = {}) =>
  chooseColumns(header, [row], { map: {}, ...wishes });

describe('the column with the numbers', () => {
  it.each([
    [['name', 'phone'], 1],
    [['Téléphone', 'Nom'], 0],
    [['Name', 'Telefon-Nr.', 'Handynummer'], 2],
    [['id', 'Customer phone (work)'], 1],
    [['phone', 'to'], 1],
    [['order', 'Number'], 1],
  ])('is found by its name in %j', (header, at) => {
    expect(choose(header, ['a', 'b', 'c']).to).toBe(at);
  });

  it('is found by its content where no name tells', () => {
    expect(choose(['a', 'b', 'c'], ['Ana', ana, '48112']).to).toBe(1);
    expect(choose(['phone', 'Phone'], ['none', ana]).to).toBe(1);
  });

  it.each([
    ['no column tells', ['a', 'b'], ['Ana', '4155550101'], /Name it with --to-column. Columns: a, b$/],
    ['two columns do', ['a', 'b'], [ana, ana], 'More than one column has phone numbers: "a", "b"'],
    ['there is no header', [ana, 'Ana'], [ana, 'Ben'], `it holds a number: ${ana}`],
  ])('is asked for where %s', (_, header, row, message) => {
    expect(() => choose(header, row)).toThrow(message);
  });

  it('is the one that was named', () => {
    expect(choose(['phone', 'Work Phone'], ['', ''], { toColumn: 'work_phone' }).to).toBe(1);
    expect(() => choose(['phone'], [''], { toColumn: 'fax' })).toThrow(
      '--to-column: there is no column "fax"',
    );
  });
});

describe('the columns of the variables', () => {
  const header = ['phone', 'First Name', 'city', 'City'];

  it('are those of the fields, by name, or as they were mapped', () => {
    const body = 'Hi {{first_name}} from {{City}}, {{title|dear}}: {{code}}';
    const { variables } = choose(header, [''], { body, map: { code: 'city' } });
    expect(variables).toEqual([
      ['code', 2],
      ['first_name', 1],
      ['City', 3],
    ]);
  });

  it('must be there for a field without a default', () => {
    expect(() => choose(header, [''], { body: 'Hi {{name}}' })).toThrow(/Give --map name=<column>/);
    expect(() => choose(header, [''], { map: { name: 'nome' } })).toThrow('--map: there is no column "nome"');
  });

  it('are only those that were mapped for a template without a text', () => {
    expect(choose(header, [''], { map: { 1: 'city' } }).variables).toEqual([['1', 2]]);
  });
});

describe('the fields of a text', () => {
  it.each(['{{a}}', '{{ a | x }} {{b}}', '{{a|}}', '{{a|x}} {{a}}', '{{1}} {a} {{a b}}', '{{a.b-c}}'])(
    'in %j are those that the backend fills',
    (body) => {
      const required = fieldsOf(body).flatMap(({ name, hasDefault }) => (hasDefault ? [] : [name]));
      expect(renderTemplate(body, {}).missing).toEqual(required);
    },
  );
});
