import * as z from 'zod/mini';
import { normaliseAddress } from '../addresses/normalise-address';
import type { App } from '../app';
import { readCsv } from '../csv/read-csv';
import { defined } from '../defined';
import { inParallel } from '../in-parallel';
import { Problem } from '../problem';
import { instant } from '../shapes/instant';
import { recordOptIn, recordOptOut } from './record-opt-out';

const note = z.string().check(z.maxLength(500));

const entry = z.strictObject({
  /** Whose: a phone number, or one behind a channel such as `whatsapp:`. */
  to: z.string().check(z.maxLength(100)),
  /** What they said; `opted-out` unless told. */
  state: z.optional(z.enum(['opted-out', 'opted-in'])),
  /** When they said so; now unless told. */
  at: z.optional(instant),
  /** What there is to say about it. */
  note: z.optional(note),
});

/** Body of `POST /opt-outs/import`: entries, or the text of a CSV file with the columns `to`, `state`, `at` and `note`. */
export const importRequest = z.union(
  [
    z.strictObject({
      /** One for each change, in any order. */
      entries: z.array(entry).check(z.minLength(1)),
    }),
    z.strictObject({
      /** The text of a CSV file with the columns `to`, `state`, `at` and `note`. */
      csv: z.string().check(z.minLength(1)),
    }),
  ],
  { error: 'give either "entries", a list of {to, state?, at?, note?}, or "csv", the text of a file' },
);

type Entry = z.infer<typeof entry>;

export interface ImportResult {
  /** Position in the entries, or in the rows of the file. */
  index: number;
  to: string;
  /** `unrecorded`: the time was up before its turn came; send it again. */
  outcome: 'recorded' | 'invalid' | 'unrecorded';
  reason?: string;
}

export interface ImportAnswer {
  counts: Record<ImportResult['outcome'] | 'total', number>;
  results: ImportResult[];
  /** The first entry that is `unrecorded`. */
  next: { index: number } | null;
}

/** Most entries one call takes. */
const mostEntries = 1_000;
const writesAtOnce = 40;
/** Kept back for the entries that are being written when the time is up, in milliseconds. */
const marginMs = 2_500;

/**
 * Takes opt-outs and opt-ins that were learned elsewhere into the ledger, at the times at which they happened: a later
 * word of the same person stands. Doing it twice changes nothing. Throws `too-many-entries`, and `invalid-request` for a file
 * without rows or without a column `to`, before anything is recorded.
 */
export async function importOptOuts(
  app: App,
  request: z.infer<typeof importRequest>,
  by: string,
): Promise<ImportAnswer> {
  const entries = 'csv' in request ? readRows(request.csv) : request.entries;
  if (entries.length > mostEntries) throw Problem.tooMany('entries', entries.length, mostEntries);
  const results = entries.map(
    ({ to }, index): ImportResult => ({ index, to: to.slice(0, 100), outcome: 'unrecorded' }),
  );
  await inParallel(
    results,
    writesAtOnce,
    async (result) => {
      Object.assign(result, await importOne(app, entries[result.index] as Entry, by));
    },
    () => app.now() < app.deadline - marginMs,
  );
  const counts = { total: results.length, recorded: 0, invalid: 0, unrecorded: 0 };
  for (const { outcome } of results) counts[outcome]++;
  const first = results.find(({ outcome }) => outcome === 'unrecorded');
  return { counts, results, next: first ? { index: first.index } : null };
}

async function importOne(app: App, row: Entry, by: string): Promise<Partial<ImportResult>> {
  const parsed = z.safeParse(entry, row);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { outcome: 'invalid', reason: `${issue?.path.join('.')}: ${issue?.message}` };
  }
  const { to, state, at, note } = parsed.data;
  const address = normaliseAddress(to);
  if (!address.ok) return { outcome: 'invalid', reason: address.reason };
  const event = defined({
    address: address.address,
    source: 'import' as const,
    at: at && new Date(at).toISOString(),
    by,
    note,
  });
  await (state === 'opted-in' ? recordOptIn(app, event) : recordOptOut(app, event));
  return { to: address.address, outcome: 'recorded' };
}

/** Other columns are passed over, empty cells are absent, and what is wrong with a row is said of that row. */
function readRows(text: string): Entry[] {
  const rows = readCsv(text, 'csv', 'to');
  // Whoever sends nobody has most likely lost somebody on the way.
  if (rows.length === 0) throw Problem.invalid('csv', 'has no rows');
  return rows.map(({ to = '', state, at, note }) =>
    defined({ to, state: state || undefined, at: at || undefined, note: note || undefined }),
  ) as Entry[];
}
