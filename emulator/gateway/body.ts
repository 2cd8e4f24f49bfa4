import type { IncomingMessage } from 'node:http';
import { parseParameters } from './event';

/** What the platform parses; a body of any other type does not reach the Function. */
export type BodyType = 'json' | 'form' | 'other';

/** A request that never gets to the Function, with the status and the reason to answer. */
export class BodyRefused extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    detail: string,
    /** With 413: how many bytes or fields there may be. */
    readonly limit?: number,
  ) {
    super(detail);
  }
}

/** Far above any honest nesting, far below what overflows the stack on the way to a function process. */
const MAX_DEPTH = 500;
const MAX_PARAMETERS = 1000;

export function bodyTypeOf(request: IncomingMessage): BodyType {
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') return 'json';
  return type === 'application/x-www-form-urlencoded' ? 'form' : 'other';
}

export function hasBody(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
}

/** The whole body. Throws {@link BodyRefused} (413) past `maxBytes`; rejects when the client goes away. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new BodyRefused(415, 'Send the body without a content encoding.');
  const tooLarge = new BodyRefused(413, `The body may have at most ${maxBytes} bytes.`, maxBytes);
  if (Number(request.headers['content-length']) > maxBytes) {
    request.resume();
    throw tooLarge;
  }
  if (!hasBody(request)) return Buffer.alloc(0);

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      // The rest is read and dropped: closing now would reset the connection before the client sees the answer.
      if (bytes > maxBytes) reject(tooLarge);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The client went away.')));
  });
}

/** The fields a body adds to the event. Throws {@link BodyRefused} for what the platform could not parse either. */
export function parseBody(raw: Buffer, type: BodyType): object {
  if (type === 'other' || raw.length === 0) return {};
  const text = decodeUtf8(raw);
  if (type === 'json') return parseJson(text);
  if (text.split('&', MAX_PARAMETERS + 1).length > MAX_PARAMETERS) {
    throw new BodyRefused(413, `The form may have at most ${MAX_PARAMETERS} fields.`, MAX_PARAMETERS);
  }
  return parseParameters(text);
}

function decodeUtf8(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    throw new BodyRefused(400, 'The body is not valid UTF-8.');
  }
}

function parseJson(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BodyRefused(400, 'The body is not valid JSON.');
  }
  if (typeof value !== 'object') throw new BodyRefused(400, 'The body must be a JSON object or array.');
  if (depthOf(text) > MAX_DEPTH)
    throw new BodyRefused(400, `The body is nested more than ${MAX_DEPTH} deep.`);
  return value ?? {};
}

/** Nesting of a JSON text known to be valid; over the text, because a recursive walk would itself overflow. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}
