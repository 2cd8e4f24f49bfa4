import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from '../addresses/address';
import type { App } from '../app';
import { OptOutWatch } from '../consent/opt-out-watch';
import { SentBatches } from '../delivery/sent-batches';
import { StoreUnavailable } from '../store/records';
import { describeError, isAccountLevel } from '../twilio/errors/classify';
import { batchId } from './batch-id';
import { type CreateOutcome, createMessage } from './create-message';
import { createParameters, type Draft } from './create-parameters';
import { optedOutSuppression, type Suppression } from './find-suppressed';
import { HandingOver } from './handing-over';
import { keepOutcome } from './keep-outcome';
import type { MessageSettings } from './message-request';
import type { PlannedMessage } from './plan-recipients';
import { accountShare, lastStartAt, sendControl } from './send-control';
import { type SendManyAnswer, type SendResult, timeOf } from './send-result';

interface SessionOptions {
  /** Names the messages in their callbacks. */
  campaign?: string | undefined;
  /**
   * Whether it takes a part of the account of its own. A few messages are gone before anybody could make room for them, and
   * what keeps a pace does not ask for all that the account bears.
   */
  needsShare?: boolean;
  /** Whether whoever sends writes down what was accepted. */
  isRecordedElsewhere?: boolean;
  /** True once nothing more is to be handed over. */
  isHalted?: () => boolean;
  /** Settles when it is the next message's turn, where there is a pace. */
  turn?: () => Promise<void>;
}

/**
 * Hands the messages of one call to Twilio, as many at once as the account bears. One bad recipient never stops the rest;
 * an error of the account stops all; the deadline leaves the rest `unsent`, and so does a store that does not answer, as
 * it cannot be told who has opted out.
 */
export class SendSession {
  /** Why nothing more can be sent, where an error of the account says so. */
  stopped: SendManyAnswer['stopped'];
  /** Whether Twilio was asked to take anything. */
  hasBegun = false;
  /** What the store threw, where messages could not be sent because of it. */
  failure: unknown;
  /** Settles when what was last given to `send` may leave, or is known not to. Never rejects. */
  ready: Promise<void> = Promise.resolve();
  readonly #watch: OptOutWatch;
  readonly #control;
  readonly #handingOver: HandingOver;
  readonly #batches: SentBatches | undefined;
  readonly #tooLate: Promise<never>;
  /** Settles when this process has taken its part of what the account bears, or need not wait for it. */
  #joined: Promise<void> | undefined;
  #isOver = false;

  constructor(
    private readonly app: App,
    private readonly settings: MessageSettings,
    private readonly options: SessionOptions,
  ) {
    this.#watch = new OptOutWatch(app);
    const isStopped = () => this.stopped !== undefined || (options.isHalted?.() ?? false);
    this.#control = sendControl(app, this.#watch, isStopped, options.turn);
    const { campaign, isRecordedElsewhere } = options;
    this.#batches = campaign && !isRecordedElsewhere ? new SentBatches(app, campaign) : undefined;
    this.#handingOver = new HandingOver(app, options.campaign ?? batchId(app.now()));
    // No message may leave after that, so nobody need be told of later; and there is time to write down that nothing left.
    this.#tooLate = sleep(Math.max(0, lastStartAt(app) - app.now()), undefined, { ref: false }).then(() => {
      throw new StoreUnavailable('It was not known in time who has opted out.');
    });
    // Also where nobody is left to send to, and so nobody waits for it.
    this.#tooLate.catch(() => undefined);
  }

  /** Asks the store for what `send` would have to wait for: call it while the first messages are still being claimed. */
  prepare(): void {
    void this.#join();
    this.#watch.ask();
  }

  /** Sends to those who are not suppressed. Resolves to one result for each message, in their order. Never rejects. */
  async send(
    messages: readonly PlannedMessage[],
    known: Promise<ReadonlyMap<Address, Suppression>>,
  ): Promise<SendResult[]> {
    const ready = Promise.all([known, this.#handingOver.begin(messages), this.#join()]);
    const suppressed = Promise.race([ready.then(([people]) => people), this.#tooLate]);
    this.ready = suppressed.then(
      () => undefined,
      () => undefined,
    );
    return Promise.all(
      messages.map(async (message) => {
        try {
          return await this.#sendTo(message, await suppressed);
        } catch (failure) {
          // Only what comes before sending can fail: looking people up, and noting what is to be handed over.
          this.failure ??= failure;
          return { index: message.index, to: message.to, outcome: 'unsent' };
        }
      }),
    );
  }

  async #join(): Promise<void> {
    if (!this.options.needsShare) return;
    this.#joined ??= accountShare.join(this.app, lastStartAt(this.app), () => this.#isOver);
    await this.#joined;
  }

  /** Waits until everything is written down, as long as there is time. */
  async end(): Promise<void> {
    this.#isOver = true;
    const left = this.#joined && accountShare.leave(this.app);
    await Promise.all([this.#handingOver.end(), this.#batches?.end(), left]);
  }

  /** What goes at once, and whose callbacks come to us, needs no fact of its own: they say whose it is, and when it left. */
  #isKeptTogether({ sendAt }: PlannedMessage): boolean {
    return this.options.campaign !== undefined && !sendAt && this.settings.statusCallback === undefined;
  }

  async #sendTo(message: PlannedMessage, suppressed: ReadonlyMap<Address, Suppression>): Promise<SendResult> {
    const { app, settings, options } = this;
    const { index, to } = message;
    const suppression = suppressed.get(to);
    if (suppression) return { index, to, ...suppression };
    const { campaign } = options;
    this.hasBegun = true;
    const draft: Draft = campaign ? { ...message, target: { campaign, recipient: index } } : message;
    const outcome = await createMessage(
      to,
      () => createParameters(draft, settings, app.config, app.now()),
      this.#control,
    );
    if (outcome.kind === 'refused' && isAccountLevel(outcome.code)) {
      this.stopped ??= { code: outcome.code, advice: describeError(outcome.code).advice };
    }
    if (outcome.kind === 'accepted' && this.#isKeptTogether(message)) {
      this.#batches?.add({ sid: outcome.message.sid, to, recipient: index });
    } else {
      const kept = keepOutcome(app, draft, settings, outcome, this.#handingOver.startedAt);
      this.#handingOver.ended(message, outcome, kept);
    }
    return { index, to, ...timeOf(message), ...resultOf(outcome) };
  }
}

function resultOf(outcome: CreateOutcome): Omit<SendResult, 'index' | 'to'> {
  switch (outcome.kind) {
    case 'accepted': {
      const { sid, status, numSegments } = outcome.message;
      const segments = Number(numSegments);
      return { outcome: 'accepted', sid, status, ...(segments && { segments }) };
    }
    case 'refused':
      return { outcome: 'rejected', error: describeError(outcome.code) };
    case 'opted-out':
      return optedOutSuppression();
    default:
      return { outcome: outcome.kind };
  }
}
