import type { FaultSettings } from '../../emulator/faults';
import type { Stats } from '../../emulator/stats';

export interface SeenMessage {
  sid: string;
  from: string | null;
  to: string;
  body: string;
  status: string;
  errorCode: number | null;
  direction: string;
  automatic: boolean;
  statuses: { status: string; at: string; errorCode?: number }[];
  links: { code: string; shortUrl: string; link: string }[];
}

export interface Reply {
  sid: string;
  to: string;
  body: string;
  mediaUrls: string[];
  automatic: boolean;
}

interface Webhook {
  status: number | null;
  error: string | null;
  attempts: number;
  problem?: { code: number; detail: string };
}

export interface InboundAnswer {
  sid: string;
  to: string;
  replies: Reply[];
  blockedReplies: Reply[];
  webhook: Webhook | null;
}

type FaultChanges = Partial<Omit<FaultSettings, 'callbacks'>> & {
  callbacks?: Partial<FaultSettings['callbacks']>;
};

/** The emulator's controls, as a test uses them. Throws for a refusal, with its text. */
export class Controls {
  constructor(private readonly origin: string) {}

  inbound(text: object): Promise<InboundAnswer> {
    return this.#ask('inbound', text);
  }

  click(click: object): Promise<{ sid: string; shortUrl: string; link: string; webhook: Webhook | null }> {
    return this.#ask('click', click);
  }

  faults(changes: FaultChanges): Promise<FaultSettings> {
    return this.#ask('faults', changes);
  }

  advance(advanceSeconds: number): Promise<{ now: string; offsetSeconds: number }> {
    return this.#ask('clock', { advanceSeconds });
  }

  linkDomain(changes: object): Promise<{ sid: string; name: string; dns: string; certificate: string }> {
    return this.#ask('link-domain', changes);
  }

  reset(): Promise<unknown> {
    return this.#ask('reset', {});
  }

  idle(): Promise<{ idle: boolean; pending: number }> {
    return this.#ask('idle?timeoutMs=10000');
  }

  stats(): Promise<Stats & { scheduled: number }> {
    return this.#ask('stats');
  }

  async messages(to?: string): Promise<SeenMessage[]> {
    const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
    return (await this.#ask<{ messages: SeenMessage[] }>(`messages${query}`)).messages;
  }

  async requests(path = ''): Promise<Record<string, unknown>[]> {
    return (await this.#ask<{ requests: Record<string, unknown>[] }>(`requests?path=${path}`)).requests;
  }

  async webhooks(): Promise<Webhook[]> {
    return (await this.#ask<{ webhooks: Webhook[] }>('webhooks')).webhooks;
  }

  async #ask<T>(name: string, body?: object): Promise<T> {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(`${this.origin}/_emulator/${name}`, init);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}
