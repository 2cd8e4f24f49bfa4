import { normaliseAddress } from '../../src/addresses/normalise-address';

/** Which cells of a row are used, by their position. */
export interface Columns {
  to: number;
  /** Names of variables, each with the position of its value. */
  variables: readonly (readonly [name: string, at: number])[];
}

export interface ColumnWishes {
  /** The column with the numbers. */
  toColumn?: string | undefined;
  /** Columns by the variable that they fill. */
  map: Readonly<Record<string, string>>;
  /** The text whose fields are to be filled. Without one, only what is mapped becomes a variable. */
  body?: string | undefined;
}

/** Names of columns with numbers, in order of preference: whoever has both texts to the mobile. */
const numberNames = [
  ['to', 'recipient'],
  [
    'mobile',
    'mobil',
    'cell',
    'cellphone',
    'mobilephone',
    'mobilenumber',
    'handy',
    'handynummer',
    'mobilnummer',
  ],
  ['movil', 'celular', 'portable', 'cellulare', 'msisdn', 'gsm', 'whatsapp', 'sms'],
  [
    'phone',
    'phonenumber',
    'telephone',
    'telefon',
    'telefonnummer',
    'telefono',
    'telefone',
    'tel',
    'rufnummer',
  ],
  ['number', 'nummer', 'numero'],
];

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

/** The fields of a template, each once; with a default where every mention has one. */
export function fieldsOf(body: string): { name: string; hasDefault: boolean }[] {
  const fields = new Map<string, boolean>();
  for (const [, name = '', fallback] of body.matchAll(/\{\{\s*([A-Za-z_][\w.-]*)\s*(\|[^{}]*)?\}\}/g)) {
    fields.set(name, (fields.get(name) ?? true) && fallback !== undefined);
  }
  return [...fields].map(([name, hasDefault]) => ({ name, hasDefault }));
}

function guessNumbers(header: readonly string[], rows: readonly (readonly string[])[]): number {
  const number = header.find((cell) => normaliseAddress(cell).ok);
  if (number !== undefined) {
    throw new Error(`The first row must name the columns, but it holds a number: ${number}`);
  }
  for (const names of numberNames) {
    const at = positionsWhere(header, (column) => names.includes(plain(column)));
    if (at.length > 0) return onlyOne(header, mostNumbers(at, rows));
  }
  const byWord = positionsWhere(header, (column) => {
    const words = column.toLowerCase().split(/[^\p{L}]+/u);
    return numberNames.slice(1, 4).some((names) => names.some((name) => words.includes(name)));
  });
  return onlyOne(header, mostNumbers(byWord.length > 0 ? byWord : [...header.keys()], rows));
}

/** Those of the columns in which the most rows have a number that can be texted; none where less than half have. */
function mostNumbers(columns: readonly number[], rows: readonly (readonly string[])[]): number[] {
  if (columns.length === 1 && rows.length > 0) return [...columns];
  const shares = columns.map(
    (at) => rows.filter((row) => normaliseAddress(row[at] ?? '').ok).length / rows.length,
  );
  const most = Math.max(...shares);
  return most >= 0.5 ? columns.filter((_, i) => shares[i] === most) : [];
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

/** The column of this very name, or else the only one whose name has the same letters and digits. */
function findColumn(header: readonly string[], name: string): number | undefined {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const alike = positionsWhere(header, (column) => plain(column) === plain(name));
  return alike.length === 1 ? alike[0] : undefined;
}

function positionsWhere(header: readonly string[], holds: (column: string) => boolean): number[] {
  return [...header.entries()].flatMap(([at, column]) => (holds(column) ? [at] : []));
}

/** Letters and digits alone, without accents: `Téléphone (mobile)` and `telephone_mobile` are one. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function listed(header: readonly string[]): string {
  return `Columns: ${header.filter((column) => column !== '').join(', ')}`;
}
