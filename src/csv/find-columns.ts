import { normaliseAddress } from '../addresses/normalise-address';

/** A row of a CSV file and the line it ends on, the header's being 1. */
export interface Row {
  cells: readonly string[];
  line: number;
}

/** Which cells of a row are used, by their position. */
export interface Columns {
  to: number;
  /** Names of variables, each with the position of its value. */
  variables: readonly (readonly [name: string, at: number])[];
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

/** The columns that may be meant for the numbers: one where it is clear, several or none where it is not. */
export function numberColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly number[] {
  for (const names of numberNames) {
    const at = positionsWhere(header, (column) => names.includes(plain(column)));
    if (at.length > 0) return mostNumbers(at, rows);
  }
  const byWord = positionsWhere(header, (column) => {
    const words = column.toLowerCase().split(/[^\p{L}]+/u);
    return numberNames.slice(1, 4).some((names) => names.some((name) => words.includes(name)));
  });
  return mostNumbers(byWord.length > 0 ? byWord : [...header.keys()], rows);
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

/** The column of this very name, or else the only one whose name has the same letters and digits. */
export function findColumn(header: readonly string[], name: string): number | undefined {
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
