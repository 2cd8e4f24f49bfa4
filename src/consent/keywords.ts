import { isTollFree } from '../addresses/toll-free';

export type ConsentKeyword = 'STOP' | 'START' | 'HELP';

/** A text that is nothing but a consent keyword. */
export interface ConsentWord {
  keyword: ConsentKeyword;
  /** Whose extra word it was. Absent for what Twilio recognises, and answers, by itself. */
  language?: string;
}

/** Consent keywords beyond Twilio's own, by their `keywordForm`. */
export type ExtraKeywords = ReadonlyMap<string, Required<ConsentWord>>;

/** Twilio's default keywords for a Messaging Service without Advanced Opt-Out. */
const keywords: Record<ConsentKeyword, readonly string[]> = {
  STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  START: ['START', 'YES', 'UNSTOP'],
  HELP: ['HELP', 'INFO'],
};

/** What each of Twilio's default keywords, in capitals, means. */
export const twilioKeywords: ReadonlyMap<string, ConsentKeyword> = new Map(
  Object.entries(keywords).flatMap(([keyword, words]) =>
    words.map((word) => [word, keyword as ConsentKeyword]),
  ),
);

/** A toll-free number's network opts people back in for these words only. */
const tollFreeStart = new Set(['START', 'UNSTOP']);

/**
 * The consent keyword that a message is, if it is nothing else: the whole body, in any case, with space, punctuation and
 * emoji around it. `optOutType` is Twilio's own word on it, and the last one. `sender` is our number it was sent to, in
 * E.164.
 */
export function consentKeyword(message: {
  body: string;
  optOutType?: ConsentKeyword | undefined;
  sender: string;
  words?: ExtraKeywords;
}): ConsentWord | undefined {
  if (message.optOutType) return { keyword: message.optOutType };
  const word = bareWord(message.body);
  const keyword = twilioKeywords.get(word);
  const found = keyword ? { keyword } : message.words?.get(keywordForm(word));
  if (found?.keyword === 'START' && isTollFree(message.sender) && !tollFreeStart.has(word)) return undefined;
  return found;
}

/** What a text and a configured word are compared by: neither case nor accents count, nor what is around the words. */
export function keywordForm(text: string): string {
  return bareWord(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

function bareWord(text: string): string {
  const [words = ''] = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(text.normalize('NFC')) ?? [];
  return words.replace(/\s+/g, ' ').toUpperCase();
}
