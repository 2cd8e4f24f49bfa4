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

/** Talks to whatever stack `stackNow` gives at the time of the call. */
export function stackClient(stackNow: () => Stack): StackClient {
  const call = async <T>(path: string, init: RequestInit, headers = {}): Promise<Reply<T>> => {
    const { functionsUrl, apiKey } = stackNow();
    const response = await fetch(`${functionsUrl}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${apiKey}`, ...init.headers, ...headers },
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    };
  };
  const asJson = (body: unknown) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  return {
    get: (path, headers) => call(path, {}, headers),
    post: (path, body, headers) => call(path, asJson(body), headers),
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
