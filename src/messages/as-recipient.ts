import type { Columns, Row } from '../csv/find-columns';
import { longestBody } from './longest-body';

/** A recipient as the backend takes it. */
export type Recipient = string | { to: string; variables: Record<string, string> };

export interface Person {
  recipient: Recipient;
  /** The line of the list. */
  line: number;
}

/** What the backend takes as an address. What is longer is no number, and stays none when it is cut. */
const longestAddress = 100;

/** The recipient in a row. Throws with the line for a value that is too long. */
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
