import type * as z from 'zod/mini';
import type { App } from '../app';
import { writeCsv } from '../csv/write-csv';
import { defined } from '../defined';
import { factsOf } from '../delivery/ledger';
import { mergeFacts } from '../delivery/merge-facts';
import { inParallel } from '../in-parallel';
import { describeError } from '../twilio/errors/classify';
import { type Campaign, findCampaign } from './campaign-record';
import { type recipientsQuery, sendingOutcomes } from './campaign-request';
import { type Chunk, readSegment, segmentLength, segmentOf } from './chunks';
import { readProgress } from './find-work';
import type { RowResult } from './progress';

/** A row of a campaign, with what became of it. */
export interface RecipientEntry {
  /** Position in the campaign. */
  index: number;
  to: string;
  /** Of sending; `pending` where it is still to come. */
  outcome: 'pending' | 'invalid' | 'duplicate' | RowResult[0];
  sid?: string;
  /** Of an accepted message, as far as it is known. */
  status?: string;
  errorCode?: number;
  /** Why a row is invalid, a duplicate, rejected, suppressed, or did not arrive. */
  reason?: string;
  /** RFC 3339 UTC, where it waits or has waited for that. */
  sendAt?: string;
  /** By people. */
  clicks?: number;
}

export interface RecipientList {
  recipients: RecipientEntry[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

const readsAtOnce = 40;
/** Kept back for what is being read when the time is up, in milliseconds. */
const marginMs = 2_500;

/** Places in a campaign are numbered so that chunk and row can be told from it. */
const rowsInNumber = 1_000;

/** The rows of a campaign in their order. A page may be short, even empty, while `next` says that there is more. Throws `not-found`. */
export async function listRecipients(
  app: App,
  { id, outcome, to = '', limit, cursor = 0 }: z.infer<typeof recipientsQuery>,
): Promise<RecipientList> {
  const { value: campaign } = await findCampaign(app, id);
  const recipients: RecipientEntry[] = [];
  let chunk = Math.floor(cursor / rowsInNumber);
  let skip = cursor % rowsInNumber;
  while (chunk < campaign.chunks) {
    const segment = await readSegmentEntries(app, campaign, chunk);
    for (const { number, entries } of segment) {
      const wanted = entries.filter((entry, position) => position >= skip && entry.to.includes(to));
      await fillIn(app, wanted, outcome);
      for (const entry of wanted) {
        if (!matches(entry, outcome)) continue;
        if (recipients.length === limit)
          return { recipients, next: String(number * rowsInNumber + entries.indexOf(entry)) };
        recipients.push(entry);
      }
      skip = 0;
      chunk = number + 1;
      if (app.now() > app.deadline - marginMs && chunk < campaign.chunks) {
        return { recipients, next: String(chunk * rowsInNumber) };
      }
    }
  }
  return { recipients, next: null };
}

/** The same as a table, in which people count rows from 1. */
export function recipientsCsv({ recipients }: RecipientList): string {
  const columns = [
    'row',
    'index',
    'to',
    'outcome',
    'sid',
    'status',
    'errorCode',
    'reason',
    'sendAt',
    'clicks',
  ] as const;
  return writeCsv(
    columns,
    recipients.map((entry) => ({ row: entry.index + 1, ...entry })),
  );
}

/** The chunks of a segment from one on, each with its rows as far as the campaign itself knows them. */
async function readSegmentEntries(
  app: App,
  campaign: Campaign,
  from: number,
): Promise<{ number: number; entries: RecipientEntry[] }[]> {
  const { id, chunks } = campaign;
  const segment = segmentOf(from);
  const end = Math.min(chunks, (segment + 1) * segmentLength);
  const [rows, progress] = await Promise.all([
    readSegment(app, id, segment),
    readProgress(app, id, from, end),
  ]);
  return Array.from({ length: end - from }, (_, offset) => {
    const number = from + offset;
    const results = progress.get(number)?.value.results;
    const chunk: Chunk = rows.get(number) ?? { first: 0, rows: [] };
    const entries = chunk.rows.map((row, position) => {
      const index = chunk.first + position;
      const { to, invalid, duplicate } = row;
      if (invalid !== undefined) return { index, to, outcome: 'invalid' as const, reason: invalid };
      if (duplicate !== undefined) return { index, to, outcome: 'duplicate' as const, reason: duplicate };
      return { index, to, ...known(results?.[position], campaign) };
    });
    return { number, entries };
  });
}

function known(
  result: RowResult | null | undefined,
  { state }: Campaign,
): Pick<RecipientEntry, 'outcome' | 'sid' | 'sendAt' | 'errorCode' | 'reason'> {
  switch (result?.[0]) {
    case 'accepted':
      return defined({ outcome: 'accepted' as const, sid: result[1], sendAt: result[2] });
    case 'rejected':
      return { outcome: 'rejected', errorCode: result[1], reason: describeError(result[1]).title };
    case 'suppressed': {
      const [, code, reason = describeError(code).title] = result;
      return { outcome: 'suppressed', ...(code > 0 && { errorCode: code }), reason };
    }
    case 'unknown':
      return { outcome: 'unknown' };
    default:
      return { outcome: state === 'canceled' ? 'unsent' : 'pending' };
  }
}

/** Adds what the ledger knows of accepted messages, where the answer may depend on it. */
async function fillIn(app: App, entries: RecipientEntry[], wanted: string | undefined): Promise<void> {
  const isOfSending = wanted !== undefined && isOutcome(wanted);
  const accepted = entries.filter(({ outcome }) => outcome === 'accepted');
  if (isOfSending && wanted !== 'accepted') return;
  await inParallel(accepted, readsAtOnce, async (entry) => {
    const merged = mergeFacts(entry.sid ?? '', await factsOf(app, entry.to, entry.sid ?? ''));
    entry.status = merged?.message.status ?? 'accepted';
    const { errorCode } = merged?.message ?? {};
    if (errorCode !== undefined) Object.assign(entry, { errorCode, reason: describeError(errorCode).title });
    if (merged && merged.clicks.total > 0) entry.clicks = merged.clicks.total;
  });
}

function matches({ outcome, status }: RecipientEntry, wanted: string | undefined): boolean {
  if (wanted === undefined || outcome === wanted) return true;
  return !isOutcome(wanted) && status === wanted;
}

function isOutcome(wanted: string): boolean {
  return sendingOutcomes.some((outcome) => outcome === wanted);
}
