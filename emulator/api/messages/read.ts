import type { Account } from '../../account';
import { notFound } from '../../errors';
import type { Message } from '../../messages/message';
import type { ApiRequest, Operation } from '../../operation';
import { flatPaging, pageOf } from '../paging';
import { invalid, text } from '../parameters';
import { messageResource } from './resource';

/** Messages fetch and list. */
export function readMessages(account: Account): Operation[] {
  return [
    {
      product: 'api',
      method: 'GET',
      path: '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json',
      accepts: [],
      handle: (request) => ({ status: 200, body: messageResource(account, messageAt(account, request)) }),
    },
    {
      product: 'api',
      method: 'GET',
      path: '/2010-04-01/Accounts/{AccountSid}/Messages.json',
      accepts: ['To', 'From', 'DateSent', 'DateSent<', 'DateSent>', 'PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const page = pageOf(request, visible(account, request.parameters), 1000);
        const messages = page.items.map((message) => messageResource(account, message));
        return { status: 200, body: { messages, ...flatPaging(page) } };
      },
    },
  ];
}

/** The message a path names, by the placeholder given. Throws 404 / 20404. */
export function messageAt(account: Account, request: ApiRequest, placeholder = 'Sid'): Message {
  const message = account.messages.get(request.pathParameters[placeholder] ?? '');
  if (!message) throw notFound(request.path);
  return message;
}

/** Newest first, without those still too fresh to be listed. */
function visible(account: Account, parameters: URLSearchParams): Message[] {
  const found = account.messages.find({ to: text(parameters, 'To'), from: text(parameters, 'From') });
  const { listDelayMs } = account.faults.settings;
  const newest = account.clock.now() - listDelayMs;
  const wasSent = dateFilter(parameters);
  return found
    .filter((message) => (listDelayMs === 0 || message.createdAt <= newest) && wasSent(message))
    .reverse();
}

/** `DateSent` is a day or a second; `DateSent<` and `DateSent>` include the moment they name. */
function dateFilter(parameters: URLSearchParams): (message: Message) => boolean {
  const on = span(parameters, 'DateSent');
  const before = span(parameters, 'DateSent<');
  const after = span(parameters, 'DateSent>');
  if (!on && !before && !after) return () => true;
  return ({ sentAt }) => {
    // What has not been sent has no date of sending, so no filter on it finds it.
    if (sentAt === null) return false;
    const at = Math.floor(sentAt / 1000) * 1000;
    if (on && (at < on.from || at > on.until)) return false;
    return (!before || at <= before.until) && (!after || at >= after.from);
  };
}

function span(parameters: URLSearchParams, name: string): { from: number; until: number } | undefined {
  const value = text(parameters, name);
  if (value === undefined) return undefined;
  const from = Date.parse(value);
  if (Number.isNaN(from)) throw invalid(name, 'is neither a date nor a time');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  return { from, until: isDay ? from + 86_399_999 : from };
}
