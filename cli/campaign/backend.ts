import { setTimeout as sleep } from 'node:timers/promises';
import type { BackendAddress } from './backend-address';

/** What the backend refused, in one line. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** Of the problem document; undefined where the answer was none. */
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

interface ProblemDocument {
  detail?: string;
  code?: string;
  errors?: { path: string; message: string }[];
}

/** Longer than the platform lets a Function run. */
const patienceMs = 20_000;

/** Waits between the tries: a call that was cut off holds its key for 15 s. */
const waitsMs = [500, 1_000, 2_000, 4_000, 8_000, 8_000];

/**
 * Calls to the backend. Every call of a campaign may be repeated: reading, previewing, running and controlling by their
 * nature, creating and adding by their key. So what was not answered is tried again. Throws `Refusal`, and the signal's
 * reason once it is aborted.
 */
export class Backend {
  constructor(
    private readonly address: BackendAddress,
    private readonly signal?: AbortSignal,
  ) {}

  /** The same backend, for calls that are made in spite of the signal. */
  get unstoppable(): Backend {
    return new Backend(this.address);
  }

  async get<T>(path: string, query: Record<string, string | undefined> = {}): Promise<T> {
    return (await (await this.fetch(path, query)).json()) as T;
  }

  /** `replayed` says that the answer is that to an earlier call with the same key. */
  async post<T>(path: string, body: unknown, key?: string): Promise<T & { replayed: boolean }> {
    const response = await this.#retrying(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
      body: JSON.stringify(body),
    });
    const replayed = response.headers.get('idempotent-replayed') === 'true';
    return { ...((await response.json()) as T), replayed };
  }

  /** A read whose answer is not JSON. */
  async fetch(path: string, query: Record<string, string | undefined>): Promise<Response> {
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = new URLSearchParams(given).toString();
    return this.#retrying(search ? `${path}?${search}` : path, {});
  }

  async #retrying(path: string, init: RequestInit): Promise<Response> {
    for (const wait of waitsMs) {
      try {
        return await this.#once(path, init);
      } catch (failure) {
        if (!(failure instanceof Refusal) || !mayPass(failure)) throw failure;
        await sleep(wait * (0.75 + Math.random() / 2), undefined, this.signal && { signal: this.signal });
      }
    }
    return this.#once(path, init);
  }

  async #once(path: string, init: RequestInit): Promise<Response> {
    const { url, key } = this.address;
    const timeout = AbortSignal.timeout(patienceMs);
    try {
      const response = await fetch(url + path, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${key}` },
        signal: this.signal ? AbortSignal.any([this.signal, timeout]) : timeout,
      });
      if (response.ok) return response;
      throw refusal(response.status, await response.text(), path);
    } catch (failure) {
      this.signal?.throwIfAborted();
      if (failure instanceof Refusal) throw failure;
      // fetch itself says no more than that it failed.
      const { message, cause } = failure as Error & { cause?: { code?: string } };
      throw new Refusal(`${url} cannot be reached: ${cause?.code ?? message}`, 0, undefined);
    }
  }
}

/** A problem document as one line, with the first field that is wrong; of anything else, its status. */
export function refusal(status: number, text: string, path: string): Refusal {
  let problem: ProblemDocument = {};
  try {
    problem = JSON.parse(text) as ProblemDocument;
  } catch {
    // It does not come from the backend itself.
  }
  const [first] = problem.errors ?? [];
  const about = first && !problem.detail?.includes(first.message) ? ` (${first.path}: ${first.message})` : '';
  const detail =
    problem.detail === undefined ? `answered ${status} to ${path.split('?', 1)[0]}` : problem.detail + about;
  return new Refusal(`The backend: ${detail}`, status, problem.code);
}

/** Whether the same call may well succeed a little later. */
function mayPass({ status, code }: Refusal): boolean {
  if (code === 'idempotency-key-in-progress') return true;
  // The platform's own answers to a call that it cut off have no code.
  return status === 0 || status === 429 || status === 503 || (code === undefined && status >= 500);
}
