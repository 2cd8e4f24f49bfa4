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

/** Twilio reported a status. `at` is when it happened where Twilio says so (Event Streams), else when we were told. */
export interface StatusFact {
  kind: 'status';
  at: string;
  to: string;
  from?: string;
  status: string;
  errorCode?: number;
  campaign?: string;
  recipient?: number;
  /** When we handed it to Twilio, as its callback URL says. */
  sentAt?: string;
}

/**
 * Somebody, or some program, opened a short link. Who it was is decided when clicks are read (`count-clicks.ts`), so that
 * what is learned about programs later holds for earlier clicks too.
 */
export interface ClickFact {
  kind: 'click';
  /** To the whole second: the sources differ in what they give beyond it. */
  at: string;
  to: string;
  /** The original link, or the shortened one where nothing else is known. */
  link: string;
  /** Twilio says that a messaging app fetched it to show a preview. */
  preview: boolean;
  /** At most 500 characters. */
  userAgent?: string;
  campaign?: string;
}

/** The person wrote to us. Every parameter that Twilio sent is kept. */
export interface InboundFact {
  kind: 'inbound';
  at: string;
  from: string;
  to: string;
  parameters: Record<string, string>;
}
