import MessagingResponse from 'twilio/lib/twiml/MessagingResponse';
import type { Reply } from './replies';

/** The TwiML that sends these messages, in their order, escaped; `<Response/>` when there are none. */
export function replyTwiml(replies: readonly Reply[]): string {
  const response = new MessagingResponse();
  for (const { body, mediaUrls } of replies) {
    const message = response.message('');
    message.body(body);
    for (const url of mediaUrls) message.media(url);
  }
  return response.toString();
}
