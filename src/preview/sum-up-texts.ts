import { defined } from '../defined';
import type { MeasuredMessage } from './measure-message';
import { type Encoding, smartReplacement } from './measure-text';

/** A character for which messages are not GSM-7. */
export interface UnicodeCharacter {
  character: string;
  /** Such as `U+2019`. */
  codePoint: string;
  /** What smart encoding makes of it, where it knows something. */
  suggestion?: string;
  /** In how many messages it is. */
  messages: number;
}

/** The texts of all messages together. */
export interface Texts {
  segments: { total: number; perMessage: { min: number; max: number } };
  /** Absent where no message has a text that is billed by segment. */
  encoding?: Encoding | 'mixed';
  /** The 100 that are in the most messages. */
  unicode: UnicodeCharacter[];
  /** What `smartEncoded` would make of it. */
  smartEncoding: { segments: number; saved: number };
}

const mostListed = 100;

export function sumUpTexts(messages: readonly MeasuredMessage[]): Texts {
  let [total, smart, min, max] = [0, 0, Number.POSITIVE_INFINITY, 0];
  const encodings = new Set<Encoding>();
  const characters = new Map<string, number>();
  for (const { segments, smartSegments, encoding, beyondGsm } of messages) {
    total += segments;
    smart += smartSegments;
    min = Math.min(min, segments);
    max = Math.max(max, segments);
    if (encoding) encodings.add(encoding);
    for (const character of beyondGsm) characters.set(character, (characters.get(character) ?? 0) + 1);
  }
  const unicode = [...characters]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostListed)
    .map(([character, count]) =>
      defined({
        character,
        codePoint: codePointOf(character),
        suggestion: smartReplacement(character),
        messages: count,
      }),
    );
  return defined({
    segments: { total, perMessage: { min: Math.min(min, max), max } },
    encoding: encodings.size > 1 ? 'mixed' : [...encodings][0],
    unicode,
    smartEncoding: { segments: smart, saved: total - smart },
  });
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
