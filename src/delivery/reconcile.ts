import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { App } from '../app';
import { hasTimeToRead, waitAtMost } from '../deadline';
import { failureFields, log } from '../log';
import type { Collection } from '../store/records';
import { callFailure, NoAnswer, untilAnswered } from '../twilio/until-answered';
import { facts } from './ledger';
import type { LedgerEntry } from './ledger-entries';
import { type Position, shardEntries, shardPage } from './ledger-entries';
import { keepMissedStatus } from './missed-status';
import { isDue } from './reconcile-due';

export interface ReconcileAnswer {
  /** Messages looked at. */
  checked: number;
  /** Those of them that Twilio was asked about. */
  fetched: number;
  /** Those whose status the ledger then learned. */
  updated: number;
  /** Those that Twilio no longer knows. */
  gone: number;
  /** Whether the ledger was read to its end with nothing left undone. Otherwise the next run goes on from here. */
  done: boolean;
}

/** A pass over the ledger, which may take many runs. Times are in milliseconds since the epoch. */
export interface Pass {
  startedAt: number;
  /** Start of the last pass that left nothing undone; 0 where there was none. */
  previous: number;
  /** The first shard that nobody has begun to read; beyond the last one, the pass is over. */
  next: number;
  /** Shards read in part. */
  open: { shard: number; after?: Position }[];
  /** Whether Twilio refused to tell of some message: they are due again in the next pass. */
  incomplete: boolean;
}

export const passes: Collection<Pass> = { name: 'maintenance', shards: 1 };
const passKey = 'reconcile';

const shardsAtOnce = 16;
/** A call asks Twilio about so many messages at most, and leaves its rates to those who send. */
const mostFetches = 1_000;
const savingMs = 800;

/**
 * Fills in what lost callbacks should have told: asks Twilio about the messages that have had no news for
 * `reconcileAfterSeconds`. Reads on from where the last run stopped. Safe to run at any time and twice at once: it only
 * adds facts, and one that is known changes nothing. Throws StoreUnavailable.
 */
export async function reconcile(app: App): Promise<ReconcileAnswer> {
  const { shards } = facts(app);
  const now = app.now();
  const stored = (await app.records.get(passes, passKey))?.value;
  const pass: Pass =
    stored && !isOver(stored, shards)
      ? stored
      : { startedAt: now, previous: previousOf(stored), next: 0, open: [], incomplete: false };
  const counts = { checked: 0, fetched: 0, updated: 0, gone: 0 };
  const mayGoOn = () => hasTimeToRead(app) && counts.fetched < mostFetches;
  const waiting = [...pass.open];

  const readShard = async (place: Pass['open'][number]): Promise<void> => {
    for await (const entry of shardEntries(app, place.shard, shardPage(app, place.shard, place.after))) {
      if (!mayGoOn()) return;
      counts.checked++;
      const due = { now: pass.startedAt, previous: pass.previous, ...reconcileAfter(app) };
      if (isDue(entry.sid, entry.facts, due)) {
        counts.fetched++;
        const outcome = await lookUp(app, entry);
        if (outcome === 'no-answer') return;
        if (outcome === 'refused') pass.incomplete = true;
        if (outcome === 'updated' || outcome === 'gone') counts[outcome]++;
      }
      place.after = { person: entry.person, sid: entry.sid };
    }
    pass.open = pass.open.filter((other) => other !== place);
  };
  const readShards = async (): Promise<void> => {
    while (mayGoOn()) {
      const place = waiting.shift() ?? (pass.next < shards ? { shard: pass.next++ } : undefined);
      if (!place) return;
      if (!pass.open.includes(place)) pass.open.push(place);
      await readShard(place);
    }
  };
  const reading = Promise.all(Array.from({ length: shardsAtOnce }, readShards));
  try {
    await waitAtMost(app.deadline - savingMs - app.now(), reading);
  } finally {
    await app.records.put(passes, passKey, pass);
  }
  return { ...counts, done: isOver(pass, shards) && !pass.incomplete };
}

function reconcileAfter(app: App): { reconcileAfterMs: number } {
  return { reconcileAfterMs: app.config.reconcileAfterSeconds * 1_000 };
}

function isOver({ next, open }: Pass, shards: number): boolean {
  return next >= shards && open.length === 0;
}

/** What the pass after this one may take for settled. */
function previousOf(last: Pass | undefined): number {
  if (!last) return 0;
  return last.incomplete ? last.previous : last.startedAt;
}

type LookUp = 'updated' | 'known' | 'gone' | 'refused' | 'no-answer';

async function lookUp(app: App, { sid, facts }: LedgerEntry): Promise<LookUp> {
  let message: MessageInstance;
  try {
    message = await untilAnswered(app.deadline, () => app.twilio.messages(sid).fetch());
  } catch (failure) {
    if (failure instanceof NoAnswer) return 'no-answer';
    if (callFailure(failure) === 'not-found') return 'gone';
    log('error', 'reconcile-fetch-refused', { sid, ...failureFields(failure) });
    return 'refused';
  }
  return (await keepMissedStatus(app, message, facts)) ? 'updated' : 'known';
}
