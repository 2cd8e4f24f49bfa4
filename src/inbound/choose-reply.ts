import type { ConsentKeyword } from '../consent/keywords';
import type { Replies, Reply } from './replies';

interface InboundText {
  body: string;
  from: string;
  /** The consent keyword the message is, if it is one. */
  keyword: ConsentKeyword | undefined;
  /** Twilio's own `OptOutType`: with Advanced Opt-Out, Twilio has already replied. */
  optOutType: string | undefined;
}

/**
 * What to answer to an inbound message, if anything. Twilio answers STOP and START itself, and HELP unless that is
 * switched off for the sender: a second answer on top would be one message too many.
 */
export function chooseReply(
  message: InboundText,
  replies: Replies,
  helpReply: 'never' | 'when-twilio-does-not',
): Reply | undefined {
  if (message.optOutType || !canBeAnswered(message.from)) return undefined;
  if (message.keyword === 'HELP') return helpReply === 'never' ? undefined : replies.help;
  if (message.keyword) return undefined;
  const text = message.body.trim().toLowerCase();
  const match = replies.keywords.find(({ words }) => words.some((word) => word.toLowerCase() === text));
  return match ? match.reply : replies.default;
}

/** Short codes and alphanumeric senders are machines: answering them can go round in circles. */
function canBeAnswered(from: string): boolean {
  return /^(\w+:)?\+\d{8,15}$/.test(from) || from.startsWith('messenger:');
}
