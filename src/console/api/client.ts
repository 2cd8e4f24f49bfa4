import type { FieldError, ProblemCode } from '../../problem';

/** An answer that is none of what was asked for: the backend's problem document, or that nothing was reached at all. */
export class Problem extends Error {
  constructor(
    /** 0 where nothing answered. */
    readonly status: number,
    readonly title: string,
    /** What was wrong and what to do, for people. */
    readonly detail: string,
    readonly code: ProblemCode | 'unreachable',
    readonly errors: readonly FieldError[] = [],
    /** Whatever else the document has, such as `twilio`. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${title}: ${detail}`);
  }

  /** Whether the same call may succeed a moment later. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** Calls to the backend that this page comes from. Every one rejects with a Problem, or as aborted. */
export interface Api {
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>;
  /** A file. */
  text(path: string, query?: Query): Promise<{ text: string; next: string | null }>;
  /** With a key, the same call with the same body may be repeated without harm. */
  post<T>(
    path: string,
    body: object,
    options?: { idempotencyKey?: string; signal?: AbortSignal },
  ): Promise<T>;
}

/** `onRefused` is told when the key is not, or no longer, known. */
export function createApi(key: string, onRefused: () => void): Api {
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${key}`);
    const response = await fetch(path, { ...init, headers }).catch((failure: unknown) => {
      if (init.signal?.aborted) throw failure;
      throw new Problem(
        0,
        'The backend cannot be reached',
        'Check the connection. Nothing that was not confirmed has been done.',
        'unreachable',
      );
    });
    if (response.ok) return response;
    if (response.status === 401) onRefused();
    throw await problemOf(response);
  };
  return {
    async get<T>(path: string, query?: Query, signal?: AbortSignal) {
      const response = await call(withQuery(path, query), signal ? { signal } : {});
      return (await response.json()) as T;
    },
    async text(path, query) {
      const response = await call(withQuery(path, query), {});
      return { text: await response.text(), next: response.headers.get('next-cursor') };
    },
    async post<T>(
      path: string,
      body: object,
      { idempotencyKey, signal }: { idempotencyKey?: string; signal?: AbortSignal } = {},
    ) {
      const headers = new Headers({ 'content-type': 'application/json' });
      if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
      const init = { method: 'POST', headers, body: JSON.stringify(body), signal: signal ?? null };
      return (await (await call(path, init)).json()) as T;
    },
  };
}

function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const { title, status, detail, code, errors, type: _, ...members } = JSON.parse(text);
    if (title && detail) return new Problem(status, title, detail, code, errors, members);
  } catch {
    // It was not the backend that answered, but the platform.
  }
  return new Problem(
    response.status,
    'The platform answered in place of the backend',
    `It said ${response.status}. Try again in a moment.`,
    response.status === 504 ? 'timed-out' : 'unavailable',
  );
}
