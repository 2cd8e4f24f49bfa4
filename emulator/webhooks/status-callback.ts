import type { Account } from '../account';
import { channelOf, type Message } from '../messages/message';
import type { Deliverer } from './deliver';
import type { FormParameters } from './sign';
import { isStatusEvent, statusEvent } from './status-event';

/** Tells the product each new status of a message, with the faults of the day. */
export class StatusCallbacks {
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly account: Account,
    private readonly deliverer: Deliverer,
  ) {}

  /** Calls the message's own StatusCallback, else the service's. Does nothing where there is neither. */
  send(message: Message): void {
    if (this.account.faults.settings.statusEvents) this.#sendEvent(message);
    const url = this.#urlFor(message);
    if (url === null) return;
    const { faults, stats } = this.account;
    if (faults.strikes(faults.settings.callbacks.lose)) {
      stats.callbacks.lost += 1;
      return;
    }
    const form = statusForm(this.account.sid, message);
    this.#later(this.#delay(), () => this.#deliver(url, message.sid, form));
    if (!faults.strikes(faults.settings.callbacks.duplicate)) return;
    stats.callbacks.duplicated += 1;
    this.#later(this.#delay() + faults.draw(50), () => this.#deliver(url, message.sid, form));
  }

  reset(): void {
    for (const timer of this.#timers) {
      clearTimeout(timer);
      this.account.activity.end();
    }
    this.#timers.clear();
  }

  #sendEvent(message: Message): void {
    const url = this.account.webhooks.events;
    if (url === undefined || !isStatusEvent(message.status)) return;
    const json = [statusEvent(this.account.sid, message)];
    void this.deliverer.deliver({ kind: 'events', url, messageSid: message.sid, json });
  }

  #urlFor(message: Message): string | null {
    if (message.statusCallback !== null) return message.statusCallback;
    const service = this.account.services.get(message.messagingServiceSid ?? '');
    return service?.statusCallback ?? null;
  }

  /** A shuffled callback may wait for longer than a whole life takes, so that any order can come of it. */
  #delay(): number {
    const { callbacks, lifeStepMs } = this.account.faults.settings;
    const shuffle = callbacks.shuffle ? this.account.faults.draw(lifeStepMs * 4 + 50) : 0;
    return callbacks.delayMs + shuffle;
  }

  #later(delayMs: number, task: () => void): void {
    if (delayMs === 0) {
      task();
      return;
    }
    this.account.activity.begin();
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
      this.account.activity.end();
    }, delayMs);
    this.#timers.add(timer);
  }

  #deliver(url: string, messageSid: string, form: FormParameters): void {
    const { stats } = this.account;
    void this.deliverer.deliver({ kind: 'status', url, messageSid, form }).then((result) => {
      stats.callbacks.sent += 1;
      if (!result.ok) stats.callbacks.failed += 1;
    });
  }
}

/** The form of a status callback, for the status the message has now. */
export function statusForm(accountSid: string, message: Message): FormParameters {
  const form: FormParameters = {
    ApiVersion: '2010-04-01',
    MessageSid: message.sid,
    SmsSid: message.sid,
    MessageStatus: message.status,
    SmsStatus: message.status,
    AccountSid: accountSid,
    To: message.to,
  };
  if (message.from !== null) form.From = message.from;
  if (message.messagingServiceSid !== null) form.MessagingServiceSid = message.messagingServiceSid;
  if (message.errorCode !== null) form.ErrorCode = String(message.errorCode);
  if (message.status === 'delivered' || message.status === 'undelivered') {
    form.RawDlrDoneDate = dlrDate(message.updatedAt);
  }
  const channel = channelOf(message.to);
  if (channel !== undefined) form.ChannelPrefix = channel;
  if (message.status === 'read') form.EventType = 'READ';
  return form;
}

/** `YYMMDDhhmm` in UTC, as carriers write it. */
function dlrDate(at: number): string {
  return new Date(at).toISOString().replace(/\D/g, '').slice(2, 12);
}
