import type { ApiAnswer, Exchange } from './operation';
import { RingBuffer } from './ring-buffer';

type Asked = Pick<Exchange, 'operation' | 'product' | 'request' | 'startedAt'>;

interface Entry extends Asked {
  /** Null for a request that got no answer. */
  status: number | null;
  durationMs: number;
}

/** What the product asked Twilio, for `GET /_emulator/requests` and for whoever listens. */
export class RequestLog {
  readonly #entries = new RingBuffer<Entry>(20_000);
  readonly #listeners = new Set<(exchange: Exchange) => void>();

  /** Keeps a request. Listeners hear of those that were answered, or would have been but for a broken connection. */
  note(asked: Asked, answer: ApiAnswer | undefined, status: number | null): void {
    const durationMs = Date.now() - asked.startedAt;
    this.#entries.push({ ...asked, status, durationMs });
    if (!answer) return;
    for (const listener of this.#listeners) listener({ ...asked, answer, durationMs });
  }

  listen(listener: (exchange: Exchange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Oldest first, those whose path contains `path`. Repeated parameters are arrays. */
  list(path: string): Record<string, unknown>[] {
    return this.#entries
      .toArray()
      .filter((entry) => entry.request.path.includes(path))
      .map(({ request, product, status, startedAt, durationMs }) => ({
        method: request.method,
        product,
        path: request.path,
        parameters: toObject(request.parameters),
        status,
        startedAt: new Date(startedAt).toISOString(),
        durationMs,
      }));
  }

  clear(): void {
    this.#entries.clear();
  }
}

function toObject(parameters: URLSearchParams): Record<string, string | string[]> {
  const keys = new Set(parameters.keys());
  return Object.fromEntries(
    [...keys].map((key) => {
      const values = parameters.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
