/**
 * So that one record holds them all, and beside them who wrote to whom: it has 16 KiB, and a character may take three bytes,
 * or six when it is escaped.
 */
const mostBytes = 14_000;

const caps = [4_000, 1_600, 800, 400, 200, 50];

/**
 * The parameters of an inbound message as text, also those that nobody knew of when this was written. Where they are too
 * long for one record they are cut, and end in an ellipsis; only where they are too many are the last ones left out.
 */
export function inboundParameters(message: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(message).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, textOf(value)] as const],
  );
  for (const cap of caps) {
    const parameters = Object.fromEntries(texts.map(([name, text]) => [name, cut(text, cap)]));
    if (bytesOf(parameters) <= mostBytes) return parameters;
  }
  const kept: Record<string, string> = {};
  for (const [name, text] of texts) {
    const more = { ...kept, [name]: cut(text, 50) };
    if (bytesOf(more) > mostBytes) break;
    Object.assign(kept, more);
  }
  return kept;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half a character is none, and no store need take it.
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function bytesOf(parameters: Record<string, string>): number {
  return Buffer.byteLength(JSON.stringify(parameters));
}
