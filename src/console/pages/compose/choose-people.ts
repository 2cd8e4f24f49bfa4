import { findColumn, numberColumns } from '../../../csv/find-columns';
import { asRecipient, type Person } from '../../../messages/as-recipient';
import { fieldsOf } from '../../../messages/template';
import type { Draft } from './draft';
import type { List } from './read-list';

/** A field of the template and the column that fills it, if one does. */
export interface FilledField {
  name: string;
  hasDefault: boolean;
  at: number | undefined;
}

export interface People {
  /** The column with the numbers; undefined where somebody has to choose. */
  to: number | undefined;
  fields: readonly FilledField[];
  people: readonly Person[];
  /** Why there is nobody although there are rows. */
  fault?: string;
}

const sampleRows = 200;

/** Everybody in a list, with the values for the fields of the template. */
export function choosePeople(
  list: List,
  { toColumn, map, body }: Pick<Draft, 'toColumn' | 'map' | 'body'>,
): People {
  const { header, rows } = list;
  const to = (toColumn ? findColumn(header, toColumn) : undefined) ?? guessNumbers(list);
  const names = fieldNames(header);
  const fields = fieldsOf(body).map(({ name, hasDefault }): FilledField => {
    const wish = map[name];
    if (wish !== undefined)
      return { name, hasDefault, at: wish === '' ? undefined : findColumn(header, wish) };
    const own = names.indexOf(name);
    return { name, hasDefault, at: own >= 0 ? own : findColumn(header, name) };
  });
  if (to === undefined) {
    const fault = 'Choose the column that has the phone numbers.';
    return { to, fields, people: [], ...(rows.length > 0 && { fault }) };
  }
  const variables = fields.flatMap(({ name, at }) => (at === undefined ? [] : [[name, at] as const]));
  try {
    const people = rows.map((row) => ({
      recipient: asRecipient(row, { to, variables }, header),
      line: row.line,
    }));
    return { to, fields, people };
  } catch (failure) {
    return { to, fields, people: [], fault: failure instanceof Error ? failure.message : String(failure) };
  }
}

/** What a template calls each column: its name in the letters that a field may have. */
export function fieldNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((column, at) => {
    const plain = plainName(column);
    const name = plain === '' || taken.has(plain) ? `column_${at + 1}` : plain;
    taken.add(name);
    return name;
  });
}

/** A column's name in the letters that a field may have; empty where it has none of them. */
export function plainName(column: string): string {
  return column
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim()
    .replace(/[^\w.-]+/g, '_')
    .replace(/^[^A-Za-z_]+|_+$/g, '');
}

function guessNumbers({ header, rows }: List): number | undefined {
  if (header.length === 1) return 0;
  const found = numberColumns(
    header,
    rows.slice(0, sampleRows).map(({ cells }) => cells),
  );
  return found.length === 1 ? found[0] : undefined;
}
