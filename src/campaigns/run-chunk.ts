import type { App } from '../app';
import type { Suppression } from '../messages/find-suppressed';
import { keepable } from '../messages/keepable';
import { composeFor, isMessage, type PlannedMessage } from '../messages/plan-recipients';
import { planTimes } from '../messages/plan-times';
import type { SendResult } from '../messages/send-result';
import type { SendSession } from '../messages/send-session';
import type { SendTimes } from '../messages/send-times';
import { RecordChanged, RecordExists, type Stored } from '../store/records';
import type { CampaignContent } from './campaign-record';
import { type Chunk, chunkKey } from './chunks';
import { countQuietRows } from './count-quiet-rows';
import type { Claimable } from './find-work';
import { lookUp } from './look-up';
import {
  claimAgain,
  isOpenQuestion,
  isSendable,
  type Progress,
  progress,
  type RowResult,
  rowResult,
} from './progress';

/** What a run works with on every one of its chunks. */
export interface RunContext {
  app: App;
  id: string;
  run: string;
  content: CampaignContent;
  session: SendSession;
  times: SendTimes;
  /** When the campaign's window closes, in milliseconds since the epoch; nothing may leave later. */
  closesAt?: number | undefined;
  mayGoOn(): boolean;
}

/** For so long after its deadline a call may still be alive, and its last request on its way; in milliseconds. */
const afterlifeMs = 1_500;

/** Claims a chunk, so that no other run touches it before it is certain what became of it. Undefined where another did. */
export async function claimChunk(
  { app, id, run }: RunContext,
  { chunk, before }: Claimable,
  { rows }: Chunk,
): Promise<Stored<Progress> | undefined> {
  const claim = { run, since: app.now(), until: app.deadline + afterlifeMs };
  const key = chunkKey(id, chunk);
  try {
    if (!before) return await app.records.create(progress(app), key, claim);
    return await app.records.update(
      progress(app),
      key,
      claimAgain(before.value, rows, claim),
      before.revision,
    );
  } catch (failure) {
    if (failure instanceof RecordExists || failure instanceof RecordChanged) return undefined;
    throw failure;
  }
}

/** What a run has sent of a chunk. */
export interface SentChunk {
  results: SendResult[];
  /** Settles when it is written down what became of every row. Rejects with what the store threw. */
  written: Promise<void>;
}

/**
 * Sends what is left of a chunk that this run has claimed: what an earlier run may have handed over is looked up first.
 * Resolves when Twilio has answered; that is still being written down then.
 */
export async function runChunk(
  context: RunContext,
  claim: Stored<Progress>,
  before: Progress | undefined,
  chunk: Chunk,
  suppressed: Promise<ReadonlyMap<string, Suppression>>,
): Promise<SentChunk> {
  const { app, session, content } = context;
  const results = chunk.rows.map((row, position) =>
    isSendable(row) ? (before?.results?.[position] ?? (before ? ['unknown'] : ['unsent'])) : null,
  ) as (RowResult | null)[];
  const composed = composeChunk(context, chunk);
  // Also for those who must not be written to now: they may have been when the message was handed over.
  await answerOpenQuestions(context, claim.value, results, composed, chunk.first);
  const planned = withTimes(context, composed);

  const messages: PlannedMessage[] = [];
  for (const row of keepable(planned, content.settings)) {
    const position = row.index - chunk.first;
    if (results[position]?.[0] !== 'unsent') continue;
    if (isMessage(row)) messages.push(row);
    else results[position] = rowResult(row);
  }
  const sent = messages.length > 0 ? await session.send(messages, suppressed) : [];
  for (const result of sent) results[result.index - chunk.first] = rowResult(result);
  // From now on nobody hands anything of it over any more.
  const done: Progress = { ...claim.value, until: Math.min(claim.value.until, app.now()), results };
  const writing = Promise.all([
    countQuietRows(app, `${context.id}.${chunk.first}`, { planned, first: chunk.first, before, done }),
    app.records.update(progress(app), claim.key, done, claim.revision),
  ]);
  return { results: sent, written: writing.then(() => undefined) };
}

async function answerOpenQuestions(
  { app, id, content, mayGoOn }: RunContext,
  { since, until }: Progress,
  results: (RowResult | null)[],
  composed: readonly (PlannedMessage | SendResult)[],
  first: number,
): Promise<void> {
  const open = composed.filter(isMessage).filter(({ index }) => isOpenQuestion(results[index - first]));
  if (open.length === 0) return;
  const answers = await lookUp(app, open, { id, content, since, until }, mayGoOn);
  for (const [index, answer] of answers) results[index - first] = answer;
}

/** The chunk's messages, filled in. */
function composeChunk({ content }: RunContext, { first, rows }: Chunk): (PlannedMessage | SendResult)[] {
  const { settings } = content;
  return rows.flatMap(({ to, variables = {}, timeZone, ...row }, position) =>
    isSendable({ to, ...row })
      ? [composeFor({ index: first + position, to, ...(timeZone && { timeZone }) }, variables, settings)]
      : [],
  );
}

/** The same as they are now: with a time where it is not now, or with the reason why there is none. */
function withTimes(
  { times, closesAt }: RunContext,
  composed: readonly (PlannedMessage | SendResult)[],
): (PlannedMessage | SendResult)[] {
  return [...planTimes(composed, times)].map((row) => (isMessage(row) ? withinWindow(row, closesAt) : row));
}

function withinWindow(message: PlannedMessage, closesAt: number | undefined): PlannedMessage {
  if (closesAt === undefined || message.sendAt) return message;
  const until = Math.min(closesAt, message.until?.getTime() ?? closesAt);
  return { ...message, until: new Date(until) };
}
