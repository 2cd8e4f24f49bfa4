import type { StackAddresses } from '../../emulator/stack';

/** What the backend answered. */
export interface Answer<T> {
  status: number;
  /** Set when it came from the memory of an `Idempotency-Key`. */
  replayed: boolean;
  body: T;
}

/** A message as the emulated Twilio knows it. Times are RFC 3339. */
export interface EmulatedMessage {
  sid: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  to: string;
  from: string | null;
  body: string;
  status: string;
  errorCode: number | null;
  statuses: { status: string; at: string }[];
}

/** How long any one call may take: longer than the platform lets a Function run. */
const patienceMs = 15_000;

/** The backend, as an app with a key sees it, and the controls of the emulated Twilio behind it. */
export class DemoApi {
  /** `stopped` ends every call under way, with its reason. */
  constructor(
    private readonly stack: Pick<StackAddresses, 'functionsUrl' | 'emulatorUrl' | 'apiKey'>,
    private readonly stopped: AbortSignal,
  ) {}

  /** Answers whatever the status: for a step that expects a refusal. */
  async call<T>(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Answer<T>> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.stack.apiKey}` };
    if (key !== undefined) headers['idempotency-key'] = key;
    const response = await this.#request(method, this.stack.functionsUrl + path, body, headers);
    const replayed = response.headers.get('idempotent-replayed') === 'true';
    const answer = await response.json().catch(() => {
      this.stopped.throwIfAborted();
      throw new Error(`${method} ${path} answered ${response.status} with something that is not JSON`);
    });
    return { status: response.status, replayed, body: answer as T };
  }

  /** Throws, with what the backend says is wrong, for anything but a 2xx. */
  async get<T>(path: string): Promise<T> {
    return successful(`GET ${path}`, await this.call<T>('GET', path));
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return successful(`POST ${path}`, await this.call<T>('POST', path, body));
  }

  /** Asks one of the emulator's own controls, by the part of its path behind `/_emulator/`. */
  async emulator<T>(control: string, body?: unknown): Promise<T> {
    const method = body === undefined ? 'GET' : 'POST';
    const response = await this.#request(method, `${this.stack.emulatorUrl}/_emulator/${control}`, body);
    if (!response.ok) throw new Error(`The emulator refused ${control}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Every message the emulated Twilio holds, by SID. */
  async emulatedMessages(): Promise<Map<string, EmulatedMessage>> {
    const { messages } = await this.emulator<{ messages: EmulatedMessage[] }>('messages?limit=10000');
    return new Map(messages.map((message) => [message.sid, message]));
  }

  /** Waits until every message has reached its end and every webhook has been answered. */
  async settle(): Promise<void> {
    const { idle, pending } = await this.emulator<{ idle: boolean; pending: number }>('idle?timeoutMs=12000');
    if (!idle) throw new Error(`After 12 s the emulated Twilio is still busy with ${pending} things`);
  }

  async #request(
    method: string,
    url: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    try {
      return await fetch(url, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.any([this.stopped, AbortSignal.timeout(patienceMs)]),
      });
    } catch (error) {
      this.stopped.throwIfAborted();
      // fetch itself says no more than that it failed.
      const { message, cause } = error as Error;
      throw new Error(`${method} ${url}: ${cause instanceof Error ? cause.message : message}`, {
        cause: error,
      });
    }
  }
}

function successful<T>(call: string, { status, body }: Answer<T>): T {
  if (status >= 200 && status < 300) return body;
  const { detail } = body as { detail?: string };
  throw new Error(`${call} answered ${status}: ${detail ?? JSON.stringify(body)}`);
}
