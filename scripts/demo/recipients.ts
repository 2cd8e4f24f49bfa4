import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** A row of `examples/recipients.csv`, every cell as it was written. */
export interface Recipient {
  /** Line in the file; the heading is line 1. */
  line: number;
  firstName: string;
  phone: string;
  city: string;
  order: string;
}

/** A handset that opts out before anything is sent, and the word it does it with. */
export interface OptingOut {
  /** E.164. */
  from: string;
  body: string;
  /** Set where Advanced Opt-Out understands a word of another language. */
  optOutType?: 'STOP';
}

export const recipientsFile = path.resolve(__dirname, '../../examples/recipients.csv');

/** What the message says to each row. `{{firstName|there}}` greets those whose name is not known. */
export const orderReady =
  'Hi {{firstName|there}}, order {{order}} is ready to collect in {{city}}: ' +
  'https://shop.example.com/orders/{{order}} Reply STOP to opt out.';

export const reminder =
  'Hi {{firstName|there}}, order {{order}} still waits for you in {{city}}. We close at 18:00.';

/** The owners of these numbers are in the file too, so the bulk call must leave them out. */
export const optingOut: readonly OptingOut[] = [
  { from: '+13125550158', body: 'STOP' },
  { from: '+447700900640', body: 'stop' },
  { from: '+4917604069063', body: 'Unsubscribe' },
  { from: '+15035550178', body: 'QUIT' },
  { from: '+33639982855', body: 'ARRET', optOutType: 'STOP' },
];

/** What the bulk call must say of the file, once the handsets above have opted out. */
export const expectedCounts = {
  total: 300,
  accepted: 276,
  rejected: 5,
  suppressed: 5,
  invalid: 8,
  duplicate: 6,
  unknown: 0,
  unsent: 0,
};

/** Accepted messages that never arrive, by error code: the emulator reads it off the number's last five digits. */
export const expectedUndelivered: Readonly<Record<number, number>> = {
  30003: 2,
  30005: 2,
  30006: 1,
  30007: 1,
  30008: 1,
};

/** Reads a file with the columns firstName, phone, city and order. Throws where the file or a column is missing. */
export function readRecipients(file: string = recipientsFile): Recipient[] {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
  return rows.map((row, index) => {
    const { firstName, phone, city, order } = row as Record<string, string | undefined>;
    if (firstName === undefined || phone === undefined || city === undefined || order === undefined) {
      throw new Error(`${file} must have the columns firstName, phone, city and order`);
    }
    return { line: index + 2, firstName, phone, city, order };
  });
}

/** The row as `POST /messages/bulk` takes it: the number untouched, as cleaning it up is the backend's work. */
export function toBulkRecipient({ phone, firstName, city, order }: Recipient) {
  return { to: phone, variables: { firstName, city, order } };
}
