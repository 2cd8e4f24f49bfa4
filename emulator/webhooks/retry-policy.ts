/** What went wrong with one try: no connection, no answer in time (or a broken one), or an unhappy status. */
export type Failure = { kind: 'connect' } | { kind: 'read' } | { kind: 'status'; status: number };

type RetryOn = '4xx' | '5xx' | 'ct' | 'rt' | 'all';
const RETRY_ON: ReadonlySet<string> = new Set(['4xx', '5xx', 'ct', 'rt', 'all']);

/**
 * Connection overrides of one webhook URL. Twilio's default: 15 s in all, one more try, and only if it could not
 * connect. The fragment changes it: `#rc=3&rp=5xx,ct,rt&ct=…&rt=…&tt=…` (times in milliseconds).
 */
export interface RetryPolicy {
  retries: number;
  retryOn: ReadonlySet<RetryOn>;
  connectTimeoutMs: number;
  readTimeoutMs: number;
  totalTimeoutMs: number;
}

/** Splits a webhook URL into what is requested and signed, and the policy its fragment asks for. */
export function readWebhookUrl(configured: string): { url: string; policy: RetryPolicy } {
  const hash = configured.indexOf('#');
  const url = hash === -1 ? configured : configured.slice(0, hash);
  const overrides = new URLSearchParams(hash === -1 ? '' : configured.slice(hash + 1));
  return {
    url,
    policy: {
      retries: within(overrides.get('rc'), 0, 5, 1),
      retryOn: new Set((overrides.get('rp') ?? 'ct').split(',').filter(isRetryOn)),
      connectTimeoutMs: within(overrides.get('ct'), 100, 10_000, 5_000),
      readTimeoutMs: within(overrides.get('rt'), 100, 15_000, 15_000),
      totalTimeoutMs: within(overrides.get('tt'), 100, 15_000, 15_000),
    },
  };
}

export function isRetried(policy: RetryPolicy, failure: Failure): boolean {
  if (policy.retryOn.has('all')) return true;
  if (failure.kind === 'connect') return policy.retryOn.has('ct');
  if (failure.kind === 'read') return policy.retryOn.has('rt');
  if (failure.status >= 500) return policy.retryOn.has('5xx');
  return failure.status >= 400 && policy.retryOn.has('4xx');
}

function isRetryOn(value: string): value is RetryOn {
  return RETRY_ON.has(value);
}

function within(value: string | null, lowest: number, highest: number, fallback: number): number {
  const number = Number(value);
  if (value === null || value === '' || !Number.isInteger(number)) return fallback;
  return Math.min(Math.max(number, lowest), highest);
}
