/**
 * One thing that is known about a message. Facts are only ever added: a callback that comes twice, late or out of order
 * adds nothing or adds itself, and no write waits for another. What a message looks like is derived from all of them
 * (`merge-facts.ts`). Times are RFC 3339 UTC.
 */
export type Fact = SentFact | StatusFact | ClickFact | InboundFact;

/** Twilio accepted the message from us. */
export interface SentFact {
  kind: 'sent';
  at: string;
  to: string;
  from?: string;
  /** Status in Twilio's answer: accepted, queued or scheduled. */
  status: string;
  segments?: number;
  sendAt?: string;
  campaign?: string;
  recipient?: number;
  tags?: Record<string, string>;
}

/** Twilio reported a status. `at` is when we were told: callbacks carry no time of their own. */
export interface StatusFact {
  kind: 'status';
  at: string;
  to: string;
  from?: string;
  status: string;
  errorCode?: number;
  campaign?: string;
  recipient?: number;
}

/** Somebody, or some program, opened a short link. */
export interface ClickFact {
  kind: 'click';
  at: string;
  to: string;
  link: string;
  /** Fetched by a messaging app to show a preview, not opened by a person. */
  preview: boolean;
  userAgent?: string;
}

/** The person wrote to us. Every parameter that Twilio sent is kept. */
export interface InboundFact {
  kind: 'inbound';
  at: string;
  from: string;
  to: string;
  parameters: Record<string, string>;
}
