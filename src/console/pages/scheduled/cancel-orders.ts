import type { CancelAnswer, CancelResult } from '../../../scheduling/cancel-messages';

/** The body of one `POST /messages/cancel`. */
export type CancelOrder = { sid: string } | { to: string };

/** Makes that call. May reject with a problem, which has a `detail`. */
type Call = (order: CancelOrder) => Promise<CancelAnswer>;

export interface CancelOutcome {
  counts: CancelAnswer['counts'];
  /** Why something failed, each reason once. */
  reasons: string[];
  /** Whether messages may be on their way to Twilio, of which the backend goes on to take back what arrives. */
  isUnderWay: boolean;
}

/** Leaves the rest of what the backend can do at once to others. */
const atOnce = 4;

/** Carries out the orders, a few at a time, tells how many are done, and resolves to what became of all. Never rejects. */
export async function carryOut(
  call: Call,
  orders: readonly CancelOrder[],
  onProgress: (done: number) => void,
): Promise<CancelOutcome> {
  const outcome: CancelOutcome = {
    counts: { canceled: 0, alreadyCanceled: 0, tooLate: 0, failed: 0 },
    reasons: [],
    isUnderWay: false,
  };
  const open = [...orders];
  let done = 0;
  const work = async () => {
    for (let order = open.shift(); order; order = open.shift()) {
      add(outcome, await cancel(call, order));
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcome;
}

type Result = Pick<CancelResult, 'outcome'> & { reason?: string };

async function cancel(call: Call, order: CancelOrder): Promise<{ results: Result[]; isUnderWay: boolean }> {
  try {
    const { results, counts, done } = await call(order);
    return {
      results: results.map(({ outcome, error }) => ({ outcome, ...(error && { reason: error.title }) })),
      isUnderWay: !done && counts.failed === 0,
    };
  } catch (failure) {
    const reason = (failure as { detail?: string }).detail ?? 'It was not answered.';
    return { results: [{ outcome: 'failed', reason }], isUnderWay: false };
  }
}

function add(sum: CancelOutcome, { results, isUnderWay }: Awaited<ReturnType<typeof cancel>>): void {
  const { counts, reasons } = sum;
  sum.isUnderWay ||= isUnderWay;
  for (const { outcome, reason } of results) {
    counts[outcome]++;
    if (outcome === 'failed' && reason && !reasons.includes(reason)) reasons.push(reason);
  }
}

/** What became of it, in sentences. */
export function outcomeInWords({ counts, reasons, isUnderWay }: CancelOutcome): string[] {
  const { canceled, alreadyCanceled, tooLate, failed } = counts;
  const sentences = [
    canceled > 0 && `${canceled} canceled.`,
    alreadyCanceled > 0 && `${alreadyCanceled} had been canceled before.`,
    tooLate > 0 && `${tooLate} too late: already on the way.`,
    failed > 0 && `${failed} not canceled, try again: ${reasons.join(' ')}`,
    isUnderWay && 'Messages may still be on their way to Twilio: they are canceled there.',
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0 ? sentences : ['There was nothing left to cancel.'];
}
