import { z } from 'zod';
import type { Message } from '../messages/message';
import { type Control, ControlError } from './control';

const Inbound = z.strictObject({
  from: z.string().min(1),
  to: z.string().min(1).optional(),
  body: z.string().default(''),
  mediaUrls: z.array(z.string()).max(10).optional(),
  optOutType: z.enum(['STOP', 'START', 'HELP']).optional(),
});

/** A handset texts in. Replies that the block list swallows are told apart: the handset never sees them. */
export const inbound: Control = {
  method: 'POST',
  name: 'inbound',
  about: 'a handset texts in: {from, to?, body, mediaUrls?, optOutType?}',
  run: async ({ account, handsets }, { body }) => {
    const text = Inbound.parse(body);
    const { message, replies, webhook } = await handsets.text(text).catch((error: unknown) => {
      throw new ControlError(400, error instanceof Error ? error.message : String(error));
    });
    const isBlocked = (reply: Message) =>
      !reply.automatic && account.optOuts.has(reply.to, reply.messagingServiceSid ?? reply.from ?? '');
    return {
      sid: message.sid,
      to: message.to,
      replies: replies.filter((reply) => !isBlocked(reply)).map(shown),
      blockedReplies: replies.filter(isBlocked).map(shown),
      webhook,
    };
  },
};

function shown({ sid, to, body, mediaUrls, automatic }: Message) {
  return { sid, to, body, mediaUrls, automatic };
}
