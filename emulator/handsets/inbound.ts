import type { Account } from '../account';
import type { Lives } from '../messages/life';
import { channelOf, type Message } from '../messages/message';
import { newMessage } from '../messages/new-message';
import type { MessagingService } from '../messaging-service';
import type { PhoneNumber } from '../phone-number';
import type { Deliverer, WebhookResult } from '../webhooks/deliver';
import { inboundForm } from './inbound-form';
import { AUTOMATIC_REPLIES, DEFAULT_HANDLING, type Keyword, keywordIn } from './keywords';
import { readTwiml, type TwimlAnswer } from './twiml';

/** A text that someone sends from their handset. `optOutType` is what Advanced Opt-Out takes it for. */
export interface InboundText {
  from: string;
  to?: string | undefined;
  body: string;
  mediaUrls?: readonly string[] | undefined;
  optOutType?: Keyword | undefined;
}

export interface InboundOutcome {
  message: Message;
  /** What came back to the handset, in order: Twilio's own reply, then the webhook's. */
  replies: Message[];
  webhook: (WebhookResult & { problem?: TwimlAnswer['problem'] }) | null;
}

/** Handsets texting in: keywords as Twilio handles them, then the product's webhook, then what it answers. */
export class Handsets {
  constructor(
    private readonly account: Account,
    private readonly lives: Lives,
    private readonly deliverer: Deliverer,
  ) {}

  /** Throws if the text is to a number the account does not have. */
  async text(text: InboundText): Promise<InboundOutcome> {
    const { account } = this;
    const to = text.to ?? this.#lastSenderTo(text.from);
    const number = account.numberBy(to.slice(to.indexOf(':') + 1));
    if (!number) throw new Error(`${to} is not a number of this account`);
    const service = account.serviceOf(number);
    const message = newMessage(account.clock.now(), {
      direction: 'inbound',
      to,
      from: text.from,
      messagingServiceSid: service?.sid ?? null,
      body: text.body,
      mediaUrls: text.mediaUrls ?? [],
      status: 'received',
    });
    account.messages.add(message);
    const handling = service?.optOutHandling ?? DEFAULT_HANDLING;
    const overTollFree = number.tollFree && channelOf(to) === undefined;
    const keyword = text.optOutType ?? keywordIn(text.body, handling, overTollFree);
    const optOutType = handling.mode === 'advanced' ? keyword : text.optOutType;
    const replies = this.#obey(
      keyword,
      message,
      service?.sid ?? number.phoneNumber,
      optOutType !== undefined,
    );
    const result = await this.#tell(message, service, number, optOutType);
    if (!result) return { message, replies, webhook: null };
    const { messages, problem } = result.ok ? readTwiml(result.contentType, result.body) : { messages: [] };
    replies.push(
      ...messages.map(({ to: other, ...reply }) =>
        this.#reply(message, { to: other ?? text.from, ...reply }),
      ),
    );
    return { message, replies, webhook: { ...result, ...(problem ? { problem } : {}) } };
  }

  /** Blocks or unblocks, and replies as Twilio does before anyone else hears of the text. */
  #obey(keyword: Keyword | undefined, message: Message, sender: string, advanced: boolean): Message[] {
    const { optOuts } = this.account;
    const handset = message.from ?? '';
    if (keyword === undefined) return [];
    const wasBlocked = optOuts.has(handset, sender);
    if (keyword === 'STOP') optOuts.block(handset, sender);
    if (keyword === 'START') optOuts.unblock(handset, sender);
    // YES is an everyday word: unless the service lists it, it is answered only where it ends an opt-out.
    if (!advanced && message.body.trim().toUpperCase() === 'YES' && !wasBlocked) return [];
    return [this.#reply(message, { to: handset, body: AUTOMATIC_REPLIES[keyword], automatic: true })];
  }

  /** The service's webhook, or the number's own where the service leaves it to that; then the fallback. */
  async #tell(
    message: Message,
    service: MessagingService | undefined,
    number: PhoneNumber,
    optOutType: Keyword | undefined,
  ): Promise<WebhookResult | undefined> {
    const ownUrl = !service || service.useInboundWebhookOnNumber;
    const url = ownUrl ? number.smsUrl : service.inboundRequestUrl;
    if (url === null) return undefined;
    const form = inboundForm(this.account.sid, message, optOutType);
    const method = ownUrl ? 'POST' : service.inboundMethod;
    const call = { messageSid: message.sid, form };
    const result = await this.deliverer.deliver({ ...call, kind: 'inbound', url, method });
    if (result.ok || ownUrl || service.fallbackUrl === null) return result;
    return this.deliverer.deliver({
      ...call,
      kind: 'fallback',
      url: service.fallbackUrl,
      method: service.fallbackMethod,
      form: { ...form, ErrorCode: '11200', ErrorUrl: url },
    });
  }

  #reply(
    inbound: Message,
    reply: {
      to: string;
      body: string;
      mediaUrls?: string[];
      statusCallback?: string;
      automatic?: boolean;
    },
  ): Message {
    const message = newMessage(this.account.clock.now(), {
      direction: 'outbound-reply',
      from: inbound.to,
      messagingServiceSid: inbound.messagingServiceSid,
      // An automatic reply goes out past the block list, and by nobody's callback.
      status: reply.automatic ? 'delivered' : 'accepted',
      ...reply,
    });
    this.account.messages.add(message);
    if (!reply.automatic) this.lives.start(message);
    return message;
  }

  /** The number this handset last had to do with, else the first of the pool. */
  #lastSenderTo(handset: string): string {
    const { account } = this;
    const isOurs = (address: string) =>
      account.numberBy(address.slice(address.indexOf(':') + 1)) !== undefined;
    const last = account.messages.find({ to: handset }).findLast(({ from }) => from !== null && isOurs(from));
    if (last?.from) return last.from;
    const [service] = account.services.values();
    const [first] = service ? account.poolOf(service) : [];
    const [any] = account.numbers.values();
    const number = (first ?? any)?.phoneNumber ?? '';
    const channel = channelOf(handset);
    return channel === undefined ? number : `${channel}:${number}`;
  }
}
