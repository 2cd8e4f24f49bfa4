import { randomBytes } from 'node:crypto';
import type { LinkDomain } from '../link-domain';
import type { Message } from './message';

/** A shortened link and the message it went out in. */
export interface ShortLink {
  code: string;
  shortUrl: string;
  link: string;
  messageSid: string;
}

const LINK = /https?:\/\/[^\s<>"']+/gi;
/** Punctuation that ends a sentence rather than a link. */
const TRAILING = /[.,;:!?)\]]+$/;

/** Link shortening: one code for each link in each message, so that a click names its recipient. */
export class Links {
  #byCode = new Map<string, ShortLink>();
  #byMessage = new Map<string, ShortLink[]>();

  constructor(readonly domain: LinkDomain) {}

  /** The body with every link replaced by a short one. */
  shorten(body: string, messageSid: string): string {
    return body.replace(LINK, (found) => {
      const link = found.replace(TRAILING, '');
      return this.#add(link, messageSid).shortUrl + found.slice(link.length);
    });
  }

  /** By the short address as it stands in a body; only its last part matters. */
  byShortUrl(shortUrl: string): ShortLink | undefined {
    return this.#byCode.get(shortUrl.slice(shortUrl.lastIndexOf('/') + 1));
  }

  of(message: Message): readonly ShortLink[] {
    return this.#byMessage.get(message.sid) ?? [];
  }

  clear(): void {
    this.#byCode.clear();
    this.#byMessage.clear();
  }

  #add(link: string, messageSid: string): ShortLink {
    const code = randomBytes(6).toString('base64url');
    const short = { code, shortUrl: this.domain.addressOf(code), link, messageSid };
    this.#byCode.set(code, short);
    const links = this.#byMessage.get(messageSid);
    if (links) links.push(short);
    else this.#byMessage.set(messageSid, [short]);
    return short;
  }
}
