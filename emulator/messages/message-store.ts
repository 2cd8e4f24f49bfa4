import type { Message } from './message';

/** The account's messages, findable by SID and by either end. */
export class MessageStore {
  #bySid = new Map<string, Message>();
  #byTo = new Map<string, Message[]>();
  #byFrom = new Map<string, Message[]>();
  #all: Message[] = [];

  add(message: Message): void {
    this.#bySid.set(message.sid, message);
    this.#all.push(message);
    append(this.#byTo, message.to, message);
    if (message.from !== null) append(this.#byFrom, message.from, message);
  }

  /** The service has picked a sender: from now on the message is found by it. */
  assignSender(message: Message, from: string): void {
    message.from = from;
    append(this.#byFrom, from, message);
  }

  get(sid: string): Message | undefined {
    return this.#bySid.get(sid);
  }

  remove(message: Message): void {
    this.#bySid.delete(message.sid);
    this.#all = this.#all.filter((other) => other !== message);
    take(this.#byTo, message.to, message);
    if (message.from !== null) take(this.#byFrom, message.from, message);
  }

  /** Oldest first, narrowed by an index where one serves. Not to be changed by the caller. */
  find(ends: { to?: string | undefined; from?: string | undefined }): readonly Message[] {
    if (ends.to !== undefined) {
      const found = this.#byTo.get(ends.to) ?? [];
      return ends.from === undefined ? found : found.filter((message) => message.from === ends.from);
    }
    if (ends.from !== undefined) return this.#byFrom.get(ends.from) ?? [];
    return this.#all;
  }

  clear(): void {
    this.#bySid.clear();
    this.#byTo.clear();
    this.#byFrom.clear();
    this.#all = [];
  }
}

function append(index: Map<string, Message[]>, key: string, message: Message): void {
  const found = index.get(key);
  if (found) found.push(message);
  else index.set(key, [message]);
}

function take(index: Map<string, Message[]>, key: string, message: Message): void {
  const left = (index.get(key) ?? []).filter((other) => other !== message);
  if (left.length > 0) index.set(key, left);
  else index.delete(key);
}
