import { normaliseAddress } from '../../src/addresses/normalise-address';
import { type Columns, findColumn, numberColumns } from '../../src/csv/find-columns';
import { fieldsOf } from '../../src/messages/template';

export interface ColumnWishes {
  /** The column with the numbers. */
  toColumn?: string | undefined;
  /** Columns by the variable that they fill. */
  map: Readonly<Record<string, string>>;
  /** The text whose fields are to be filled. Without one, only what is mapped becomes a variable. */
  body?: string | undefined;
}

/** Chooses the columns of a file. Throws, naming what there is and the option that helps, where that is not clear. */
export function chooseColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { toColumn, map, body }: ColumnWishes,
): Columns {
  const to =
    toColumn === undefined ? guessNumbers(header, rows) : columnNamed(header, toColumn, '--to-column');
  const mapped = Object.entries(map).map(
    ([name, column]) => [name, columnNamed(header, column, '--map')] as const,
  );
  const fields = fieldsOf(body ?? '').filter(({ name }) => !Object.hasOwn(map, name));
  const found = fields.flatMap(({ name, hasDefault }) => {
    const at = findColumn(header, name);
    if (at !== undefined) return [[name, at] as const];
    if (hasDefault) return [];
    throw new Error(
      `The text has {{${name}}}, but no column is called so. Give --map ${name}=<column>, or a default: {{${name}|there}}. ${listed(header)}`,
    );
  });
  return { to, variables: [...mapped, ...found] };
}

function guessNumbers(header: readonly string[], rows: readonly (readonly string[])[]): number {
  const number = header.find((cell) => normaliseAddress(cell).ok);
  if (number !== undefined) {
    throw new Error(`The first row must name the columns, but it holds a number: ${number}`);
  }
  return onlyOne(header, numberColumns(header, rows));
}

function onlyOne(header: readonly string[], found: readonly number[]): number {
  const [at, another] = found;
  if (at !== undefined && another === undefined) return at;
  throw new Error(
    found.length > 1
      ? `More than one column has phone numbers: ${found.map((one) => `"${header[one]}"`).join(', ')}. Choose with --to-column.`
      : `No column is known to have the phone numbers, written as +14155550123. Name it with --to-column. ${listed(header)}`,
  );
}

function columnNamed(header: readonly string[], name: string, option: string): number {
  const at = findColumn(header, name);
  if (at === undefined) throw new Error(`${option}: there is no column "${name}". ${listed(header)}`);
  return at;
}

function listed(header: readonly string[]): string {
  return `Columns: ${header.filter((column) => column !== '').join(', ')}`;
}
