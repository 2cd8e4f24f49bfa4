import * as z from 'zod/mini';
import type { App } from '../app';
import { writeCsv } from '../csv/write-csv';
import { hasTimeToRead } from '../deadline';
import { wholeNumber } from '../shapes/whole-number';
import { readCollection } from '../store/read-collection';
import { type ConsentRecord, consentSources } from './consent-record';
import { optOuts } from './opt-out-ledger';

/** Query of `GET /opt-outs/list`. */
export const optOutsQuery = z.strictObject({
  /** `bad-numbers` for numbers that cannot be texted, in place of people who have opted out. */
  list: z.optional(z.literal('opt-outs')),
  /** Only people in this state. */
  state: z._default(z.enum(['opted-out', 'opted-in', 'all']), 'opted-out'),
  /** Only what was learned from this source. */
  source: z.optional(z.enum(consentSources)),
  /** Entries of a page. */
  limit: z._default(wholeNumber(1, 1_000), 100),
  /** `csv` is a table. */
  format: z._default(z.enum(['json', 'csv']), 'json'),
  /** The `next` of the page before. */
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(600))),
});

export interface OptOutList {
  optOuts: (Omit<ConsentRecord, 'address'> & { to: string })[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/** The people who have said something about getting messages, in an order that means nothing but stays the same. */
export async function listOptOuts(app: App, query: z.infer<typeof optOutsQuery>): Promise<OptOutList> {
  const { state, source, limit, cursor } = query;
  const { items, next } = await readCollection(app.records, optOuts, {
    cursor,
    limit,
    matches: (record) =>
      (state === 'all' || record.state === state) && (source === undefined || record.source === source),
    mayGoOn: () => hasTimeToRead(app),
  });
  return { optOuts: items.map(({ value: { address, ...rest } }) => ({ to: address, ...rest })), next };
}

/** The same as a table. `POST /opt-outs/import` takes it back. */
export function optOutsCsv({ optOuts }: OptOutList): string {
  return writeCsv(['to', 'state', 'source', 'at', 'messageSid', 'by', 'note'], optOuts);
}
