import * as z from 'zod/mini';
import type { Address } from '../addresses/address';
import type { App } from '../app';
import { writeCsv } from '../csv/write-csv';
import { hasTimeToRead } from '../deadline';
import { wholeNumber } from '../shapes/whole-number';
import { readCollection } from '../store/read-collection';
import { badNumbers } from './bad-number-ledger';
import { badNumberOf } from './bad-number-record';
import { type ShownBadNumber, withTitle } from './show-bad-number';

/** Query of `GET /opt-outs/list?list=bad-numbers`. */
export const badNumbersQuery = z.strictObject({
  /** Numbers that cannot be texted, in place of people who have opted out. */
  list: z.literal('bad-numbers'),
  /** Entries of a page. */
  limit: z._default(wholeNumber(1, 1_000), 100),
  /** `csv` is a table. */
  format: z._default(z.enum(['json', 'csv']), 'json'),
  /** The `next` of the page before. */
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(600))),
});

export interface BadNumberList {
  badNumbers: ({ to: Address } & ShownBadNumber)[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/** The numbers that are not to be texted any more, in an order that means nothing but stays the same. */
export async function listBadNumbers(
  app: App,
  { limit, cursor }: z.infer<typeof badNumbersQuery>,
): Promise<BadNumberList> {
  const { items, next } = await readCollection(app.records, badNumbers, {
    cursor,
    limit,
    matches: (record) => badNumberOf(record) !== undefined,
    mayGoOn: () => hasTimeToRead(app),
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
