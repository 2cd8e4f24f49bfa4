/** What Twilio itself makes of a text: leave, come back, or ask for help. */
export type Keyword = 'STOP' | 'START' | 'HELP';

type KeywordLists = Readonly<Record<Keyword, readonly string[]>>;

/**
 * Who handles keywords: Twilio with its own lists (`default`), Twilio with the service's lists, which then also tells
 * the webhook (`advanced`), or nobody but the webhook (`off`).
 */
export interface OptOutHandling {
  mode: 'default' | 'advanced' | 'off';
  keywords: KeywordLists;
}

export const DEFAULT_HANDLING: OptOutHandling = {
  mode: 'default',
  keywords: {
    STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
    START: ['START', 'YES', 'UNSTOP'],
    HELP: ['HELP', 'INFO'],
  },
};

/** What the toll-free network acts upon by itself, whatever is set at Twilio. Nothing else ends an opt-out there. */
const TOLL_FREE_NETWORK: KeywordLists = { STOP: ['STOP'], START: ['START', 'UNSTOP'], HELP: [] };

/** The keyword that a text is: its whole body, trimmed, in any case. */
export function keywordIn(
  body: string,
  { mode, keywords }: OptOutHandling,
  tollFree: boolean,
): Keyword | undefined {
  const networks = tollFree ? find(body, TOLL_FREE_NETWORK) : undefined;
  if (networks || mode === 'off') return networks;
  const keyword = find(body, keywords);
  return tollFree && keyword === 'START' ? undefined : keyword;
}

function find(body: string, lists: KeywordLists): Keyword | undefined {
  const word = normalized(body);
  const keywords: readonly Keyword[] = ['STOP', 'START', 'HELP'];
  return keywords.find((keyword) => lists[keyword].some((listed) => normalized(listed) === word));
}

function normalized(word: string): string {
  return word.trim().toUpperCase();
}

/** What Twilio answers by itself, in the emulator's words. */
export const AUTOMATIC_REPLIES: Readonly<Record<Keyword, string>> = {
  STOP: 'You are unsubscribed and will get no more messages from us. Reply START to get them again.',
  START: 'You are subscribed again and will get our messages. Reply STOP to leave.',
  HELP: 'Reply STOP to unsubscribe. Message and data rates may apply.',
};
