import * as z from 'zod/mini';
import type { App } from '../app';
import type { ConsentRecord } from '../consent/consent-record';
import { type ConsentWord, consentKeyword } from '../consent/keywords';
import { recordOptIn, recordOptOut } from '../consent/record-opt-out';
import { addReview } from '../consent/reviews';
import { type Revocation, recogniseRevocation } from '../consent/revocation/recognise-revocation';
import { type RevocationRules, readRevocationRules } from '../consent/revocation/rules';
import { addFact } from '../delivery/ledger';
import { failureFields, log } from '../log';
import { messageSid } from '../shapes/message-sid';
import { chooseReply, resolveLanguage } from './choose-reply';
import { withNames } from './fill-names';
import { inboundParameters } from './inbound-parameters';
import { type Replies, type Reply, readReplies } from './replies';
import { mayReply } from './reply-limit';

const text = z.string().check(z.maxLength(2_000));

/** Twilio's webhook for an inbound message. New parameters appear without notice, and all of them are kept. */
export const inboundMessage = z.looseObject({
  MessageSid: messageSid,
  From: text.check(z.minLength(1)),
  To: text.check(z.minLength(1)),
  Body: z.optional(text),
  FromCountry: z.optional(z.unknown()),
  OptOutType: z.optional(z.enum(['STOP', 'START', 'HELP'])),
});

type InboundMessage = z.infer<typeof inboundMessage>;

/** What a message means for the person's consent. */
interface Meaning {
  consentWord?: ConsentWord | undefined;
  revocation?: Revocation | undefined;
}

/**
 * Takes an inbound message: into the ledger, a refusal or consent into the opt-outs, what may be a refusal before a
 * person; and returns the replies, if any are due. The same message again changes nothing and gets the same replies.
 * Throws when it could not be stored, so that Twilio delivers it again.
 */
export async function receiveInbound(app: App, message: InboundMessage): Promise<Reply[]> {
  const { MessageSid: sid, From: from, To: to, Body: body = '' } = message;
  const replies = repliesOf(app);
  const meaning = meaningOf(app, message, replies);
  const at = new Date(app.now()).toISOString();

  // The opt-out first: should the rest fail, it holds all the same.
  const record = await applyMeaning(app, message, meaning);
  if (meaning.revocation && !record) await addReview(app, { address: from, sid, body, at });
  await addFact(app, sid, { kind: 'inbound', at, from, to, parameters: inboundParameters(message) });
  if (!replies) return [];

  const language = resolveLanguage(
    {
      keywordLanguage: meaning.consentWord?.language ?? meaning.revocation?.language,
      country: typeof message.FromCountry === 'string' ? message.FromCountry : undefined,
    },
    replies,
  );
  const chosen = chooseReply(
    {
      body,
      from,
      optOutType: message.OptOutType,
      consentWord: meaning.consentWord,
      revocation: meaning.revocation && (record ? 'clear' : 'doubtful'),
      changesConsent: record?.messageSid === sid && record.history[0]?.state !== record.state,
      language,
      helpReply: app.config.helpReply,
      now: app.now(),
    },
    replies,
  );
  if (chosen.length === 0 || !(await mayReply(app, { from, to }))) return [];
  return chosen.map((reply) => withNames(reply, app.config));
}

function meaningOf(app: App, message: InboundMessage, replies: Replies | undefined): Meaning {
  const { To: sender, Body: body = '', OptOutType: optOutType } = message;
  const consentWord = consentKeyword({
    body,
    optOutType,
    sender,
    ...(replies && { words: replies.consentWords }),
  });
  if (consentWord || app.config.plainLanguageOptOut === 'off') return { consentWord };
  const rules = rulesOf(app);
  return { revocation: rules && recogniseRevocation(body, rules) };
}

/** Puts what a message means into the opt-outs. Undefined where it means nothing there, or a person has to decide. */
async function applyMeaning(
  app: App,
  { MessageSid: messageSid, From: address, OptOutType: optOutType }: InboundMessage,
  { consentWord, revocation }: Meaning,
): Promise<ConsentRecord | undefined> {
  const source = optOutType ? ('advanced-opt-out' as const) : ('keyword' as const);
  if (consentWord?.keyword === 'STOP') return recordOptOut(app, { address, source, messageSid });
  if (consentWord?.keyword === 'START') return recordOptIn(app, { address, source, messageSid });
  if (revocation?.verdict === 'clear' && app.config.plainLanguageOptOut === 'opt-out') {
    return recordOptOut(app, { address, source: 'plain-language', messageSid });
  }
  return undefined;
}

/** Parsed once in the life of a process: assets do not change. */
let parsed: { replies?: Replies; rules?: RevocationRules } = {};

function repliesOf(app: App): Replies | undefined {
  return parsed.replies ?? parse(app, 'replies', readReplies);
}

function rulesOf(app: App): RevocationRules | undefined {
  return parsed.rules ?? parse(app, 'rules', readRevocationRules);
}

const assetOf = { replies: '/replies.json', rules: '/revocation.json' };

/** A damaged file must cost no opt-out: what can be done without it is done. */
function parse<T>(app: App, name: keyof typeof parsed, read: (text: string) => T): T | undefined {
  try {
    const value = read(app.readAsset(assetOf[name]) ?? '');
    parsed = { ...parsed, [name]: value };
    return value;
  } catch (failure) {
    log('error', 'asset-not-usable', { asset: assetOf[name], ...failureFields(failure) });
    return undefined;
  }
}
