import type { App } from '../app';
import { isMessage, type PlannedMessage } from '../messages/plan-recipients';
import { keepQuietHours, type QuietHoursCount } from '../messages/quiet-hours-count';
import type { SendResult } from '../messages/send-result';
import type { Progress, RowResult } from './progress';

/** What a run has done of a chunk, whose first row has the position `first` in the campaign. */
interface Work {
  planned: readonly (PlannedMessage | SendResult)[];
  first: number;
  before: Progress | undefined;
  done: Progress;
}

/**
 * Writes down whom quiet hours have moved or kept back of the rows that a run has settled; `chunk` names their chunk. Should
 * the results be lost, whoever repeats the work has the claim of the same moment and settles the same rows: that goes by the
 * same name, so everybody is counted once. A statistic: it never throws.
 */
export async function countQuietRows(app: App, chunk: string, work: Work): Promise<void> {
  const { before, done } = work;
  const settledBefore = before?.results?.filter(isSettled).length ?? 0;
  await keepQuietHours(app, quietRows(work), { at: done.since, name: `${chunk}.${settledBefore}` });
}

function quietRows({ planned, first, before, done }: Work): QuietHoursCount {
  const count = { held: 0, blocked: 0 };
  for (const row of planned) {
    const position = row.index - first;
    if (isSettled(before?.results?.[position])) continue;
    const outcome = done.results?.[position]?.[0];
    if (outcome === 'accepted' && isMessage(row) && row.held) count.held++;
    if (outcome === 'suppressed' && !isMessage(row) && row.blocked) count.blocked++;
  }
  return count;
}

function isSettled(result: RowResult | null | undefined): boolean {
  return result != null && result[0] !== 'unsent' && result[0] !== 'unknown';
}
