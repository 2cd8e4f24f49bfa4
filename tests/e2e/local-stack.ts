import { type Stack, startStack } from '../../emulator/stack';

export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** Calls to the product, with the stack's own key unless told otherwise, and to the emulator's controls. */
export interface LocalStack {
  stack(): Stack;
  get<T>(path: string, headers?: Record<string, string>): Promise<Reply<T>>;
  post<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  control<T>(name: string, body?: object): Promise<T>;
  /** Waits until every message has come to its end and every callback was delivered. */
  settled(): Promise<void>;
}

/**
 * Gives a test file the whole stack as `npm start` runs it, with an empty account before each test. Needs the bundles
 * that `npm run build` makes. Call it at the top level.
 */
export function localStack(settings: Record<string, string> = {}): LocalStack {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ port: 0, emulatorPort: 0, quiet: true, settings });
  });
  beforeEach(() => stack.emulator?.reset());
  afterAll(() => stack.close());

  const call = async <T>(path: string, init: RequestInit): Promise<Reply<T>> => {
    const response = await fetch(`${stack.functionsUrl}${path}`, init);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    };
  };
  const authorization = () => ({ authorization: `Bearer ${stack.apiKey}` });

  return {
    stack: () => stack,
    get: (path, headers) => call(path, { headers: { ...authorization(), ...headers } }),
    post: (path, body, headers) =>
      call(path, {
        method: 'POST',
        headers: { ...authorization(), 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async control<T>(name: string, body?: object) {
      const response = await fetch(`${stack.emulatorUrl}/_emulator/${name}`, {
        ...(body && {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      if (!response.ok) throw new Error(`/_emulator/${name}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    async settled() {
      expect(await stack.emulator?.idle(20_000)).toBe(true);
    },
  };
}
