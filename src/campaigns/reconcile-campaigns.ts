import type { App } from '../app';
import { factsOf, knownDelivered, recordSent } from '../delivery/ledger';
import { keepMissedStatus } from '../delivery/missed-status';
import { inParallel } from '../in-parallel';
import { scanCollection } from '../store/scan-all';
import { callFailure, NoAnswer, untilAnswered } from '../twilio/until-answered';
import { type Campaign, campaigns, changeCampaign } from './campaign-record';
import { readSegment, segmentLength, segmentOf } from './chunks';
import { readProgress } from './find-work';

export interface UnheardAnswer {
  /** Accepted messages that were looked for in the ledger. */
  checked: number;
  /** Those of them of which nothing was ever heard, so that Twilio was asked. */
  fetched: number;
  /** Whether nothing is left to look at for now. */
  done: boolean;
}

interface Accepted {
  to: string;
  sid: string;
  index: number;
}

const fetchesAtOnce = 20;

/** Kept back for what is under way when the time is up, in milliseconds. */
const marginMs = 3_000;

/**
 * Finds accepted messages of campaigns of which no callback ever came. A campaign writes down in its chunks what Twilio has
 * accepted, so the ledger, which `reconcile` reads, would never learn of them. Each chunk is looked at once, when news
 * can no longer be expected. Throws StoreUnavailable.
 */
export async function reconcileCampaigns(app: App): Promise<UnheardAnswer> {
  const answer: UnheardAnswer = { checked: 0, fetched: 0, done: true };
  const mayGoOn = () => app.now() < app.deadline - marginMs;
  for (const { value: campaign } of await scanCollection(app.records, campaigns(app))) {
    const before = campaign.heard ?? 0;
    let heard = before;
    while (heard < campaign.settled.chunks) {
      if (!mayGoOn()) {
        answer.done = false;
        break;
      }
      const next = await checkSegment(app, campaign, heard, answer);
      if (next === heard) break;
      heard = next;
    }
    if (heard > before) {
      await changeCampaign(app, campaign.id, (current) =>
        (current.heard ?? 0) < heard ? { ...current, heard } : current,
      );
    }
    if (!mayGoOn()) return { ...answer, done: false };
  }
  return answer;
}

/** Resolves to the first chunk that is not to be looked at yet. */
async function checkSegment(
  app: App,
  { id, settled }: Campaign,
  from: number,
  answer: UnheardAnswer,
): Promise<number> {
  const segment = segmentOf(from);
  const end = Math.min(settled.chunks, (segment + 1) * segmentLength);
  const progress = await readProgress(app, id, from, end);
  const dueBefore = app.now() - app.config.reconcileAfterSeconds * 1_000;
  let due = from;
  while (due < end && (progress.get(due)?.value.until ?? 0) < dueBefore) due++;
  if (due === from) return from;

  const chunks = await readSegment(app, id, segment);
  const accepted: Accepted[] = [];
  for (let chunk = from; chunk < due; chunk++) {
    const { first = 0, rows = [] } = chunks.get(chunk) ?? {};
    for (const [position, result] of (progress.get(chunk)?.value.results ?? []).entries()) {
      const to = rows[position]?.to;
      if (result?.[0] === 'accepted' && to !== undefined)
        accepted.push({ to, sid: result[1], index: first + position });
    }
  }
  answer.checked += accepted.length;
  const delivered = await knownDelivered(app, accepted);
  const unheard = accepted.filter(({ sid }) => !delivered.has(sid));
  let isComplete = true;
  await inParallel(unheard, fetchesAtOnce, async (message) => {
    if (!(await learn(app, id, message, answer))) isComplete = false;
  });
  return isComplete ? due : from;
}

/** Asks Twilio about a message, unless something else than its delivery was told. Resolves to false where nobody answers. */
async function learn(
  app: App,
  campaign: string,
  { to, sid, index }: Accepted,
  answer: UnheardAnswer,
): Promise<boolean> {
  if ((await factsOf(app, to, sid)).length > 0) return true;
  answer.fetched++;
  try {
    const message = await untilAnswered(app.deadline, () => app.twilio.messages(sid).fetch());
    await recordSent(app, { sid, to, status: 'accepted', campaign, recipient: index });
    await keepMissedStatus(app, message, await factsOf(app, to, sid));
  } catch (failure) {
    if (failure instanceof NoAnswer) return false;
    // Deleted at Twilio: nothing more will be known.
    if (callFailure(failure) !== 'not-found') throw failure;
  }
  return true;
}
