interface CsvPage {
  text: string;
  /** Where the next one begins; null at the end. */
  next: string | null;
}

/**
 * A table that comes in pages, each with the header, as one: its parts, to be put together. `tell` hears how many pages
 * there are so far; undefined when `signal` says that nobody waits for it any more.
 */
export async function collectCsv(
  read: (cursor: string | undefined) => Promise<CsvPage>,
  tell: (pages: number) => void,
  signal: AbortSignal,
): Promise<string[] | undefined> {
  const parts: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { text, next } = await read(cursor);
    if (signal.aborted) return undefined;
    parts.push(parts.length === 0 ? text : withoutHeader(text));
    if (next === null) return parts;
    cursor = next;
    tell(parts.length);
  }
}

function withoutHeader(text: string): string {
  return text.slice(text.indexOf('\r\n') + 2);
}
