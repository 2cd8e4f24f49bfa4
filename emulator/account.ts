import { Activity } from './activity';
import { Clock } from './clock';
import { Compliance } from './compliance';
import { Faults } from './faults';
import { type Inventory, startingInventory } from './inventory';
import { LinkDomain } from './link-domain';
import { Links } from './messages/links';
import { MessageStore } from './messages/message-store';
import { OptOuts } from './messages/opt-outs';
import { type MessagingService, newMessagingService } from './messaging-service';
import type { PhoneNumber } from './phone-number';
import type { Sender } from './sender';
import { newStats, type Stats } from './stats';

/** Where the emulated Twilio calls the product. A missing one is never called. */
export interface WebhookUrls {
  /** The service's inbound webhook. */
  inbound: string;
  /** The service's status callback. */
  status?: string;
  /** The click callback that the link-shortening domain starts with. */
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
  readonly linkDomain: LinkDomain;
  readonly links: Links;
  readonly services = new Map<string, MessagingService>();
  readonly inventory: Inventory = startingInventory(Date.now());
  readonly numbers = this.inventory.numbers;
  webhooks: Partial<WebhookUrls> = {};
  stats: Stats = newStats();
  /** Messages waiting for their time, against the account's limit of them. */
  scheduledCount = 0;
  readonly #identity: AccountIdentity;

  constructor(identity: AccountIdentity) {
    this.#identity = identity;
    this.sid = identity.accountSid;
    this.authToken = identity.authToken;
    this.linkDomain = new LinkDomain(identity.linkDomain);
    this.links = new Links(this.linkDomain);
    this.#furnish(false);
  }

  configureWebhooks(urls: WebhookUrls): void {
    this.webhooks = { ...urls };
    this.#applyWebhooks();
  }

  /** As it was when it started, or without any Messaging Service; SIDs, token and configured webhooks stay. */
  reset(empty = false): void {
    this.clock.reset();
    this.compliance.reset();
    this.faults.reset();
    this.messages.clear();
    this.optOuts.clear();
    this.linkDomain.reset();
    this.links.clear();
    this.stats = newStats();
    this.scheduledCount = 0;
    this.#furnish(empty);
    this.#applyWebhooks();
  }

  numberBy(phoneNumber: string): PhoneNumber | undefined {
    for (const number of this.numbers.values()) if (number.phoneNumber === phoneNumber) return number;
    return undefined;
  }

  /** The account's senders with this address: its numbers, also as they are known on a channel, codes, agents, names. */
  sendersBy(address: string): Sender[] {
    const { shortCodes, channelSenders } = this.inventory;
    const number = this.numberBy(address.slice(address.indexOf(':') + 1));
    const pooled = [...this.services.values()].flatMap(({ pool }) => [...pool.values()]);
    const others = [
      ...shortCodes.values(),
      ...channelSenders.values(),
      ...pooled.map(({ sender }) => sender),
    ];
    return [...(number ? [number] : []), ...others.filter((sender) => sender.address === address)];
  }

  /** The service whose pool holds this sender: a sender is in one at most. */
  serviceOf({ sid }: Sender): MessagingService | undefined {
    for (const service of this.services.values()) if (service.pool.has(sid)) return service;
    return undefined;
  }

  /** The phone numbers of its pool. */
  poolOf(service: MessagingService): PhoneNumber[] {
    return [...service.pool.keys()].flatMap((sid) => this.numbers.get(sid) ?? []);
  }

  #furnish(empty: boolean): void {
    this.services.clear();
    if (empty) return;
    const now = this.clock.now();
    const service = newMessagingService(
      now,
      'Emulated Messaging Service',
      this.#identity.messagingServiceSid,
    );
    this.services.set(service.sid, service);
    this.linkDomain.services.add(service.sid);
    for (const sender of this.inventory.pooled) service.pool.set(sender.sid, { sender, joinedAt: now });
  }

  #applyWebhooks(): void {
    this.linkDomain.config.callbackUrl = this.webhooks.clicks ?? null;
    const service = this.services.get(this.#identity.messagingServiceSid);
    if (!service) return;
    service.inboundRequestUrl = this.webhooks.inbound ?? null;
    service.statusCallback = this.webhooks.status ?? null;
  }
}
