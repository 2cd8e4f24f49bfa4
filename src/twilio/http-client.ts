import https, { type AgentOptions } from 'node:https';
import { stringify } from 'node:querystring';

/** What twilio's client asks of its `httpClient`, as far as this backend makes it ask. */
export interface HttpRequest {
  method: string;
  uri: string;
  username?: string;
  password?: string;
  headers?: Record<string, string>;
  /** Of the query string. Lists are repeated. */
  params?: object;
  /** Of the body, by the request's content type. */
  data?: object;
}

export interface HttpResponse {
  statusCode: number;
  /** JSON, which twilio's client reads for itself. */
  body: string;
  headers: object;
}

/** The connection failed, or took too long: what was asked for may have been done. `code` is Node's. */
export class ConnectionFailure extends Error {
  override name = 'ConnectionFailure';
  readonly code: string | undefined;

  constructor(cause: NodeJS.ErrnoException) {
    super(cause.message, { cause });
    this.code = cause.code;
  }
}

export interface HttpClientOptions extends AgentOptions {
  /** Milliseconds until a request is given up. */
  timeout: number;
  /** Milliseconds since the first request after which its connections are not used again. */
  longestKept: number;
}

/**
 * Sends the requests of twilio's client over Node's own HTTPS. The client's own way costs three times the processor time for
 * each request, and it is the processor that limits how many messages a Function sends in its 10 seconds
 * (`npm run bench -- bulk`). For JSON and forms with a user name and password; redirects are not followed.
 */
export class HttpClient {
  readonly #options: AgentOptions;
  readonly #timeout: number;
  readonly #longestKept: number;
  #agent: https.Agent | undefined;
  #madeAt = 0;

  constructor({ timeout, longestKept, ...options }: HttpClientOptions) {
    this.#options = options;
    this.#timeout = timeout;
    this.#longestKept = longestKept;
  }

  /** Rejects with ConnectionFailure; any answer, an error status too, is one that it resolves to. */
  request(asked: HttpRequest): Promise<HttpResponse> {
    const { method, uri, username, password, params } = asked;
    const { hostname, port, pathname, search } = new URL(uri);
    const query = params ? stringify(withoutUndefined(params)) : '';
    const body = bodyOf(asked);
    const options = {
      method: method.toUpperCase(),
      hostname,
      port,
      path: `${pathname}${query ? `${search ? `${search}&` : '?'}${query}` : search}`,
      agent: this.#freshAgent(),
      headers: {
        ...asked.headers,
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
      },
    };
    return new Promise((resolve, reject) => {
      const fail = (cause: Error) => reject(new ConnectionFailure(cause));
      const request = https.request(options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          const { statusCode = 0, headers } = response;
          resolve({ statusCode, body: text, headers });
        });
        response.on('error', fail);
        response.on('close', () => clearTimeout(timer));
      });
      const timer = setTimeout(() => request.destroy(timedOut(this.#timeout)), this.#timeout);
      request.on('error', (cause) => {
        clearTimeout(timer);
        fail(cause);
      });
      request.end(body);
    });
  }

  /**
   * A connection that the other side has closed meanwhile, of which a process that slept has heard nothing, would swallow a
   * request: nobody could say whether it was carried out. So none is used for long.
   */
  #freshAgent(): https.Agent {
    const now = Date.now();
    if (!this.#agent || now - this.#madeAt > this.#longestKept) {
      this.#agent = new https.Agent(this.#options);
      this.#madeAt = now;
    }
    return this.#agent;
  }
}

function bodyOf({ data, headers }: HttpRequest): string | undefined {
  if (!data) return undefined;
  return headers?.['Content-Type'] === 'application/json'
    ? JSON.stringify(data)
    : stringify(withoutUndefined(data));
}

/** `querystring` would write them as empty. */
function withoutUndefined(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function timedOut(ms: number): NodeJS.ErrnoException {
  return Object.assign(new Error(`no answer within ${ms} ms`), { code: 'ETIMEDOUT' });
}
