import { countsTwice, measureText, smartEncode, smartReplacement } from '../../../preview/measure-text';

/** A character that makes a message longer than it looks. */
export interface CostlyCharacter {
  character: string;
  /** `unicode`: it allows only 70 characters in a segment. `double`: it counts as two. */
  kind: 'unicode' | 'double';
  /** What could stand in its place; empty where it can be left out. */
  suggestion?: string;
}

export interface Meter {
  segments: number;
  encoding: 'GSM-7' | 'UCS-2';
  /** Characters as they are billed, and how many these segments have room for. */
  used: number;
  room: number;
  costly: readonly CostlyCharacter[];
}

const rooms = { 'GSM-7': { alone: 160, ofSeveral: 153 }, 'UCS-2': { alone: 70, ofSeveral: 67 } };

/** How long one text is, as it is billed, and why. */
export function meterOf(text: string, smartEncoded: boolean): Meter {
  const sent = smartEncoded ? smartEncode(text) : text;
  const { segments, encoding, beyondGsm } = measureText(sent);
  const doubles = encoding === 'GSM-7' ? [...sent].filter(countsTwice) : [];
  const room = rooms[encoding];
  return {
    segments,
    encoding,
    used: sent.length + doubles.length,
    room: segments === 1 ? room.alone : segments * room.ofSeveral,
    costly: [
      ...beyondGsm.map((character): CostlyCharacter => {
        const suggestion = smartReplacement(character);
        return { character, kind: 'unicode', ...(suggestion !== undefined && { suggestion }) };
      }),
      ...[...new Set(doubles)].map((character): CostlyCharacter => ({ character, kind: 'double' })),
    ],
  };
}

/** A text in pieces, those apart that are one of the costly characters. */
export function inPieces(
  text: string,
  costly: readonly CostlyCharacter[],
): { text: string; isCostly: boolean }[] {
  const marked = new Set(costly.map(({ character }) => character));
  const pieces: { text: string; isCostly: boolean }[] = [];
  for (const character of text) {
    const isCostly = marked.has(character);
    const last = pieces.at(-1);
    if (last && last.isCostly === isCostly) last.text += character;
    else pieces.push({ text: character, isCostly });
  }
  return pieces;
}

/** What a character is called where it can hardly be seen. */
export function labelOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /[\p{Z}\p{C}\p{M}]/u.test(character) ? `U+${code}` : character;
}
