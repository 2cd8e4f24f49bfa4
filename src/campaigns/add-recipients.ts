import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { inParallel } from '../in-parallel';
import { failureFields, log } from '../log';
import { Problem } from '../problem';
import { type Campaign, changeCampaign, findContent, isAddedTo } from './campaign-record';
import { type AddRequest, mostAtOnce, type Recipients } from './campaign-request';
import { chunkKey, chunks, packRows, type Row } from './chunks';
import { addPeople, alreadyIn } from './people';
import { planRows, withoutKnown } from './plan-rows';

/** A row that will not be sent. */
export interface RowProblem {
  /** Position in the whole campaign. */
  index: number;
  to: string;
  outcome: 'invalid' | 'duplicate';
  reason: string;
}

/** What a campaign is made of after recipients were added. */
export type RowCounts = Record<'total' | 'pending' | 'invalid' | 'duplicate', number>;

export interface AddAnswer {
  id: string;
  counts: RowCounts;
  /** Rows of this call that will not be sent, the first 100. */
  problems: RowProblem[];
}

const mostListed = 100;
const writesAtOnce = 40;

/** Kept back for the rows that are being written when the time is up. */
const marginMs = 1_000;

/** A call lives no longer, so nobody writes chunks for it any more then. */
const callLifeMs = 12_000;

/** Throws `too-many-recipients`, with the limit. */
export function refuseTooMany(recipients: Recipients): void {
  if (recipients.length > mostAtOnce) throw Problem.tooMany('recipients', recipients.length, mostAtOnce);
}

/**
 * Adds recipients to a campaign that is not over. All of them count at the end, or, where the call is killed or there was
 * no time, none: it can be repeated, and whoever was added before is a duplicate then. Throws `not-found`,
 * `campaign-over`, `too-many-recipients`, and `unavailable` where somebody else is adding.
 */
export async function addRecipients(app: App, { id, recipients }: AddRequest): Promise<AddAnswer> {
  refuseTooMany(recipients);
  const { settings } = await findContent(app, id);
  const token = randomUUID();
  const campaign = await claimAdding(app, id, token);
  try {
    const added = await writeRows(app, campaign, recipients, settings);
    const changed = await changeCampaign(app, id, (current) => {
      if (current.adding?.token !== token) throw new Problem('unavailable', 'There was no time. Try again.');
      const { adding: _, ...rest } = current;
      return withRows(rest, added);
    });
    return { id, counts: rowCounts(changed), problems: added.problems };
  } catch (failure) {
    // Where the store has failed a write may still be under way: the next one to add waits until it cannot be.
    if (failure instanceof Problem) await releaseAdding(app, id, token);
    throw failure;
  }
}

/** Rows that are written, and wait for the campaign to know of them. */
export interface AddedRows {
  rows: Campaign['rows'];
  chunks: number;
  peopleLists: number;
  problems: RowProblem[];
}

/** Writes rows behind those of the campaign, which does not know of them yet. */
export async function writeRows(
  app: App,
  campaign: Pick<Campaign, 'id' | 'rows' | 'chunks' | 'peopleLists'>,
  recipients: Recipients,
  settings: Parameters<typeof planRows>[1],
): Promise<AddedRows> {
  const { id } = campaign;
  const first = campaign.rows.total;
  const planned = planRows(recipients, settings, first);
  const known = await alreadyIn(app, id, campaign.peopleLists, new Set(planned.people));
  const { rows, people } = withoutKnown(planned, known);
  const packed = packRows(rows, first);
  const mayGoOn = () => app.now() < app.deadline - marginMs;
  await inParallel(
    packed.entries(),
    writesAtOnce,
    ([position, chunk]) => app.records.put(chunks(app), chunkKey(id, campaign.chunks + position), chunk),
    mayGoOn,
  );
  const peopleLists = await addPeople(app, id, campaign.peopleLists, people);
  if (!mayGoOn()) {
    throw new Problem(
      'unavailable',
      'There was no time for so many recipients: nobody was added. Add fewer.',
    );
  }
  return {
    rows: {
      total: rows.length,
      invalid: rows.filter(({ invalid }) => invalid !== undefined).length,
      duplicate: rows.filter(({ duplicate }) => duplicate !== undefined).length,
    },
    chunks: packed.length,
    peopleLists: peopleLists - campaign.peopleLists,
    problems: problemsOf(rows, first),
  };
}

/** The campaign with rows that are written. */
export function withRows(campaign: Campaign, added: AddedRows): Campaign {
  const { total, invalid, duplicate } = campaign.rows;
  return {
    ...campaign,
    rows: {
      total: total + added.rows.total,
      invalid: invalid + added.rows.invalid,
      duplicate: duplicate + added.rows.duplicate,
    },
    chunks: campaign.chunks + added.chunks,
    peopleLists: campaign.peopleLists + added.peopleLists,
  };
}

export function rowCounts({ rows: { total, invalid, duplicate } }: Campaign): RowCounts {
  return { total, pending: total - invalid - duplicate, invalid, duplicate };
}

function problemsOf(rows: readonly Row[], first: number): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const [position, { to, invalid, duplicate }] of rows.entries()) {
    if (problems.length === mostListed) break;
    const reason = invalid ?? duplicate;
    if (reason === undefined) continue;
    const outcome = invalid === undefined ? 'duplicate' : 'invalid';
    problems.push({ index: first + position, to, outcome, reason });
  }
  return problems;
}

/** One call adds at a time: the numbers of chunks follow one another. */
async function claimAdding(app: App, id: string, token: string): Promise<Campaign> {
  for (;;) {
    let isClaimed = false;
    const campaign = await changeCampaign(app, id, (current) => {
      refuseOver(current);
      isClaimed = !isAddedTo(current, app.now());
      return isClaimed ? { ...current, adding: { token, until: app.now() + callLifeMs } } : current;
    });
    if (isClaimed) return campaign;
    if (app.now() > app.deadline - 2 * marginMs) {
      throw new Problem('unavailable', 'Another call is adding recipients. Try again when it has ended.');
    }
    await sleep(200);
  }
}

async function releaseAdding(app: App, id: string, token: string): Promise<void> {
  try {
    await changeCampaign(app, id, (current) => {
      const { adding, ...rest } = current;
      return adding?.token === token ? rest : current;
    });
  } catch (failure) {
    // It runs out by itself.
    log('warn', 'campaign-still-adding', { id, ...failureFields(failure) });
  }
}

function refuseOver({ state }: Campaign): void {
  if (state === 'completed' || state === 'canceled') {
    throw new Problem('campaign-over', `The campaign is ${state}. Create another one.`);
  }
}
