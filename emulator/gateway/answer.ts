import type { ServerResponse } from 'node:http';
import type { BodyRefused } from './body';
import type { FunctionReply } from './function-process';
import { exceedsHeaderLimits } from './header-limits';

/** What the gateway answers to one request. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** Headers that belong to the connection, which is ours and not the Function's. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/** The platform answers OPTIONS by itself, without asking the Function. */
export function preflight(): Answer {
  const headers = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Expose-Headers': 'ETag',
    'Access-Control-Max-Age': '86400',
    'Access-Control-Allow-Credentials': 'true',
    'Content-Type': 'text/plain; charset=UTF-8',
  };
  return { status: 204, headers, body: Buffer.alloc(0) };
}

export function text(status: number, message: string, headers?: Record<string, string>): Answer {
  const type = { 'Content-Type': 'text/plain; charset=utf-8' };
  return { status, headers: { ...type, ...headers }, body: Buffer.from(message) };
}

export function json(status: number, value: unknown, type = 'application/json'): Answer {
  return { status, headers: { 'Content-Type': type }, body: Buffer.from(JSON.stringify(value)) };
}

/** A body that could not be read, in the same form in which the Functions refuse one. */
export function invalidBody({ status, message: detail, limit }: BodyRefused, title: string): Answer {
  const problem = { type: 'about:blank', title, status, code: 'invalid-body', detail, limit };
  return json(status, problem, 'application/problem+json');
}

/** What a Function answered, as HTTP. Throws if HTTP has no such status. */
export function fromReply({ statusCode, headers: given = {}, body }: FunctionReply): Answer {
  if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599) {
    throw new Error(`${statusCode} is not a status a Function can answer with`);
  }
  const headers = replyHeaders(given);
  if (exceedsHeaderLimits(Object.entries(headers).flatMap(([name, value]) => [name, String(value)]))) {
    return text(431, 'Response headers or cookies too long');
  }
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  return {
    status: statusCode,
    headers: hasType ? headers : { 'Content-Type': type, ...headers },
    body: replyBody(body),
  };
}

/** Sends it, unless the client has gone. Throws if a header holds what HTTP cannot carry. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  const bodyless = status === 204 || status === 304;
  response.writeHead(status, bodyless ? headers : { ...headers, 'Content-Length': String(body.length) });
  response.end(bodyless ? undefined : body);
}

function replyHeaders(given: Record<string, unknown>): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || CONNECTION_HEADERS.has(name.toLowerCase())) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    headers[name] = Array.isArray(value) ? value.map(String) : String(value);
  }
  return headers;
}

/** A Buffer has become `{type: 'Buffer', data}` on its way between the processes. */
function replyBody(body: unknown): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  const { type, data } = body as { type?: unknown; data?: unknown };
  if (type === 'Buffer' && Array.isArray(data)) return Buffer.from(data as number[]);
  return Buffer.from(JSON.stringify(body));
}
