import * as z from 'zod/mini';
import type { Address } from '../addresses/address';
import type { App } from '../app';
import { writeCsv } from '../csv/write-csv';
import { wholeNumber } from '../shapes/whole-number';
import { readCollection } from '../store/read-collection';
import { badNumbers } from './bad-number-ledger';
import { badNumberOf } from './bad-number-record';
import { type ShownBadNumber, withTitle } from './show-bad-number';

/** Query of `GET /opt-outs/list?list=bad-numbers`. */
export const badNumbersQuery = z.strictObject({
  list: z.literal('bad-numbers'),
  limit: z._default(wholeNumber(1, 1_000), 100),
  format: z._default(z.enum(['json', 'csv']), 'json'),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(600))),
});

export interface BadNumberList {
  badNumbers: ({ to: Address } & ShownBadNumber)[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/** Kept back for a page of the store that is being read when the time is up, in milliseconds. */
const marginMs = 2_500;

/** The numbers that are not to be texted any more, in an order that means nothing but stays the same. */
export async function listBadNumbers(
  app: App,
  { limit, cursor }: z.infer<typeof badNumbersQuery>,
): Promise<BadNumberList> {
  const { items, next } = await readCollection(app.records, badNumbers, {
    cursor,
    limit,
    matches: (record) => badNumberOf(record) !== undefined,
    mayGoOn: () => app.now() < app.deadline - marginMs,
  });
  const shown = items.flatMap(({ value }) => {
    const bad = badNumberOf(value);
    return bad ? [{ to: value.address, ...withTitle(bad) }] : [];
  });
  return { badNumbers: shown, next };
}

/** The same as a table. */
export function badNumbersCsv({ badNumbers }: BadNumberList): string {
  return writeCsv(['to', 'since', 'code', 'title', 'failures'], badNumbers);
}
