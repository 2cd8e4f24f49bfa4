import * as z from 'zod/mini';
import type { App } from '../app';
import { writeCsv } from '../csv/write-csv';
import { wholeNumber } from '../shapes/whole-number';
import { readCollection } from '../store/read-collection';
import { type ConsentRecord, consentSources } from './consent-record';
import { optOuts } from './opt-out-ledger';

/** Query of `GET /opt-outs/list`. */
export const optOutsQuery = z.strictObject({
  state: z._default(z.enum(['opted-out', 'opted-in', 'all']), 'opted-out'),
  source: z.optional(z.enum(consentSources)),
  limit: z._default(wholeNumber(1, 1_000), 100),
  format: z._default(z.enum(['json', 'csv']), 'json'),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(600))),
});

export interface OptOutList {
  optOuts: (Omit<ConsentRecord, 'address'> & { to: string })[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/** Kept back for a page of the store that is being read when the time is up, in milliseconds. */
const marginMs = 2_500;

/** The people who have said something about getting messages, in an order that means nothing but stays the same. */
export async function listOptOuts(app: App, query: z.infer<typeof optOutsQuery>): Promise<OptOutList> {
  const { state, source, limit, cursor } = query;
  const { items, next } = await readCollection(app.records, optOuts, {
    cursor,
    limit,
    matches: (record) =>
      (state === 'all' || record.state === state) && (source === undefined || record.source === source),
    mayGoOn: () => app.now() < app.deadline - marginMs,
  });
  return { optOuts: items.map(({ value: { address, ...rest } }) => ({ to: address, ...rest })), next };
}

/** The same as a table. `POST /opt-outs/import` takes it back. */
export function optOutsCsv({ optOuts }: OptOutList): string {
  return writeCsv(['to', 'state', 'source', 'at', 'messageSid', 'by', 'note'], optOuts);
}
