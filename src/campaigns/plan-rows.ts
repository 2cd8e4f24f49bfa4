import { personOf } from '../addresses/address';
import type { MessageSettings } from '../messages/message-request';
import { isMessage, planRecipients } from '../messages/plan-recipients';
import type { Recipients } from './campaign-request';
import type { Row } from './chunks';

export interface PlannedRows {
  rows: Row[];
  /** Of the rows that can be sent, in their order. */
  people: string[];
}

/** Bytes of JSON: a record, which holds 16 KiB, must hold the row. */
const largestRow = 12_000;

/** Sorts recipients as a bulk send does. Every one becomes a row; one that cannot be sent says why. */
export function planRows(recipients: Recipients, settings: MessageSettings, first: number): PlannedRows {
  const people: string[] = [];
  const rows = [...planRecipients(recipients, settings)].map((planned): Row => {
    if (isMessage(planned)) {
      const row = rowOf(recipients[planned.index], planned.to);
      if (Buffer.byteLength(JSON.stringify(row)) > largestRow) {
        return { to: planned.to, invalid: `its variables have more than ${largestRow} bytes` };
      }
      people.push(personOf(planned.to));
      return row;
    }
    const { to, outcome, reason = '', duplicateOf = 0 } = planned;
    return outcome === 'duplicate'
      ? { to, duplicate: `is the person of row ${first + duplicateOf}` }
      : { to, invalid: reason };
  });
  return { rows, people };
}

function rowOf(recipient: Recipients[number] | undefined, to: string): Row {
  if (typeof recipient !== 'object') return { to };
  const { variables, timeZone } = recipient;
  return {
    to,
    ...(variables && Object.keys(variables).length > 0 && { variables }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

/** The rows, in which people who are in the campaign already are duplicates. */
export function withoutKnown({ rows, people }: PlannedRows, known: ReadonlySet<string>): PlannedRows {
  if (known.size === 0) return { rows, people };
  return {
    rows: rows.map((row) =>
      row.invalid === undefined && row.duplicate === undefined && known.has(personOf(row.to))
        ? { to: row.to, duplicate: 'is in the campaign already' }
        : row,
    ),
    people: people.filter((person) => !known.has(person)),
  };
}
