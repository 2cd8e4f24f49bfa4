import { longestBody } from '../../src/messages/segments';
import type { Columns } from './choose-columns';
import type { List } from './open-list';
import { type Row, readRows } from './read-rows';

/** A recipient as the backend takes it. */
export type Recipient = string | { to: string; variables: Record<string, string> };

export interface Person {
  recipient: Recipient;
  /** The line of the file. */
  line: number;
}

/** What the backend takes as an address. What is longer is no number, and stays none when it is cut. */
const longestAddress = 100;

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

export function asRecipient({ cells, line }: Row, columns: Columns, header: readonly string[]): Recipient {
  const to = cellAt(cells, columns.to).slice(0, longestAddress);
  const variables: Record<string, string> = {};
  for (const [name, at] of columns.variables) {
    const value = cellAt(cells, at);
    if (value.length > longestBody) {
      throw new Error(
        `Line ${line}: "${header[at]}" has ${value.length} characters; ${longestBody} are the most`,
      );
    }
    if (value !== '') variables[name] = value;
  }
  return Object.keys(variables).length > 0 ? { to, variables } : to;
}

/** Without the apostrophe that stands before what a spreadsheet would take for a formula. */
function cellAt(cells: readonly string[], at: number): string {
  return (cells[at] ?? '').replace(/^'(?='*[=+\-@])/, '');
}
