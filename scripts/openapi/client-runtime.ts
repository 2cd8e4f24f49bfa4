import type { ProblemDocument } from './problem-document';

export interface BackendOptions {
  /** Where the backend is deployed, such as `https://messaging-1234.twil.io`. */
  baseUrl: string;
  apiKey: string;
  /** How often a call that may safely be repeated is repeated; 5 unless told. */
  retries?: number;
  /** How long one try may take, in milliseconds; 15,000 unless told, as the backend itself takes up to 10,000. */
  timeoutMs?: number;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface IdempotentOptions extends CallOptions {
  /**
   * The same key with the same body within 24 hours gets the first answer again. Made up for each call unless told; tell one
   * that follows from what you do (`order-4711-ready`), and a process that starts again sends nothing twice either.
   */
  idempotencyKey?: string;
}

/** A table as text, and the cursor of what follows; null at the end. */
export interface Table {
  text: string;
  next: string | null;
}

/** The backend has refused a call. */
export class BackendProblem extends Error {
  readonly status: number;
  /** Which refusal it is. */
  readonly code: ProblemDocument['code'];

  constructor(
    /** All that it said. */
    readonly problem: ProblemDocument,
  ) {
    super(`${problem.title}: ${problem.detail}`);
    this.name = 'BackendProblem';
    this.status = problem.status;
    this.code = problem.code;
  }
}

/** Nothing that could be understood came back: of a call that was not to be repeated, it is not known what has become. */
export class NoAnswer extends Error {
  constructor(
    message: string,
    /** Of what answered in place of the backend, if anything did. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'NoAnswer';
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

interface Call {
  method: 'GET' | 'POST';
  path: string;
  query?: Query | undefined;
  body?: object | undefined;
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** What all calls have in common. */
class Caller {
  readonly #options: Required<BackendOptions>;

  constructor(options: BackendOptions) {
    const baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.#options = { retries: 5, timeoutMs: 15_000, ...options, baseUrl };
  }

  protected async json<T>(call: Call): Promise<T> {
    return (await (await this.#answer(call)).json()) as T;
  }

  protected async table(call: Call): Promise<Table> {
    const response = await this.#answer(call);
    return { text: await response.text(), next: response.headers.get('next-cursor') };
  }

  protected idempotent<T>(path: string, body: object, options: IdempotentOptions = {}): Promise<T> {
    return this.json({ method: 'POST', path, body, idempotencyKey: crypto.randomUUID(), ...options });
  }

  async #answer(call: Call): Promise<Response> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#try(call);
      } catch (failure) {
        if (tries >= this.#options.retries || call.signal?.aborted || !mayRepeat(call, failure))
          throw failure;
        await pause(500 * 2 ** tries * (0.75 + Math.random() / 2), call.signal);
      }
    }
  }

  async #try({ method, path, query = {}, body, idempotencyKey, signal }: Call): Promise<Response> {
    const { baseUrl, apiKey, timeoutMs } = this.#options;
    const url = new URL(baseUrl + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body && { body: JSON.stringify(body) }),
    }).catch((failure: unknown) => {
      signal?.throwIfAborted();
      throw new NoAnswer(`${method} ${path} got no answer`, undefined, { cause: failure });
    });
    if (response.ok) return response;
    throw await failureOf(response, `${method} ${path}`);
  }
}

async function failureOf(response: Response, what: string): Promise<Error> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const problem = isProblem ? ((await response.json()) as Partial<ProblemDocument>) : undefined;
  if (problem?.code && problem.detail) return new BackendProblem(problem as ProblemDocument);
  return new NoAnswer(`The platform answered ${what} with ${response.status}`, response.status);
}

/** Reading may always be repeated, and what has an idempotency key; anything else only where nothing was done. */
function mayRepeat({ method, idempotencyKey }: Call, failure: unknown): boolean {
  const isSafe = method === 'GET' || idempotencyKey !== undefined;
  if (failure instanceof NoAnswer) return isSafe && (failure.status === undefined || failure.status >= 500);
  if (!(failure instanceof BackendProblem)) return false;
  if (failure.code === 'throttled') return true;
  return isSafe && (failure.code === 'unavailable' || failure.code === 'idempotency-key-in-progress');
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
}

export { Caller };
