import * as z from 'zod/mini';
import type { App } from '../app';
import { consentKeyword } from '../consent/keywords';
import { recordOptIn, recordOptOut } from '../consent/record-opt-out';
import { addFact } from '../delivery/ledger';
import { messageSid } from '../shapes/message-sid';
import { chooseReply } from './choose-reply';
import { parseReplies, type Reply } from './replies';

const text = z.string().check(z.maxLength(2_000));

/** Twilio's webhook for an inbound message. New parameters appear without notice, and all of them are kept. */
export const inboundMessage = z.looseObject({
  MessageSid: messageSid,
  From: text.check(z.minLength(1)),
  To: text.check(z.minLength(1)),
  Body: z.optional(text),
  OptOutType: z.optional(z.enum(['STOP', 'START', 'HELP'])),
});

/**
 * Takes an inbound message: into the ledger, a refusal or consent into the opt-outs, and returns the reply, if one is
 * due. Throws when it could not be stored, so that Twilio delivers it again.
 */
export async function receiveInbound(
  app: App,
  message: z.infer<typeof inboundMessage>,
): Promise<Reply | undefined> {
  const { MessageSid: sid, From: from, To: to, Body: body = '', OptOutType: optOutType } = message;
  const keyword = optOutType ?? consentKeyword(body, to);
  const at = new Date(app.now()).toISOString();
  const event = {
    address: from,
    source: optOutType ? ('advanced-opt-out' as const) : ('keyword' as const),
    messageSid: sid,
  };

  // The opt-out first: should the rest fail, it holds all the same.
  if (keyword === 'STOP') await recordOptOut(app, event);
  if (keyword === 'START') await recordOptIn(app, event);
  await addFact(app, sid, { kind: 'inbound', at, from, to, parameters: textParameters(message) });

  const replies = parseReplies(app.readAsset('/replies.json'));
  const reply = chooseReply({ body, from, keyword, optOutType }, replies, app.config.helpReply);
  return reply && withNames(reply, app);
}

function textParameters(message: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : String(value)]],
    ),
  );
}

function withNames(reply: Reply, { config }: App): Reply {
  const fill = (body: string) =>
    body
      .replaceAll('{businessName}', config.businessName)
      .replaceAll('{supportContact}', config.supportContact);
  return typeof reply === 'string' ? fill(reply) : { ...reply, body: fill(reply.body) };
}
