import { z } from 'zod';
import type { Account } from '../account';
import { tellOfClick } from '../handsets/clicks';
import type { ShortLink } from '../messages/links';
import { type Control, ControlError } from './control';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';

const Click = z.strictObject({
  sid: z.string().optional(),
  shortUrl: z.string().optional(),
  userAgent: z.string().default(PHONE),
  source: z.enum(['domain', 'status', 'events']).default('domain'),
  eventType: z.enum(['click', 'preview']).default('click'),
});

/** Somebody follows a link, named by itself or by its message (then its first link). */
export const click: Control = {
  method: 'POST',
  name: 'click',
  about: 'a recipient follows a link: {sid | shortUrl, userAgent?, source?, eventType?}',
  run: async ({ account, deliverer }, { body }) => {
    const { sid, shortUrl, ...options } = Click.parse(body);
    const link = find(account, sid, shortUrl);
    const message = account.messages.get(link.messageSid);
    if (!message) throw new ControlError(404, `There is no message ${link.messageSid}`);
    const result = await tellOfClick(account, deliverer, { message, link, ...options });
    return { sid: message.sid, shortUrl: link.shortUrl, link: link.link, webhook: result ?? null };
  },
};

function find(account: Account, sid: string | undefined, shortUrl: string | undefined): ShortLink {
  if (shortUrl !== undefined) {
    const link = account.links.byShortUrl(shortUrl);
    if (link) return link;
    throw new ControlError(404, `No message carries the short link ${shortUrl}`);
  }
  if (sid === undefined) throw new ControlError(400, 'Give a sid or a shortUrl');
  const message = account.messages.get(sid);
  const [link] = message ? account.links.of(message) : [];
  if (link) return link;
  throw new ControlError(404, `The message ${sid} has no short link`);
}
