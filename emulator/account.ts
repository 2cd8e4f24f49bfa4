import { Activity } from './activity';
import { Clock } from './clock';
import { Compliance } from './compliance';
import { Faults } from './faults';
import { Links } from './messages/links';
import { MessageStore } from './messages/message-store';
import { OptOuts } from './messages/opt-outs';
import { type MessagingService, newMessagingService } from './messaging-service';
import { type PhoneNumber, startingNumbers } from './phone-number';
import { newStats, type Stats } from './stats';

/** Where the emulated Twilio calls the product. A missing one is never called. */
export interface WebhookUrls {
  /** The service's inbound webhook. */
  inbound: string;
  /** The service's status callback. */
  status?: string;
  /** The link-shortening domain's click callback. */
  clicks?: string;
  /** An Event Streams webhook sink. */
  events?: string;
  /** The webhook of Twilio's debugger, and of its alerts. */
  alerts?: string;
}

export interface AccountIdentity {
  accountSid: string;
  authToken: string;
  messagingServiceSid: string;
  linkDomain: string;
}

/** Everything one emulated Twilio account holds, besides Sync. */
export class Account {
  readonly sid: string;
  readonly authToken: string;
  readonly clock = new Clock();
  readonly compliance = new Compliance();
  readonly faults = new Faults();
  readonly activity = new Activity();
  readonly messages = new MessageStore();
  readonly optOuts = new OptOuts();
  readonly links: Links;
  readonly services = new Map<string, MessagingService>();
  readonly numbers = new Map<string, PhoneNumber>();
  webhooks: Partial<WebhookUrls> = {};
  stats: Stats = newStats();
  /** Messages waiting for their time, against the account's limit of them. */
  scheduledCount = 0;
  readonly #identity: AccountIdentity;
  readonly #numbers = startingNumbers(Date.now());

  constructor(identity: AccountIdentity) {
    this.#identity = identity;
    this.sid = identity.accountSid;
    this.authToken = identity.authToken;
    this.links = new Links(identity.linkDomain);
    this.#furnish();
  }

  configureWebhooks(urls: WebhookUrls): void {
    this.webhooks = { ...urls };
    this.#applyWebhooks();
  }

  /** As it was when it started; SIDs, token and configured webhooks stay. */
  reset(): void {
    this.clock.reset();
    this.compliance.reset();
    this.faults.reset();
    this.messages.clear();
    this.optOuts.clear();
    this.links.clear();
    this.stats = newStats();
    this.scheduledCount = 0;
    this.#furnish();
    this.#applyWebhooks();
  }

  numberBy(phoneNumber: string): PhoneNumber | undefined {
    for (const number of this.numbers.values()) if (number.phoneNumber === phoneNumber) return number;
    return undefined;
  }

  /** The service whose pool holds this number: a number is in one at most. */
  serviceOf(number: PhoneNumber): MessagingService | undefined {
    for (const service of this.services.values()) if (service.pool.has(number.sid)) return service;
    return undefined;
  }

  poolOf(service: MessagingService): PhoneNumber[] {
    return [...service.pool.keys()].flatMap((sid) => this.numbers.get(sid) ?? []);
  }

  #furnish(): void {
    this.services.clear();
    this.numbers.clear();
    const now = this.clock.now();
    const service = newMessagingService(
      now,
      'Emulated Messaging Service',
      this.#identity.messagingServiceSid,
    );
    this.services.set(service.sid, service);
    for (const number of this.#numbers.pooled) service.pool.set(number.sid, now);
    for (const number of [...this.#numbers.pooled, ...this.#numbers.free]) {
      this.numbers.set(number.sid, { ...number });
    }
  }

  #applyWebhooks(): void {
    const service = this.services.get(this.#identity.messagingServiceSid);
    if (!service) return;
    service.inboundRequestUrl = this.webhooks.inbound ?? null;
    service.statusCallback = this.webhooks.status ?? null;
  }
}
