import { type ClickCounts, countClicks } from './count-clicks';
import type { Fact, InboundFact } from './fact';
import type { LedgerEntry } from './ledger-entries';
import { type MessageRecord, mergeFacts } from './merge-facts';

/** A message in a list, in either direction. Times are RFC 3339 UTC. */
export interface ListedMessage extends MessageRecord {
  direction: 'inbound' | 'outbound';
  /** When we first heard of it. */
  at: string;
  /** When we last did. */
  updatedAt: string;
  clicks: ClickCounts;
  /** What the person wrote; of a message we sent, only where it was asked for and Twilio told it, with its files. */
  body?: string;
  media?: number;
  /** Of an inbound message: every parameter that came with it. */
  parameters?: Record<string, string>;
}

/** What a list shows of a message; undefined where nothing but clicks is known of it. */
export function listedMessage({ sid, facts }: LedgerEntry): ListedMessage | undefined {
  const times = facts.map(({ at }) => at).sort();
  const seen = { at: times[0] ?? '', updatedAt: times.at(-1) ?? '' };
  const inbound = facts.find((fact: Fact): fact is InboundFact => fact.kind === 'inbound');
  if (inbound) {
    const { from, to, parameters } = inbound;
    const clicks = countClicks(facts);
    const body = parameters.Body ?? '';
    return { sid, direction: 'inbound', to, from, status: 'received', ...seen, body, parameters, clicks };
  }
  const merged = mergeFacts(sid, facts);
  return merged && { ...merged.message, direction: 'outbound', ...seen, clicks: merged.clicks };
}

/** What a list is narrowed down to. All that is given must hold. */
export interface ListFilter {
  status?: string | undefined;
  errorCode?: number | undefined;
  campaign?: string | undefined;
  /** RFC 3339. From this moment on, by `at`. */
  since?: string | undefined;
  /** RFC 3339. Before this moment, by `at`. */
  until?: string | undefined;
}

export function matches(message: ListedMessage, filter: ListFilter): boolean {
  const { status, errorCode, campaign, since, until } = filter;
  const at = Date.parse(message.at);
  return (
    (status === undefined || message.status === status) &&
    (errorCode === undefined || message.errorCode === errorCode) &&
    (campaign === undefined || message.campaign === campaign) &&
    (since === undefined || at >= Date.parse(since)) &&
    (until === undefined || at < Date.parse(until))
  );
}
