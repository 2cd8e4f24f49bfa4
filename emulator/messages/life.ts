import type { Account } from '../account';
import type { StatusCallbacks } from '../webhooks/status-callback';
import { type Message, type MessageStatus, moveTo } from './message';
import { blockedCode } from './opt-outs';
import { type Outcome, outcomeOf, reads } from './outcome';
import { pickSender } from './pick-sender';

/**
 * What happens to a message after Twilio has accepted it: queued, sending, sent, delivered, each a step later than the
 * last. Steps take real time; only a scheduled message's release follows the emulator's clock.
 */
export class Lives {
  readonly #steps = new Set<NodeJS.Timeout>();
  readonly #releases = new Map<string, () => void>();

  constructor(
    private readonly account: Account,
    private readonly callbacks: StatusCallbacks,
  ) {}

  /** Starts the life of a message just accepted, queued or scheduled. */
  start(message: Message): void {
    const { sendAt } = message;
    if (message.status === 'scheduled' && sendAt !== null) this.#schedule(message, sendAt);
    else if (message.status === 'queued') this.#next(() => this.#hand(message));
    else this.#next(() => this.#enqueue(message));
  }

  /** Cancels a scheduled message and tells the product so. */
  cancel(message: Message): void {
    this.#unschedule(message);
    this.#move(message, 'canceled');
  }

  reset(): void {
    for (const step of this.#steps) {
      clearTimeout(step);
      this.account.activity.end();
    }
    this.#steps.clear();
    for (const forget of this.#releases.values()) forget();
    this.#releases.clear();
  }

  #schedule(message: Message, sendAt: number): void {
    this.account.scheduledCount += 1;
    const forget = this.account.clock.at(sendAt, () => {
      this.#unschedule(message);
      this.#enqueue(message);
    });
    this.#releases.set(message.sid, forget);
  }

  #unschedule(message: Message): void {
    this.account.scheduledCount -= 1;
    this.#releases.get(message.sid)?.();
    this.#releases.delete(message.sid);
  }

  /** Block list and sender pool are looked at when it is the message's turn, not when it was scheduled. */
  #enqueue(message: Message): void {
    const obstacle = this.#obstacle(message);
    this.#move(message, obstacle === undefined ? 'queued' : 'failed', obstacle);
    if (obstacle === undefined) this.#next(() => this.#hand(message));
  }

  /** The error code that keeps a message from being queued. Gives it a sender on the way, if it has none. */
  #obstacle(message: Message): number | undefined {
    const { account } = this;
    const service = account.services.get(message.messagingServiceSid ?? '');
    if (message.from === null) {
      if (!service) return 21701;
      const from = pickSender(account, service, message);
      if (from === undefined) return service.pool.size === 0 ? 21704 : 21703;
      account.messages.assignSender(message, from);
    }
    const blocker = service?.sid ?? message.from ?? '';
    return account.optOuts.has(message.to, blocker) ? blockedCode(message.to) : undefined;
  }

  #hand(message: Message): void {
    const { status, errorCode } = this.#outcome(message);
    if (status === 'failed') {
      this.#move(message, status, errorCode);
      return;
    }
    moveTo(message, 'sending', this.account.clock.now());
    this.#move(message, 'sent');
    this.#next(() => this.#finish(message, status, errorCode));
  }

  #outcome(message: Message): Outcome {
    const sender = message.from === null ? undefined : this.account.numberBy(message.from);
    const unregistered = this.account.compliance.registrationError(message, sender);
    if (unregistered !== undefined) return { status: 'undelivered', errorCode: unregistered };
    return outcomeOf(message, this.account.faults.settings.undelivered);
  }

  #finish(message: Message, status: MessageStatus, errorCode?: number): void {
    this.#move(message, status, errorCode);
    if (status === 'delivered' && reads(message)) this.#next(() => this.#move(message, 'read'));
  }

  #move(message: Message, status: MessageStatus, errorCode?: number): void {
    moveTo(message, status, this.account.clock.now(), errorCode);
    this.callbacks.send(message);
  }

  #next(step: () => void): void {
    this.account.activity.begin();
    const timer = setTimeout(() => {
      this.#steps.delete(timer);
      step();
      this.account.activity.end();
    }, this.account.faults.settings.lifeStepMs);
    this.#steps.add(timer);
  }
}
