import type { App } from '../app';
import { cancelIfRefused } from '../consent/cancel-if-refused';
import { waitAtMost } from '../deadline';
import { failureFields, log } from '../log';
import { beginHandOver, endHandOver, type HandOver } from '../outbox/hand-overs';
import { recordMembers } from '../outbox/members';
import type { WaitingMessage } from '../outbox/waiting-messages';
import type { Stored } from '../store/records';
import type { CreateOutcome } from './create-message';
import type { PlannedMessage } from './plan-recipients';

/** How long before the deadline the answer is put together, whatever is written down by then. In milliseconds. */
const answeringMs = 400;

/**
 * What one call hands to Twilio, from before it does until all of it is written down. Messages for later leave a trace
 * first: should the call be killed, or get no answer, they would wait at Twilio without anybody knowing.
 */
export class HandingOver {
  /** In milliseconds since the epoch: what it hands over was asked for then. */
  readonly startedAt: number;
  readonly #begun: Stored<HandOver>[] = [];
  readonly #kept: Promise<void>[] = [];
  /** Recipients whose messages for later may wait at Twilio and are not written down. */
  readonly #unknown = new Set<number>();
  readonly #waiting: WaitingMessage[] = [];

  constructor(
    private readonly app: App,
    private readonly campaign: string,
  ) {
    this.startedAt = app.now();
  }

  /** Leaves the trace of the messages for later. Throws StoreUnavailable, and then they must not be sent. */
  async begin(messages: readonly PlannedMessage[]): Promise<void> {
    const people = messages.flatMap(({ to, index, sendAt }) =>
      sendAt ? [{ to, recipient: index, sendAt: sendAt.toISOString() }] : [],
    );
    const [first] = people;
    if (!first) return;
    const [begun] = await Promise.all([
      beginHandOver(this.app, this.campaign, people),
      recordMembers(
        this.app,
        this.campaign,
        // Not the row alone: a campaign may come to it again.
        `${first.recipient}-${this.startedAt.toString(36)}`,
        people.map(({ to }) => to),
      ),
    ]);
    this.#begun.push(...begun);
  }

  /** Twilio has answered, or will not. `kept` tells whether the outcome could be written down. */
  ended({ index, to, sendAt }: PlannedMessage, outcome: CreateOutcome, kept: Promise<boolean>): void {
    if (sendAt && (outcome.kind === 'unknown' || outcome.kind === 'accepted')) this.#unknown.add(index);
    const done = async (): Promise<void> => {
      if (!(await kept) || !sendAt || outcome.kind !== 'accepted') return;
      this.#unknown.delete(index);
      const { sid } = outcome.message;
      const createdAt = new Date(this.startedAt).toISOString();
      this.#waiting.push({ sid, to, sendAt: sendAt.toISOString(), createdAt });
    };
    this.#kept.push(done());
  }

  /** Waits until all is written down, as long as there is time, and cancels what was refused meanwhile. */
  async end(): Promise<void> {
    const work = Promise.all(this.#kept).then(() => this.#settle());
    await waitAtMost(
      this.app.deadline - answeringMs - this.app.now(),
      work.catch((failure: unknown) => log('error', 'hand-over-not-settled', failureFields(failure))),
    );
  }

  async #settle(): Promise<void> {
    if (this.#begun.length === 0) return;
    // The trace stays where this fails: it leads whoever follows it to the same messages.
    if (!(await cancelIfRefused(this.app, this.#waiting, this.startedAt))) return;
    await endHandOver(this.app, this.#begun, (recipient) => this.#unknown.has(recipient));
  }
}
