import { writeCsv } from '../../../csv/write-csv';
import type { Person } from '../../../messages/as-recipient';
import type { List } from './read-list';
import { partsOf } from './sort-people';

/** The list with the rows of these numbers alone, as text; `people` are those of its rows. */
export function keepRows(
  { header, isNamed, rows }: List,
  people: readonly Person[],
  numbers: readonly string[],
): string {
  const wanted = new Set(numbers);
  const kept = rows.filter((_row, at) => {
    const person = people[at];
    return person !== undefined && wanted.has(partsOf(person).to);
  });
  const csv = writeCsv(
    header,
    kept.map(({ cells }) => Object.fromEntries(header.map((column, at) => [column, cells[at]]))),
  ).replaceAll('\r\n', '\n');
  return isNamed ? csv : csv.slice(csv.indexOf('\n') + 1);
}
