/**
 * Whether a text at Twilio can be one of ours: links may have been shortened and characters replaced, what is left of both
 * must be the same.
 */
export function sameWords(a: string, b: string): boolean {
  return wordsOf(a) === wordsOf(b);
}

function wordsOf(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
