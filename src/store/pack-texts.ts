/** Bytes of JSON in a list: a record holds 16 KiB. */
const mostBytes = 14_000;

/** Packs texts, in their order, into lists that a record holds each. They must be as keys are: a byte for every character. */
export function packTexts(texts: readonly string[]): string[][] {
  const packed: string[][] = [];
  let bytes = 0;
  for (const text of texts) {
    // Quotes and a comma.
    const size = text.length + 3;
    const last = packed.at(-1);
    if (last && bytes + size <= mostBytes) {
      last.push(text);
      bytes += size;
    } else {
      packed.push([text]);
      bytes = size;
    }
  }
  return packed;
}
