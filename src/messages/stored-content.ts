import { defined } from '../defined';
import type { WaitingMessage } from '../outbox/waiting-messages';
import type { Draft } from './create-parameters';
import type { MessageSettings } from './message-request';
import type { Variables } from './template';

/** What is to be sent, kept with a message that waits: to hand it over later, or to give it another time. */
export interface StoredContent {
  body?: string;
  contentVariables?: Variables;
  settings: MessageSettings;
}

/** What of a message is kept, however it is planned. */
export function storedContent(
  { body, contentVariables }: Pick<Draft, 'body' | 'contentVariables'>,
  settings: MessageSettings,
): StoredContent {
  // The body is kept filled in, so the template need not be.
  const { body: _, contentVariables: __, ...rest } = settings;
  return defined({ body, contentVariables, settings: rest });
}

/** A message that is planned for later, as it is written down; `askedAt` is in milliseconds since the epoch. */
export function waitingMessage(
  planned: Draft,
  settings: MessageSettings,
  askedAt: number,
): Omit<WaitingMessage, 'sid'> {
  const { to, sendAt, until, timeZone, timeZoneFrom, target } = planned;
  return defined({
    to,
    sendAt: (sendAt ?? new Date(askedAt)).toISOString(),
    createdAt: new Date(askedAt).toISOString(),
    until: until?.toISOString(),
    timeZone,
    timeZoneFrom,
    campaign: target?.campaign,
    recipient: target?.recipient,
    content: storedContent(planned, settings),
  });
}

/** What `waitingMessage` has stored. Undefined where a message is known only from Twilio. */
export function contentOf({ content }: WaitingMessage): StoredContent | undefined {
  return content as StoredContent | undefined;
}
