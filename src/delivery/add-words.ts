import type { App } from '../app';
import { askWithPatience } from '../twilio/ask-with-patience';
import type { ListedMessage } from './listed-message';

/** Other messages to the person may stand among those that are looked for. */
const leastPageSize = 100;
const mostPageSize = 1_000;

/** `wordsMissing` where Twilio was asked for the words, and did not answer. */
export interface WithWords {
  messages: ListedMessage[];
  wordsMissing?: true;
}

/**
 * One person's messages with the words of those we sent, which only Twilio keeps, as far as it tells them: they are
 * looked for among its latest to the person, more of them where the list is `old`. Never rejects.
 */
export async function addWords(
  app: App,
  messages: readonly ListedMessage[],
  isOld: boolean,
): Promise<WithWords> {
  const sent = messages.filter(({ direction }) => direction === 'outbound');
  const pageSize = isOld ? mostPageSize : Math.min(mostPageSize, leastPageSize + sent.length);
  const pages = await Promise.all(
    [...new Set(sent.map(({ to }) => to))].map((to) =>
      askWithPatience(app, () => app.twilio.messages.page({ to, pageSize })),
    ),
  );
  const known = new Map(
    pages.flatMap((page) =>
      page === 'unanswered'
        ? []
        : page.instances.map(({ sid, body, numMedia }) => [sid, { body, media: Number(numMedia) }] as const),
    ),
  );
  return {
    messages: messages.map((message) => ({ ...known.get(message.sid), ...message })),
    ...(pages.includes('unanswered') && { wordsMissing: true }),
  };
}
