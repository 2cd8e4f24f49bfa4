import type { Stack } from './stack';

export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** Calls to the product, with the stack's own key unless told otherwise, and to the emulator's controls. */
export interface StackClient {
  get<T>(path: string, headers?: Record<string, string>): Promise<Reply<T>>;
  post<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  /** Throws for anything but a 2xx. */
  control<T>(name: string, body?: object): Promise<T>;
}

/** A call to the product, and its answer. */
export interface Exchange {
  method: 'get' | 'post';
  /** With its query, without the host. */
  url: string;
  /** What the body was made of, of a call that has one. */
  sent?: unknown;
  idempotencyKey?: string | undefined;
  status: number;
  contentType: string | undefined;
  body: unknown;
}

/** Talks to whatever stack `stackNow` gives at the time of the call. `watch` is told of every call, and may object by throwing. */
export function stackClient(
  stackNow: () => Stack,
  watch: (exchange: Exchange) => void = () => undefined,
): StackClient {
  const call = async <T>(
    method: Exchange['method'],
    path: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ): Promise<Reply<T>> => {
    const { functionsUrl, apiKey } = stackNow();
    const { headers: typed, ...init } = method === 'post' ? asJson(body) : { headers: {} };
    const response = await fetch(`${functionsUrl}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${apiKey}`, ...typed, ...headers },
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? undefined;
    const isJson = contentType?.includes('json');
    const reply = {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    };
    const exchange = { method, url: path, sent: body, idempotencyKey: headers['idempotency-key'] };
    watch({ ...exchange, status: reply.status, contentType, body: reply.body });
    return reply;
  };
  const asJson = (body: unknown) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  return {
    get: (path, headers) => call('get', path, headers),
    post: (path, body, headers) => call('post', path, headers, body),
    async control<T>(name: string, body?: object) {
      const response = await fetch(`${stackNow().emulatorUrl}/_emulator/${name}`, body && asJson(body));
      if (!response.ok) throw new Error(`/_emulator/${name}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
  };
}

/** What was answered. Throws for anything but a 2xx. */
export async function bodyOf<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { status, body } = await reply;
  if (status < 200 || status > 299) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
