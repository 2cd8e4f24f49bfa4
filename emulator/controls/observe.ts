import type { Account } from '../account';
import type { Message } from '../messages/message';
import type { Control } from './control';

/** Controls that only look. */
export const observers: Control[] = [
  {
    method: 'GET',
    name: 'messages',
    about: 'messages as the emulator knows them, newest first: ?to=&from=&sid=&limit=',
    run: ({ account }, { query }) => {
      const sid = query.get('sid');
      const ends = { to: query.get('to') ?? undefined, from: query.get('from') ?? undefined };
      const found = account.messages.find(ends).filter((message) => sid === null || message.sid === sid);
      const limit = query.has('limit') ? Number(query.get('limit')) : found.length;
      return {
        messages: [...found]
          .reverse()
          .slice(0, limit)
          .map((message) => shown(account, message)),
      };
    },
  },
  {
    method: 'GET',
    name: 'requests',
    about: 'what the product asked of Twilio, oldest first: ?path= (a part of the path)',
    run: ({ requests }, { query }) => ({ requests: requests.list(query.get('path') ?? '') }),
  },
  {
    method: 'GET',
    name: 'webhooks',
    about: 'what the product answered to webhooks, oldest first: ?url= (a part of the URL) &sid=',
    run: ({ deliverer }, { query }) => {
      const sid = query.get('sid');
      const webhooks = deliverer.log
        .toArray()
        .filter((entry) => entry.url.includes(query.get('url') ?? ''))
        .filter((entry) => sid === null || entry.messageSid === sid)
        .map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
      return { webhooks };
    },
  },
  {
    method: 'GET',
    name: 'stats',
    about: 'counts of Message creates, status callbacks and Sync calls',
    run: ({ account, sync }) => ({
      ...account.stats,
      scheduled: account.scheduledCount,
      sync: sync.stats,
    }),
  },
  {
    method: 'GET',
    name: 'idle',
    about: 'waits until no life step and no callback is under way: ?timeoutMs= (10000)',
    run: async ({ account }, { query }) => {
      const idle = await account.activity.idle(Number(query.get('timeoutMs') ?? 10_000));
      return { idle, pending: account.activity.pending };
    },
  },
];

function shown(account: Account, message: Message) {
  const { statuses, createdAt, updatedAt, sentAt, sendAt, ...rest } = message;
  return {
    ...rest,
    statuses: statuses.map((step) => ({ ...step, at: instant(step.at) })),
    createdAt: instant(createdAt),
    updatedAt: instant(updatedAt),
    sentAt: instant(sentAt),
    sendAt: instant(sendAt),
    links: account.links.of(message),
  };
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
