/** Goes through a file's bytes once, and says how its text is encoded and about how many lines it has. */
export class TextScan {
  lines = 0;
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #isUtf8 = true;
  #start: Uint8Array | undefined;

  add(chunk: Uint8Array): void {
    this.#start ??= chunk;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.lines++;
    if (!this.#isUtf8) return;
    try {
      this.#utf8.decode(chunk, { stream: true });
    } catch {
      this.#isUtf8 = false;
    }
  }

  /**
   * By its byte order mark; without one, by the zeros of UTF-16. What is not valid UTF-8 anywhere is windows-1252, as
   * Excel writes it. A file may be plain ASCII for a million lines and then have an umlaut.
   */
  get encoding(): string {
    const start = this.#start ?? new Uint8Array();
    return utf16(start) ?? (this.#isUtf8 ? 'utf-8' : 'windows-1252');
  }
}

function utf16(start: Uint8Array): string | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(Math.min(start.length, 2_000) / 2);
  let [high, low] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (start[2 * i] === 0) high++;
    if (start[2 * i + 1] === 0) low++;
  }
  if (low > pairs / 3) return 'utf-16le';
  return high > pairs / 3 ? 'utf-16be' : undefined;
}
