import type { App } from '../app';
import { learnUnheard, type UnheardCounts } from '../delivery/learn-unheard';
import type { AcceptedMessage } from '../delivery/sent-batches';
import { scanCollection } from '../store/scan-all';
import { type Campaign, campaigns, changeCampaign } from './campaign-record';
import { readSegment, segmentLength, segmentOf } from './chunks';
import { readProgress } from './find-work';
import { isSendable } from './progress';

export interface UnheardAnswer extends UnheardCounts {
  /** Whether nothing is left to look at for now. */
  done: boolean;
}

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
  const accepted: AcceptedMessage[] = [];
  for (let chunk = from; chunk < due; chunk++) {
    const { first = 0, rows = [] } = chunks.get(chunk) ?? {};
    for (const [position, result] of (progress.get(chunk)?.value.results ?? []).entries()) {
      const row = rows[position];
      // One whose person was forgotten since can no longer be sent, and nothing more is to be learned of it.
      if (result?.[0] === 'accepted' && row && isSendable(row))
        accepted.push({ to: row.to, sid: result[1], recipient: first + position });
    }
  }
  return (await learnUnheard(app, id, accepted, answer)) ? due : from;
}
