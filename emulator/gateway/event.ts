import { isHiddenHeader } from './official-runtime';

/** Values of a query or a form: a key that is repeated has them all, in order. */
export type Parameters = Record<string, string | string[]>;

/** What a Function gets as its second argument. */
export type FunctionEvent = Record<string, unknown>;

/**
 * `{request: {headers, cookies}, ...query, ...body}`: as on the platform, a body field called `request` replaces the
 * real one, and a JSON array becomes `{0: …}`.
 */
export function buildEvent(rawHeaders: readonly string[], query: Parameters, body: object): FunctionEvent {
  const headers = visibleHeaders(rawHeaders);
  return { request: { headers, cookies: parseCookies(headers.cookie) }, ...query, ...body };
}

/** Reads `a=1&b=2&a=3` as `{a: ['1', '3'], b: '2'}`. No key is special, not even `__proto__`. */
export function parseParameters(text: string): Parameters {
  const parameters: Parameters = Object.create(null);
  for (const [key, value] of new URLSearchParams(text)) append(parameters, key, value);
  return parameters;
}

function visibleHeaders(rawHeaders: readonly string[]): Parameters {
  const headers: Parameters = Object.create(null);
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase();
    if (!isHiddenHeader(name)) append(headers, name, rawHeaders[i + 1] ?? '');
  }
  return headers;
}

function append(target: Parameters, key: string, value: string): void {
  const existing = target[key];
  if (existing === undefined) target[key] = value;
  else if (typeof existing === 'string') target[key] = [existing, value];
  else existing.push(value);
}

function parseCookies(header: string | string[] | undefined): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  for (const pair of [header ?? []].flat().join(';').split(';')) {
    const [, name, value = ''] = /^\s*([^=\s]+)\s*=(.*)$/.exec(pair) ?? [];
    if (name !== undefined) cookies[name] ??= decode(value.trim());
  }
  return cookies;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
