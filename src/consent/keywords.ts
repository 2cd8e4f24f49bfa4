export type ConsentKeyword = 'STOP' | 'START' | 'HELP';

/** Twilio's default keywords for a Messaging Service without Advanced Opt-Out. */
const keywords: Record<ConsentKeyword, readonly string[]> = {
  STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  START: ['START', 'YES', 'UNSTOP'],
  HELP: ['HELP', 'INFO'],
};

const meaning = new Map(
  Object.entries(keywords).flatMap(([keyword, words]) =>
    words.map((word) => [word, keyword as ConsentKeyword]),
  ),
);

/** A toll-free number's network opts people back in for these words only. */
const tollFreeStart = new Set(['START', 'UNSTOP']);

/**
 * The consent keyword that a message is, if it is nothing else: the whole body, in any case, with space and punctuation
 * around it. `sender` is our number it was sent to, in E.164.
 */
export function consentKeyword(body: string, sender: string): ConsentKeyword | undefined {
  const word = body.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toUpperCase();
  const keyword = meaning.get(word);
  if (keyword === 'START' && isTollFree(sender) && !tollFreeStart.has(word)) return undefined;
  return keyword;
}

function isTollFree(number: string): boolean {
  return /^\+18(00|33|44|55|66|77|88)\d{7}$/.test(number);
}
