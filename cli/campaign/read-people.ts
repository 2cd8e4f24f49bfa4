import type { Columns } from '../../src/csv/find-columns';
import { asRecipient, type Person } from '../../src/messages/as-recipient';
import type { List } from './open-list';
import { readRows } from './read-rows';

/** Everybody in the file from some row on, counted from 0 below the header. Throws with the line for what is too long. */
export async function* readPeople(
  list: List,
  columns: Columns,
  from = 0,
): AsyncGenerator<Person, void, undefined> {
  // The first row is the header.
  let at = -1;
  for await (const row of readRows(list.file, list)) {
    if (at++ >= from) yield { recipient: asRecipient(row, columns, list.header), line: row.line };
  }
}
