import { createHash } from 'node:crypto';
import type { Account } from '../../account';
import { rfc2822 } from '../../dates';
import { notFound } from '../../errors';
import { mediaTypeOf } from '../../handsets/inbound-form';
import type { Message } from '../../messages/message';
import type { ApiRequest, Operation } from '../../operation';
import { flatPaging, pageOf } from '../paging';
import { messageAt } from './read';

const LIST = '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media.json';
const ONE = '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media/{Sid}.json';

/** A file that came with a message. One that is in it twice is one. */
interface Media {
  sid: string;
  url: string;
}

/** The media of a message: fetch, list and delete. */
export function messageMedia(account: Account): Operation[] {
  return [
    {
      product: 'api',
      method: 'GET',
      path: LIST,
      accepts: ['PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const message = messageAt(account, request, 'MessageSid');
        const page = pageOf(request, mediaOf(message), 1000);
        const media_list = page.items.map((media) => mediaResource(account, message, media));
        return { status: 200, body: { media_list, ...flatPaging(page) } };
      },
    },
    {
      product: 'api',
      method: 'GET',
      path: ONE,
      accepts: [],
      handle: (request) => {
        const message = messageAt(account, request, 'MessageSid');
        return { status: 200, body: mediaResource(account, message, mediaAt(message, request)) };
      },
    },
    {
      product: 'api',
      method: 'DELETE',
      path: ONE,
      accepts: [],
      handle: (request) => {
        const message = messageAt(account, request, 'MessageSid');
        const { url } = mediaAt(message, request);
        message.mediaUrls = message.mediaUrls.filter((other) => other !== url);
        return { status: 204 };
      },
    },
  ];
}

function mediaOf({ sid, mediaUrls }: Message): Media[] {
  return [...new Set(mediaUrls)].map((url) => {
    const digest = createHash('sha256').update(`${sid} ${url}`).digest('hex');
    return { sid: `ME${digest.slice(0, 32)}`, url };
  });
}

function mediaAt(message: Message, request: ApiRequest): Media {
  const media = mediaOf(message).find(({ sid }) => sid === request.pathParameters.Sid);
  if (!media) throw notFound(request.path);
  return media;
}

function mediaResource(account: Account, message: Message, { sid, url }: Media): Record<string, unknown> {
  const created = rfc2822(message.createdAt);
  return {
    sid,
    account_sid: account.sid,
    parent_sid: message.sid,
    content_type: mediaTypeOf(url),
    date_created: created,
    date_updated: created,
    uri: `/2010-04-01/Accounts/${account.sid}/Messages/${message.sid}/Media/${sid}.json`,
  };
}
