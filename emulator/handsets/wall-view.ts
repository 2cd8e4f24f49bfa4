import type { Account } from '../account';
import { digitsOf, type Message } from '../messages/message';
import type { WallMessage, WallNews, WallPhone } from './wall-shapes';

const mostPhones = 60;
const mostMessages = 30;

/** What somebody who watches the phones has been told, and what is new to them. */
export class WallView {
  readonly #find: string;
  #state = '';
  #phones = new Map<string, string>();

  /** `find`: a part of the numbers to show; empty for all. */
  constructor(
    private readonly account: Account,
    find: string,
  ) {
    this.#find = find.trim().toLowerCase();
  }

  /** What has changed since this was last asked, or undefined. */
  news(): WallNews | undefined {
    const { account } = this;
    const people = this.#people();
    const { inbound } = account.webhooks;
    const state = {
      people,
      messages: account.messages.find({}).length,
      numbers: numbersOf(account),
      offsetSeconds: account.clock.offsetMs / 1_000,
      faults: account.faults.settings,
      consoleUrl: inbound === undefined ? null : new URL('/index.html', inbound).href,
    };
    const phones = people.map((person) => phoneOf(account, person));
    const texts = new Map(phones.map((phone) => [phone.person, JSON.stringify(phone)]));
    const changed = phones.filter(({ person }) => texts.get(person) !== this.#phones.get(person));
    const stateText = JSON.stringify(state);
    if (changed.length === 0 && stateText === this.#state) return undefined;
    this.#phones = texts;
    this.#state = stateText;
    return { ...state, changed };
  }

  #people(): string[] {
    const people = new Set<string>();
    const messages = this.account.messages.find({});
    for (let index = messages.length - 1; index >= 0 && people.size < mostPhones; index--) {
      const message = messages[index];
      const person = message && personOf(message);
      if (person && this.#isWanted(person)) people.add(person);
    }
    return [...people];
  }

  #isWanted(person: string): boolean {
    const digits = digitsOf(this.#find);
    return digits === '' ? person.includes(this.#find) : digitsOf(person).includes(digits);
  }
}

function phoneOf(account: Account, person: string): WallPhone {
  const written = account.messages.find({ from: person }).slice(-mostMessages);
  const received = account.messages.find({ to: person }).slice(-mostMessages);
  // What was written stands first: a reply may be of the same millisecond.
  const messages = [...written, ...received]
    .sort((a, b) => a.createdAt - b.createdAt)
    .slice(-mostMessages)
    .map((message) => shown(account, message));
  const senders = [...account.services.keys(), ...messages.flatMap(({ sender }) => sender ?? [])];
  return { person, isBlocked: senders.some((sender) => account.optOuts.has(person, sender)), messages };
}

function shown(account: Account, message: Message): WallMessage {
  const { sid, direction, from, to, body, mediaUrls, status, errorCode, createdAt, sendAt } = message;
  const isOwn = direction === 'inbound';
  return {
    sid,
    isOwn,
    sender: isOwn ? to : from,
    body,
    mediaUrls,
    links: account.links.of(message).map(({ shortUrl, link }) => ({ shortUrl, link })),
    status,
    errorCode,
    at: new Date(createdAt).toISOString(),
    sendAt: sendAt === null ? null : new Date(sendAt).toISOString(),
  };
}

function personOf({ direction, from, to }: Message): string | null {
  return direction === 'inbound' ? from : to;
}

/** Those of the services' pools, or any where there are none. */
function numbersOf(account: Account): string[] {
  const pooled = [...account.services.values()].flatMap((service) => account.poolOf(service));
  const numbers = pooled.length > 0 ? pooled : [...account.numbers.values()];
  return numbers.map(({ phoneNumber }) => phoneNumber);
}
