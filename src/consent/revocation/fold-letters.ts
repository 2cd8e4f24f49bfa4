/** Letters as they are compared: small, without accents, none twice in a row. */
export function foldLetters(text: string): string {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '');
  return letters.replace(/(\p{L})\1+/gu, '$1');
}
