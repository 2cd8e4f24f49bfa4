import * as z from 'zod/mini';
import type { App } from '../app';
import type { ConsentRecord } from '../consent/consent-record';
import { type ConsentKeyword, type ConsentWord, consentKeyword } from '../consent/keywords';
import { findConsent } from '../consent/opt-out-ledger';
import { recordOptIn, recordOptOut } from '../consent/record-opt-out';
import { addReview } from '../consent/reviews';
import { type Revocation, recogniseRevocation } from '../consent/revocation/recognise-revocation';
import { type RevocationRules, readRevocationRules } from '../consent/revocation/rules';
import { addFact } from '../delivery/ledger';
import { failureFields, log } from '../log';
import { messageSid } from '../shapes/message-sid';
import { answersAnybody, chooseReply, resolveLanguage, type Situation } from './choose-reply';
import { withNames } from './fill-names';
import { inboundParameters } from './inbound-parameters';
import { type Replies, type Reply, readReplies } from './replies';
import { mayReply } from './reply-limit';

/**
 * Twilio's webhook for an inbound message. New parameters appear without notice, and all of them are kept. Only what no
 * fact can be made without may be refused: Twilio does not repeat what was answered with a 4xx.
 */
export const inboundMessage = z.looseObject({
  /** Of the message. */
  MessageSid: messageSid,
  /** Who wrote. No address is longer. */
  From: z.string().check(z.minLength(1), z.maxLength(250)),
  /** The sender they wrote to. */
  To: z.optional(z.string()),
  /** The text. */
  Body: z.optional(z.string()),
  /** Where the number is from: ISO 3166-1 alpha-2. */
  FromCountry: z.optional(z.unknown()),
  /** What Advanced Opt-Out has made of it. */
  OptOutType: z.optional(z.unknown()),
});

const optOutTypes = ['STOP', 'START', 'HELP'] as const;

type InboundMessage = z.infer<typeof inboundMessage>;

/** What a message means for the person's consent. */
interface Meaning {
  /** What Advanced Opt-Out says, where it is something that is known here. */
  optOutType: ConsentKeyword | undefined;
  consentWord?: ConsentWord | undefined;
  revocation?: Revocation | undefined;
}

/**
 * Takes an inbound message: into the ledger, a refusal or consent into the opt-outs, what may be a refusal before a
 * person; and returns the replies, if any are due. The same message again changes nothing and gets the same replies.
 * Throws when it could not be stored, so that Twilio delivers it again.
 */
export async function receiveInbound(app: App, message: InboundMessage): Promise<Reply[]> {
  const { MessageSid: sid, From: from, To: to = '', Body: body = '' } = message;
  const parameters = inboundParameters(message);
  const replies = repliesOf(app);
  const meaning = meaningOf(app, message, replies);
  const at = new Date(app.now()).toISOString();

  // The opt-out first: should the rest fail, it holds all the same.
  const record = await applyMeaning(app, message, meaning);
  if (meaning.revocation && !record)
    await addReview(app, { address: from, sid, body: parameters.Body ?? '', at });
  await addFact(app, sid, { kind: 'inbound', at, from, to: to.slice(0, 100), parameters });
  if (!replies) return [];

  const language = resolveLanguage(
    {
      keywordLanguage: meaning.consentWord?.language ?? meaning.revocation?.language,
      country: typeof message.FromCountry === 'string' ? message.FromCountry : undefined,
    },
    replies,
  );
  const situation: Situation = {
    body,
    from,
    optOutType: meaning.optOutType,
    consentWord: meaning.consentWord,
    revocation: meaning.revocation && (record ? 'clear' : 'doubtful'),
    changesConsent: record?.messageSid === sid,
    language,
    helpReply: app.config.helpReply,
    now: app.now(),
  };
  const chosen = chooseReply(situation, replies);
  if (chosen.length === 0 || !(await maySend(app, situation, to))) return [];
  return chosen.map((reply) => withNames(reply, app.config));
}

/** Whether the reply to a message, which was written to `to`, may go out; counts it if so. Throws StoreUnavailable. */
async function maySend(app: App, situation: Situation, to: string): Promise<boolean> {
  const { from } = situation;
  // Looked up last of all: a message that nobody answers costs no read.
  if (!answersAnybody(situation) && (await findConsent(app, from))?.state === 'opted-out') return false;
  return mayReply(app, { from, to });
}

function meaningOf(app: App, message: InboundMessage, replies: Replies | undefined): Meaning {
  const { To: sender = '', Body: body = '' } = message;
  const optOutType = optOutTypes.find((type) => type === message.OptOutType);
  const consentWord = consentKeyword({
    body,
    optOutType,
    sender,
    ...(replies && { words: replies.consentWords }),
  });
  if (consentWord || app.config.plainLanguageOptOut === 'off') return { optOutType, consentWord };
  const rules = rulesOf(app);
  return { optOutType, revocation: rules && recogniseRevocation(body, rules) };
}

/** Puts what a message means into the opt-outs. Undefined where it means nothing there, or a person has to decide. */
async function applyMeaning(
  app: App,
  { MessageSid: messageSid, From: address }: InboundMessage,
  { optOutType, consentWord, revocation }: Meaning,
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
