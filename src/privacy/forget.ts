import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { finishFor } from '../consent/finish-refusals';
import { findConsents } from '../consent/opt-out-ledger';
import { inParallel } from '../in-parallel';
import { type CancelResult, cancelMessages } from '../scheduling/cancel-messages';
import { ownPool, readPool } from '../senders/pool';
import { untilAnswered } from '../twilio/until-answered';
import { type Deletion, deleteAtTwilio, findAtTwilio, type MessagesAtTwilio } from './at-twilio';
import { findRecords } from './find-records';
import type { Person } from './person';
import type { Finding } from './rule';

export interface ForgetOptions {
  /** Whether nobody is to know any more that they have opted out. */
  withOptOut: boolean;
  /** Whether their messages at Twilio are left there. */
  keepAtTwilio: boolean;
}

/** What there is of a person. */
export interface PersonalData {
  records: Finding[];
  atTwilio: MessagesAtTwilio;
}

export interface Forgotten {
  /** Messages that waited for them, and those of which it is not certain that they are cancelled. */
  canceled: number;
  failed: number;
  /** Records that were deleted, or in which the person no longer is. */
  erased: number;
  /** Messages at Twilio. */
  deleted: number;
  /** What is left for another run, and why: empty where nothing is. */
  left: { records: Finding[]; messages: number; because: string[] };
  /** Whether an opt-out of theirs goes on being honoured. */
  keepsOptOut: boolean;
}

/** Twilio's code for a message that it does not know: it waits no longer either. */
const unknownCode = 20404;

/** What Twilio has not cancelled by then is left for another run. In milliseconds. */
const cancelBudgetMs = 20_000;

const erasesAtOnce = 20;
const rounds = 4;
/** Callbacks of what was just cancelled come a moment later, and would be written down again. In milliseconds. */
const pauseMs = 3_000;

/** Everything that is known of a person here and at Twilio, in the whole account. Changes nothing. */
export async function findPersonalData(
  app: App,
  person: Person,
  options: Pick<ForgetOptions, 'withOptOut'>,
): Promise<PersonalData> {
  const [records, atTwilio] = await Promise.all([
    findRecords(app, person, options),
    findAtTwilio(app, person),
  ]);
  return { records, atTwilio };
}

/** Whether the number is one of the account's own, or sends for it: its messages are everybody's. */
export async function isOwnNumber(app: App, { addresses: [number = ''], owns }: Person): Promise<boolean> {
  if (!number.startsWith('+')) return false;
  const [own, pool] = await Promise.all([
    untilAnswered(app.deadline, () => app.twilio.incomingPhoneNumbers.list({ phoneNumber: number })),
    readPool(ownPool(app)),
  ]);
  return own.some(({ phoneNumber }) => phoneNumber === number) || pool.some(({ address }) => owns(address));
}

/**
 * Forgets a person: cancels what waits for them, deletes their messages at Twilio, and erases them from the store. What
 * waits and could not be cancelled keeps everything, as it could not be found again. A run that is killed is finished by the
 * next one. Throws StoreUnavailable, NoAnswer, and what Twilio refuses.
 */
export async function forget(app: App, person: Person, options: ForgetOptions): Promise<Forgotten> {
  const { canceled, failed } = await cancelAll(app, person);
  const deletion: Deletion = { deleted: 0, notOver: 0 };
  let erased = 0;
  let data = await findPersonalData(app, person, options);
  for (let round = 0; failed === 0 && round < rounds; round++) {
    if (round > 0) await sleep(pauseMs);
    if (!options.keepAtTwilio) {
      const { deleted, notOver } = await deleteAtTwilio(app, data.atTwilio.sids);
      Object.assign(deletion, { deleted: deletion.deleted + deleted, notOver });
    }
    const free = data.records.filter(({ staysBecause }) => staysBecause === undefined);
    await inParallel(free, erasesAtOnce, ({ erase }) => erase());
    erased += free.length;
    data = await findPersonalData(app, person, options);
    const isDone = data.records.every(({ staysBecause }) => staysBecause !== undefined);
    if (isDone && (options.keepAtTwilio || data.atTwilio.sids.size === 0)) break;
  }
  return {
    canceled,
    failed,
    erased,
    deleted: deletion.deleted,
    left: whatIsLeft(data, options, failed, deletion),
    keepsOptOut: (await findConsents(app, person.keys)).size > 0,
  };
}

/** What the store knows to wait, and what Twilio alone knows of. */
async function cancelAll(app: App, person: Person): Promise<{ canceled: number; failed: number }> {
  const results: CancelResult[] = [];
  const soon = (): App => ({ ...app, deadline: Math.min(app.deadline, app.now() + cancelBudgetMs) });
  for (const to of person.keys) {
    // A refusal that is not written down yet must not be lost with its note.
    await finishFor(soon(), to);
    results.push(...(await cancelMessages(soon(), { to })).results);
    await finishFor(soon(), to);
  }
  const tried = new Set(results.map(({ sid }) => sid));
  for (const sid of (await findAtTwilio(app, person)).scheduled) {
    if (!tried.has(sid)) results.push(...(await cancelMessages(soon(), { sid })).results);
  }
  const failed = results.filter(({ outcome, error }) => outcome === 'failed' && error?.code !== unknownCode);
  return {
    canceled: results.filter(({ outcome }) => outcome === 'canceled').length,
    failed: failed.length,
  };
}

function whatIsLeft(
  { records, atTwilio }: PersonalData,
  { keepAtTwilio }: ForgetOptions,
  failed: number,
  { notOver }: Deletion,
): Forgotten['left'] {
  const messages = keepAtTwilio ? 0 : atTwilio.sids.size;
  const because = new Set(records.map(({ staysBecause }) => staysBecause ?? 'something wrote it down again'));
  if (messages > 0 && notOver > 0) because.add('Twilio deletes no message before it is over');
  if (failed > 0) {
    because.clear();
    because.add('not everything that waits could be cancelled, so nothing was deleted');
  }
  return { records, messages, because: [...because] };
}
