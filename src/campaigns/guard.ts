import type { App } from '../app';
import { campaignTally } from '../insights/campaign-tally';
import { failureFields, log } from '../log';
import type { SendManyAnswer, SendResult } from '../messages/send-result';
import { describeError } from '../twilio/errors/classify';
import { guardedCodes } from '../twilio/errors/guarded-codes';
import type { Campaign, PauseReason } from './campaign-record';

/** Messages that were tried or came to their end, and how many of them failed, by error code. */
export interface Outcomes {
  total: number;
  errors: Record<string, number>;
}

/** So many errors of one kind, and so large a share, are no coincidence: of the guarded codes, and of any other. */
const guarded = { fewest: 10, share: 0.1 };
const others = { fewest: 25, share: 0.5 };

/** How often the callbacks' tally is read, and how far back it counts, to windows of five minutes; in milliseconds. */
const readEveryMs = 2_000;
const memoryMs = 10 * 60_000;

/** The code because of which a campaign must pause, if any. */
export function alarmingCode({ total, errors }: Outcomes): number | undefined {
  const alarming = Object.entries(errors).find(([code, count]) => {
    const { fewest, share } = guardedCodes.has(Number(code)) ? guarded : others;
    return count >= fewest && count >= share * total;
  });
  return alarming && Number(alarming[0]);
}

/**
 * Pauses a campaign that would only go on failing: at once for an error of the account; when filtering, a missing
 * registration or opt-outs make up a tenth of what was tried or of what came to its end in the last minutes; and when
 * half of everything is refused for one and the same reason. Errors from before the campaign was resumed do not count.
 */
export class Guard {
  readonly #tried: Outcomes = { total: 0, errors: {} };
  #ended: Outcomes = { total: 0, errors: {} };
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly app: App,
    private readonly campaign: Campaign,
  ) {}

  /** Takes in what became of some messages. Resolves to why the campaign must pause, if it must. Never throws. */
  async judge(
    sent: readonly SendResult[],
    stopped: SendManyAnswer['stopped'],
  ): Promise<PauseReason | undefined> {
    if (stopped) return this.#reason(stopped.code, 'Twilio takes no messages from this account');
    for (const { outcome, error } of sent) {
      if (outcome === 'accepted' || outcome === 'rejected') this.#tried.total++;
      if (outcome === 'rejected' && error)
        this.#tried.errors[error.code] = (this.#tried.errors[error.code] ?? 0) + 1;
    }
    const refused = alarmingCode(this.#tried);
    if (refused !== undefined) return this.#reason(refused, 'Twilio refuses too many of its messages');
    await this.#readTally();
    const failed = alarmingCode(this.#ended);
    if (failed !== undefined) return this.#reason(failed, 'too many of its messages fail');
    return undefined;
  }

  async #readTally(): Promise<void> {
    const now = this.app.now();
    if (now - this.#readAt < readEveryMs) return;
    this.#readAt = now;
    const { id, guardedSince } = this.campaign;
    const since = Math.max(now - memoryMs, guardedSince === undefined ? 0 : Date.parse(guardedSince));
    try {
      const { finals, errors } = await campaignTally(this.app, id, since);
      this.#ended = { total: finals, errors };
    } catch (failure) {
      // A statistic: the messages do not depend on it.
      log('warn', 'campaign-tally-not-read', { id, ...failureFields(failure) });
    }
  }

  #reason(code: number, what: string): PauseReason {
    const { title, advice } = describeError(code);
    return {
      at: new Date(this.app.now()).toISOString(),
      by: 'guard',
      code,
      reason: `${what}: ${code} ${title}`,
      advice,
    };
  }
}
