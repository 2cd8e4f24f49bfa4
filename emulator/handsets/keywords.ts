/** What Twilio itself makes of a text: leave, come back, or ask for help. */
export type Keyword = 'STOP' | 'START' | 'HELP';

const MEANINGS: Readonly<Record<string, Keyword>> = {
  STOP: 'STOP',
  STOPALL: 'STOP',
  UNSUBSCRIBE: 'STOP',
  CANCEL: 'STOP',
  END: 'STOP',
  QUIT: 'STOP',
  REVOKE: 'STOP',
  OPTOUT: 'STOP',
  START: 'START',
  YES: 'START',
  UNSTOP: 'START',
  HELP: 'HELP',
  INFO: 'HELP',
};

/** Twilio's default keywords: the whole body, trimmed, in any case. YES does not undo a STOP to a toll-free number. */
export function keywordIn(body: string, tollFree: boolean): Keyword | undefined {
  const word = body.trim().toUpperCase();
  if (tollFree && word === 'YES') return undefined;
  return Object.hasOwn(MEANINGS, word) ? MEANINGS[word] : undefined;
}

/** What Twilio answers by itself, in the emulator's words. */
export const AUTOMATIC_REPLIES: Readonly<Record<Keyword, string>> = {
  STOP: 'You are unsubscribed and will get no more messages from us. Reply START to get them again.',
  START: 'You are subscribed again and will get our messages. Reply STOP to leave.',
  HELP: 'Reply STOP to unsubscribe. Message and data rates may apply.',
};
