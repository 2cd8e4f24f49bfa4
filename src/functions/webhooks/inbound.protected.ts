import { twiml } from '../../http/answer';
import { platformSignature } from '../../http/guards';
import { route } from '../../http/route';
import { inboundMessage, receiveInbound } from '../../inbound/receive-inbound';
import { replyTwiml } from '../../inbound/reply-twiml';

/** `POST /webhooks/inbound`: somebody wrote to us. Answers TwiML: the reply, or an empty response. */
export const handler = route({
  guard: platformSignature,
  input: inboundMessage,
  run: async (message, app) => twiml(replyTwiml(await receiveInbound(app, message))),
});
