import MessagingResponse from 'twilio/lib/twiml/MessagingResponse';
import type { Reply } from './replies';

/** The TwiML that sends a reply, escaped; `<Response/>` when there is none. */
export function replyTwiml(reply: Reply | undefined): string {
  const response = new MessagingResponse();
  if (reply !== undefined) {
    const { body, mediaUrls = [] } = typeof reply === 'string' ? { body: reply } : reply;
    const message = response.message('');
    message.body(body);
    for (const url of mediaUrls) message.media(url);
  }
  return response.toString();
}
