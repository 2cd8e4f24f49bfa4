import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Activity } from '../activity';
import { RingBuffer } from '../ring-buffer';
import { type WebhookAnswer, type WebhookCall, WebhookConnections } from './attempt';
import { type Failure, isRetried, type RetryPolicy, readWebhookUrl } from './retry-policy';
import { type FormParameters, signForm } from './sign';
import { Turnstile } from './turnstile';

export type WebhookKind = 'inbound' | 'fallback' | 'status' | 'click' | 'events' | 'debugger';

/** One webhook to call: a signed form, or JSON whose only proof is the secret in its URL. */
export interface WebhookRequest {
  kind: WebhookKind;
  /** As configured, with its fragment. */
  url: string;
  method?: 'GET' | 'POST';
  messageSid?: string;
  form?: FormParameters;
  json?: unknown;
}

/** How a webhook went: the last status, or why there is none. */
export interface WebhookResult {
  ok: boolean;
  status: number | null;
  error: 'connect' | 'read' | null;
  contentType: string;
  body: string;
  attempts: number;
}

/** A line of `GET /_emulator/webhooks`. */
export interface WebhookLogEntry {
  at: number;
  kind: WebhookKind;
  url: string;
  messageSid: string | null;
  form: FormParameters | null;
  json: unknown;
  status: number | null;
  error: 'connect' | 'read' | null;
  attempts: number;
  durationMs: number;
}

const IN_FLIGHT = 50;

/** The platform has a processor for every callback of a campaign; here they would leave none for the campaign itself. */
const CALLBACKS_IN_FLIGHT = Math.min(IN_FLIGHT, 4 * availableParallelism());

/** Calls webhooks as Twilio does: signed, a bounded number at a time, repeated by the policy in each URL's fragment. */
export class Deliverer {
  readonly log = new RingBuffer<WebhookLogEntry>(20_000);
  readonly #connections = new WebhookConnections(2 * IN_FLIGHT);
  readonly #callbacks = new Turnstile(CALLBACKS_IN_FLIGHT);
  /** Somebody waits for these: they do not queue behind the callbacks of a campaign. */
  readonly #others = new Turnstile(IN_FLIGHT);
  #generation = 0;

  constructor(
    private readonly authToken: string,
    private readonly activity: Activity,
  ) {}

  async deliver(request: WebhookRequest): Promise<WebhookResult> {
    const generation = this.#generation;
    const turnstile = request.kind === 'status' ? this.#callbacks : this.#others;
    this.activity.begin();
    try {
      return await turnstile.run(async () =>
        generation === this.#generation ? this.#call(request, generation) : forgotten(),
      );
    } finally {
      this.activity.end();
    }
  }

  /** Forgets the log, breaks off the calls under way and forgets those to come. */
  reset(): void {
    this.#generation += 1;
    this.log.clear();
    this.#connections.breakOff();
  }

  async #call(request: WebhookRequest, generation: number): Promise<WebhookResult> {
    const startedAt = Date.now();
    const { url, policy } = readWebhookUrl(request.url);
    const outcome = await this.#attempts(this.#prepare(request, url), policy, startedAt, generation);
    if (generation !== this.#generation) return forgotten();
    this.log.push({
      at: startedAt,
      kind: request.kind,
      url,
      messageSid: request.messageSid ?? null,
      form: request.form ?? null,
      json: request.json ?? null,
      status: outcome.status,
      error: outcome.error,
      attempts: outcome.attempts,
      durationMs: Date.now() - startedAt,
    });
    return outcome;
  }

  async #attempts(
    call: WebhookCall,
    policy: RetryPolicy,
    startedAt: number,
    generation: number,
  ): Promise<WebhookResult> {
    for (let attempts = 1; ; attempts++) {
      const left = policy.totalTimeoutMs - (Date.now() - startedAt);
      const outcome = await this.#connections.attempt(call, policy, left);
      const failure = failureOf(outcome);
      if (!failure) return toResult(outcome, attempts);
      const timeLeft = policy.totalTimeoutMs - (Date.now() - startedAt);
      const again = attempts <= policy.retries && timeLeft > 0 && isRetried(policy, failure);
      if (!again || generation !== this.#generation) return toResult(outcome, attempts);
    }
  }

  #prepare(request: WebhookRequest, url: string): WebhookCall {
    const headers: Record<string, string> = {
      'user-agent': 'TwilioProxy/1.1',
      accept: '*/*',
      'i-twilio-idempotency-token': randomUUID(),
    };
    if (request.form && request.method === 'GET') {
      const asked = `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(request.form)}`;
      headers['x-twilio-signature'] = signForm(this.authToken, asked, {});
      return { method: 'GET', url: asked, headers, body: '' };
    }
    if (request.form) headers['x-twilio-signature'] = signForm(this.authToken, url, request.form);
    const body = request.form ? new URLSearchParams(request.form).toString() : JSON.stringify(request.json);
    headers['content-type'] = request.form
      ? 'application/x-www-form-urlencoded; charset=utf-8'
      : 'application/json';
    headers['content-length'] = String(Buffer.byteLength(body));
    return { method: 'POST', url, headers, body };
  }
}

function failureOf(outcome: WebhookAnswer | Failure): Failure | undefined {
  if ('kind' in outcome) return outcome;
  return outcome.status >= 400 ? { kind: 'status', status: outcome.status } : undefined;
}

function toResult(outcome: WebhookAnswer | Failure, attempts: number): WebhookResult {
  if (!('kind' in outcome)) {
    const ok = outcome.status >= 200 && outcome.status < 300;
    return { ok, error: null, attempts, ...outcome };
  }
  const error = outcome.kind === 'connect' ? 'connect' : 'read';
  return { ok: false, status: null, error, contentType: '', body: '', attempts };
}

function forgotten(): WebhookResult {
  return { ok: false, status: null, error: 'connect', contentType: '', body: '', attempts: 0 };
}
