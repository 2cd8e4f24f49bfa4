import { type ConsentKeyword, type ConsentWord, keywordForm } from '../consent/keywords';
import { isOpen } from './business-hours';
import type { Replies, Reply } from './replies';

/** An inbound message, and what has been made of it. */
export interface Situation {
  body: string;
  from: string;
  /** Twilio's own `OptOutType`: with Advanced Opt-Out, Twilio has already replied. */
  optOutType?: ConsentKeyword | undefined;
  /** The consent keyword that the message is. */
  consentWord?: ConsentWord | undefined;
  /** Whether the message, being none, refuses further messages in plain language. */
  revocation?: 'clear' | 'doubtful' | undefined;
  /** Whether it changed the person's consent: nothing is confirmed that was so before. */
  changesConsent: boolean;
  /** From `resolveLanguage`. */
  language: string;
  helpReply: 'never' | 'when-twilio-does-not';
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * The messages to answer an inbound message with, if any. Twilio answers its own STOP and START itself, and HELP unless
 * that is switched off for the sender: a second answer on top would be one message too many. Of what Twilio does not
 * recognise, opt-outs and returns are confirmed once.
 */
export function chooseReply(situation: Situation, replies: Replies): Reply[] {
  const { consentWord, changesConsent, language, now } = situation;
  if (situation.optOutType || !canBeAnswered(situation.from)) return [];
  const say = (name: 'help' | 'optIn' | 'optOut' | 'default' | 'outOfHours') =>
    replies.languages[language]?.[name] ?? replies.languages[replies.defaultLanguage]?.[name];

  const isTwilios = consentWord?.language === undefined;
  if (consentWord?.keyword === 'HELP') {
    return isTwilios && situation.helpReply === 'never' ? [] : (say('help') ?? []);
  }
  if (consentWord) {
    if (isTwilios || !changesConsent) return [];
    return say(consentWord.keyword === 'STOP' ? 'optOut' : 'optIn') ?? [];
  }
  if (situation.revocation) {
    return (situation.revocation === 'clear' && changesConsent && say('optOut')) || [];
  }
  const keywordReply = replies.keywordReplies.get(keywordForm(situation.body));
  if (keywordReply) return keywordReply;
  const isClosed = replies.businessHours && !isOpen(replies.businessHours, now);
  return (isClosed && say('outOfHours')) || say('default') || [];
}

/**
 * Whether the reply to such a message may go to somebody who has opted out, too: help, and the one confirmation of what
 * they said about their consent.
 */
export function answersAnybody({ consentWord, revocation }: Situation): boolean {
  return consentWord !== undefined || revocation !== undefined;
}

/** The language to answer in: that of the keyword which was used, else of the country which Twilio names. */
export function resolveLanguage(
  { keywordLanguage, country }: { keywordLanguage?: string | undefined; country?: string | undefined },
  { countries, defaultLanguage }: Replies,
): string {
  const spoken = country !== undefined && Object.hasOwn(countries, country) ? countries[country] : undefined;
  return keywordLanguage ?? spoken ?? defaultLanguage;
}

/** Short codes and alphanumeric senders are machines: answering them can go round in circles. */
function canBeAnswered(from: string): boolean {
  return /^(\w+:)?\+\d{8,15}$/.test(from) || from.startsWith('messenger:');
}
