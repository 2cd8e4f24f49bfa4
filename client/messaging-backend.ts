/**
 * A client for the messaging backend, made from its openapi.json: do not edit. It needs nothing but `fetch` (Node 20 or
 * later): copy the file into your app.
 *
 *     const backend = new MessagingBackend({ baseUrl: 'https://messaging-1234.twil.io', apiKey });
 *     const { sid } = await backend.messages.send({ to: '+14155550101', body: 'Your order is ready.' });
 */

export type AddAnswer = {
  id: string;
  counts: {
    total: number;
    pending: number;
    invalid: number;
    duplicate: number;
  };
  /** Rows of this call that will not be sent, the first 100. */
  problems: RowProblem[];
};

/** An event that Twilio told of, explained where its code is known. */
export type AlertEvent = {
  title?: string;
  advice?: string;
  /** When it happened, as far as Twilio says, else when it came. */
  at: string;
  kind: 'debugger' | 'intelligent' | 'unknown';
  errorCode?: number;
  /** In lower case: `error`, `warning`, or whatever Twilio called it. `unknown` where it gave none. */
  level: string;
  resourceSid?: string;
};

export type Alerts = {
  velocity: ErrorVelocity[];
  events: AlertEvent[];
};

export type Applied = {
  sid: string;
  changes: Change[];
  /** Whether everything is as it is meant to be now, as far as Twilio's API tells. */
  inStep: boolean;
  inConsole: ConsoleCheck[];
};

export type BadNumberList = {
  badNumbers: {
    to: string;
    /** What the error means. */
    title: string;
    /** When that became certain (RFC 3339 UTC), and by which error. */
    since: string;
    code: number;
    /** Messages that failed because of the number; no more than about ten are counted. */
    failures: number;
  }[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
};

/** Messages by the time they were accepted. `start` is RFC 3339 UTC. */
export type Bucket = {
  start: string;
  accepted: number;
  delivered: number;
  undelivered: number;
  failed: number;
};

export type CampaignList = {
  campaigns: {
    id: string;
    name: string;
    state: 'canceled' | 'completed' | 'draft' | 'paused' | 'running';
    /** Times are RFC 3339 UTC. */
    createdAt: string;
    startedAt?: string;
    endedAt?: string;
    pausedBecause?: PauseReason;
    /** Recipients, those who cannot be sent to included. */
    total: number;
    /** What became of them so far. */
    counts: {
      unknown: number;
      accepted: number;
      rejected: number;
      suppressed: number;
      unsent: number;
      total: number;
      pending: number;
      invalid: number;
      duplicate: number;
    };
  }[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
};

export type CampaignsAddRecipientsRequest = {
  /** The campaign's id. */
  id: string;
  /** Who gets it: a phone number each, or an object with more about them. */
  recipients: (
    | string
    | {
        /** A phone number in any usual form with its country code, alone or behind `whatsapp:`, `rcs:` or `messenger:`. */
        to: string;
        /** Values for this recipient. */
        variables?: Record<string, string | number>;
        /** Where they are, for local times and quiet hours; told by the number unless given. Rules: must be an IANA time zone such as Europe/Berlin. */
        timeZone?: string;
      }
  )[];
};

export type CampaignsControlRequest = {
  /** The campaign's id. */
  id: string;
  /** What is to become of it. */
  action: 'pause' | 'resume' | 'cancel';
};

/** Rules: body: one of body, contentSid and mediaUrls is needed; contentSid: a Content template brings its own body and media. */
export type CampaignsCreateRequest = {
  /** For people. */
  name: string;
  /** Who gets it: a phone number each, or an object with more about them. */
  recipients: (
    | string
    | {
        /** A phone number in any usual form with its country code, alone or behind `whatsapp:`, `rcs:` or `messenger:`. */
        to: string;
        /** Values for this recipient. */
        variables?: Record<string, string | number>;
        /** Where they are, for local times and quiet hours; told by the number unless given. Rules: must be an IANA time zone such as Europe/Berlin. */
        timeZone?: string;
      }
  )[];
  /** The text, with `{{name}}` or `{{name|default}}` for what differs from one recipient to the next. */
  body?: string;
  /** A Content template, in place of a body and media. */
  contentSid?: string;
  /** Values for the template, by name; a recipient's own come first. */
  contentVariables?: Record<string, string | number>;
  /** Pictures and other media. */
  mediaUrls?: string[];
  /** A sender of the service; Twilio chooses one unless told. */
  from?: string;
  /** How long it may wait at Twilio before it is dropped, in seconds. */
  validityPeriod?: number;
  /** Links become short ones, whose clicks are counted. */
  shortenUrls?: boolean;
  /** Characters that make a text longer are replaced by similar ones. */
  smartEncoded?: boolean;
  /** Whether Twilio's fraud protection looks at it. */
  riskCheck?: 'enable' | 'disable';
  /** What it is about. What nobody may miss, such as `otp`, knows no quiet hours. */
  messageIntent?:
    | 'otp'
    | 'notifications'
    | 'marketing'
    | 'fraud'
    | 'security'
    | 'customercare'
    | 'delivery'
    | 'education'
    | 'polling'
    | 'announcements'
    | 'events';
  /** Whether Twilio keeps the text. */
  contentRetention?: 'retain' | 'discard';
  /** Whether Twilio keeps the number. */
  addressRetention?: 'retain' | 'obfuscate';
  /** Labels of your own, which come back with what became of it. Rules: takes at most 10 tags. */
  tags?: Record<string, string>;
  /** A URL of yours for delivery reports, in place of this backend's, which then learns nothing of the delivery by itself. */
  statusCallback?: string;
  /** What becomes of a message that would come in the recipient's quiet hours: it waits, is not sent, or comes all the same. */
  quietHours?: 'hold' | 'block' | 'ignore';
  /** Sends also where every message would fail. */
  preflight?: 'ignore';
  /** How fast it may go; as fast as the account bears unless told. */
  pace?: {
    /** Messages a second, at most. */
    perSecond: number;
  };
  /** Hours of the day in which it may send. Rules: end: must end at another time. */
  window?: {
    /** `HH:MM`. */
    start: string;
    /** `HH:MM`. */
    end: string;
    /** An IANA time zone; `DEFAULT_TIME_ZONE` unless told. Rules: must be an IANA time zone such as Europe/Berlin. */
    timeZone?: string;
  };
};

export type CampaignsRunRequest = {
  /** The campaign's id. */
  id: string;
  /** For the run that calls the next one. */
  follows?: string;
  /** For the run that calls the next one: milliseconds since the epoch. */
  notBefore?: number;
};

export type CancelAnswer = {
  counts: {
    canceled: number;
    failed: number;
    alreadyCanceled: number;
    tooLate: number;
  };
  results: CancelResult[];
  /** Whether nothing is left to cancel; of a campaign or a series, and of what Twilio was still being handed, a later call goes on by itself. */
  done: boolean;
};

export type CancelResult = {
  sid: string;
  to?: string;
  outcome: 'alreadyCanceled' | 'canceled' | 'failed' | 'tooLate';
  error?: ErrorReport;
};

export type CanceledCount = {
  canceled: number;
  tooLate: number;
  /** When the last one was cancelled. RFC 3339 UTC. */
  at: string;
};

/** A difference and what became of it. */
export type Change = {
  /** `left`: a sender that nobody asked to remove. `unknown`: Twilio gave no answer; the next call looks whether it is done. `not-attempted`: the time was up; the next call goes on. `planned`: nothing was to be changed. */
  outcome: 'applied' | 'left' | 'not-attempted' | 'planned' | 'refused' | 'unknown';
  /** Why it was refused. */
  problem?: string;
  /** Name of the setting; of a sender its type, of the link domain `linkDomain` and the setting's. */
  setting: string;
  desired: boolean | number | string | null;
  actual: boolean | number | string | null;
};

export type CheckResult = {
  check:
    | 'account'
    | 'content'
    | 'filtered'
    | 'geo-permission'
    | 'opted-out'
    | 'other'
    | 'pumping-protection'
    | 'recipient'
    | 'sender-registration';
  result: 'not-checked' | 'ok' | 'problem';
  /** What to do; empty unless there is a problem. */
  advice: string;
};

export type ClearAnswer = {
  to: string;
  /** False where nothing spoke against the number. */
  cleared: boolean;
};

/** Who clicked on the links of one message. */
export type ClickCounts = {
  /** Clicks by people. */
  total: number;
  /** Different links that people clicked. */
  unique: number;
  /** Links fetched by messaging apps to show a preview. */
  previews: number;
  /** Clicks by programs, such as a carrier's link scanner. */
  bots: number;
  /** Seconds between delivery and the first click by a person. */
  firstClickSeconds?: number;
};

export type ClicksReport = {
  /** `sent`: on their way or further, whatever became of them. `delivered`: arrived or read. */
  messages: {
    sent: number;
    delivered: number;
  };
  /** The sums of what `GET /messages/show` tells of each message. */
  clicks: {
    /** Clicks by people. */
    total: number;
    /** Different links that people clicked. */
    unique: number;
    /** Links fetched by messaging apps to show a preview. */
    previews: number;
    /** Clicks by programs, such as a carrier's link scanner. */
    bots: number;
  };
  /** How many people clicked. */
  people: number;
  /** Share of the delivered messages on whose links their recipient clicked, 0 to 1; 0 where none was delivered. */
  rate: number;
  /** From delivery to a person's first click in a message; absent where nobody clicked. */
  medianSecondsToFirstClick?: number;
  /** The most clicked first, at most 100. */
  links: LinkClicks[];
  /** There only when the ledger is too large to be read in one call: all of the above is from this share of it. */
  sample?: {
    share: number;
  };
};

export type ComplianceConsentsRequest = {
  /** One for each person, at most 1,000. */
  items: {
    /** A phone number. */
    to: string;
    /** What the person wants. */
    status: 'opt-in' | 'opt-out';
    /** How they said so. */
    source?: 'website' | 'offline' | 'opt-in-message' | 'opt-out-message' | 'others';
    /** When they said so; now unless told. */
    dateOfConsent?: string;
    /** The Messaging Service it is about; this one unless told. */
    senderSid?: string;
  }[];
};

export type ComplianceContactsRequest = {
  /** One for each person, at most 1,000. */
  items: {
    /** A phone number. */
    to: string;
    /** ISO 3166-1 alpha-2. */
    country: string;
    /** The postal code where they live. */
    zipCode: string;
  }[];
};

export type CompliancePostSafeListRequest = {
  /** A phone number. */
  to: string;
  /** What is to be done. */
  action?: 'check' | 'add' | 'remove';
};

export type ComplianceReport = {
  /** RFC 3339 UTC. */
  since: string;
  until: string;
  /** How often somebody opted out who was not out already. */
  optOuts: {
    total: number;
    bySource: {
      operator?: number;
      whatsapp?: number;
      'advanced-opt-out'?: number;
      keyword?: number;
      'plain-language'?: number;
      'send-error'?: number;
      'delivery-error'?: number;
      import?: number;
      'consent-api'?: number;
    };
  };
  /** What still happened after people had refused, in seconds from their refusal. */
  honoured: {
    /** Messages that Twilio accepted from us for somebody who had refused. */
    messagesAfter: number;
    longestToLastMessage: number;
    /** Messages that had been planned, cancelled, and those that had left before. */
    canceled: number;
    tooLate: number;
    longestToLastCancellation: number;
  };
  quietHours: QuietHoursCount;
  /** Whether everybody's record was read; a long period may take more than the time of a call. */
  complete: boolean;
};

export type ConsentChange = {
  state: 'opted-in' | 'opted-out';
  source:
    | 'advanced-opt-out'
    | 'consent-api'
    | 'delivery-error'
    | 'import'
    | 'keyword'
    | 'operator'
    | 'plain-language'
    | 'send-error'
    | 'whatsapp';
  /** When it happened, as far as is known. RFC 3339 UTC. */
  at: string;
  /** The message that caused it. */
  messageSid?: string;
  /** Who did it, by the name of their API key, and what they noted. */
  by?: string;
  note?: string;
};

/** Something that only a person can check. */
export type ConsoleCheck = {
  check: string;
  /** What is meant to be. */
  desired: boolean;
  where: string;
};

export type ControlAnswer = {
  id: string;
  state: 'canceled' | 'completed' | 'draft' | 'paused' | 'running';
  counts: {
    unknown: number;
    accepted: number;
    rejected: number;
    suppressed: number;
    unsent: number;
    total: number;
    pending: number;
    invalid: number;
    duplicate: number;
  };
  pausedBecause?: PauseReason;
  /** Messages that waited at Twilio for the end of quiet hours and were taken back. */
  taken?: {
    canceled: number;
    done: boolean;
  };
};

export type Cost = {
  currency: string;
  /** Of those messages whose price is known. Without carrier fees and taxes. */
  estimate: number;
  /** Messages whose price is not known. */
  unpriced: number;
  /** The most segments first. */
  byCountry: CostRow[];
};

/** What messages of one channel to one country cost. */
export type CostRow = {
  /** ISO 3166-1 alpha-2. Absent where the address does not tell. */
  country?: string;
  channel: 'messenger' | 'mms' | 'rcs' | 'sms' | 'whatsapp';
  messages: number;
  segments: number;
  /** Absent where no price is known. */
  estimate?: number;
};

/** How long it takes, in seconds. */
export type Course = {
  /** Until the pool's senders have sent all of it. */
  seconds: number;
  /** Whether messages are handed over no faster than they leave. */
  isPaced: boolean;
  /** How long messages may wait at Twilio. */
  validitySeconds: number;
  /** Of each day, where there is a window. */
  windowSeconds?: number;
};

export type CreatedService = {
  sid: string;
  friendlyName: string;
  /** False where a service with this name was there already. */
  created: boolean;
};

export type DependencyStates = {
  messagingService: 'failing' | 'ok';
  sync: 'failing' | 'ok';
  replies: 'failing' | 'ok';
};

export type Diagnosis = {
  /** One sentence for a person: what happened, and what to do first. */
  summary: string;
  /** In the order in which Twilio's support asks. */
  checks: CheckResult[];
};

/** A difference as it is told. */
export type Drift = {
  /** Name of the setting; of a sender its type, of the link domain `linkDomain` and the setting's. */
  setting: string;
  desired: boolean | number | string | null;
  actual: boolean | number | string | null;
};

/** An error code as the catalogue has it: what a result says of it, when to try again and where it is met. */
export type ErrorCode = {
  code: number;
  title: string;
  class:
    | 'account'
    | 'blocked'
    | 'content'
    | 'filtered'
    | 'invalid-recipient'
    | 'opted-out'
    | 'registration'
    | 'request'
    | 'schedule'
    | 'sender'
    | 'throttled'
    | 'twilio'
    | 'unknown'
    | 'unreachable';
  /** Whether the same message may succeed later. Says nothing about whether Twilio accepted it the first time. */
  retryable: boolean;
  advice: string;
  /** Twilio's page about the code. */
  moreInfo: string;
  retry:
    | 'after-30-minutes'
    | 'after-hours'
    | 'backoff'
    | 'later'
    | 'never'
    | 'next-day'
    | 'no'
    | 'once'
    | 'reschedule';
  appearsIn: 'both' | 'callback' | 'consent' | 'link' | 'response' | 'webhook';
};

/** A Twilio error as callers of this backend see it. */
export type ErrorReport = {
  code: number;
  title: string;
  class:
    | 'account'
    | 'blocked'
    | 'content'
    | 'filtered'
    | 'invalid-recipient'
    | 'opted-out'
    | 'registration'
    | 'request'
    | 'schedule'
    | 'sender'
    | 'throttled'
    | 'twilio'
    | 'unknown'
    | 'unreachable';
  /** Whether the same message may succeed later. Says nothing about whether Twilio accepted it the first time. */
  retryable: boolean;
  advice: string;
  /** Twilio's page about the code. */
  moreInfo: string;
};

/** One watched error in one window of five minutes. */
export type ErrorVelocity = {
  /** Its start, RFC 3339 UTC. */
  window: string;
  code: number;
  title: string;
  class:
    | 'account'
    | 'blocked'
    | 'content'
    | 'filtered'
    | 'invalid-recipient'
    | 'opted-out'
    | 'registration'
    | 'request'
    | 'schedule'
    | 'sender'
    | 'throttled'
    | 'twilio'
    | 'unknown'
    | 'unreachable';
  errors: number;
  /** Messages that came to an end in the window. */
  finals: number;
  /** Errors in finals, 0 to 1. */
  rate: number;
  /** 0 to 1; see `velocityScore`. */
  score: number;
  level: 'important' | 'urgent' | 'warning';
  advice: string;
};

export type ErrorsByCode = {
  /** The senders most concerned, and their shares of this code; messages that never got one are left out. */
  bySender: {
    from: string;
    count: number;
    /** 0 to 1. */
    share: number;
  }[];
  code: number;
  title: string;
  class:
    | 'account'
    | 'blocked'
    | 'content'
    | 'filtered'
    | 'invalid-recipient'
    | 'opted-out'
    | 'registration'
    | 'request'
    | 'schedule'
    | 'sender'
    | 'throttled'
    | 'twilio'
    | 'unknown'
    | 'unreachable';
  /** Whether the same message may succeed later. Says nothing about whether Twilio accepted it the first time. */
  retryable: boolean;
  advice: string;
  /** Twilio's page about the code. */
  moreInfo: string;
  count: number;
  /** 0 to 1. */
  share: number;
};

export type ErrorsReport = {
  /** RFC 3339 UTC. */
  since: string;
  /** Messages handed to Twilio, and those of them with an error. */
  messages: number;
  failures: number;
  byCode: ErrorsByCode[];
  byClass: {
    class:
      | 'account'
      | 'blocked'
      | 'content'
      | 'filtered'
      | 'invalid-recipient'
      | 'opted-out'
      | 'registration'
      | 'request'
      | 'schedule'
      | 'sender'
      | 'throttled'
      | 'twilio'
      | 'unknown'
      | 'unreachable';
    count: number;
    /** 0 to 1. */
    share: number;
  }[];
  /** Present when time ran out: the share of the ledger that was read, a fair sample of it. */
  sample?: {
    share: number;
  };
};

/** One thing wrong with a request: where, as a dotted path, and what. */
export type FieldError = {
  path: string;
  message: string;
};

/** What speaks against a send, and how much of it is concerned. */
export type Finding = {
  /** ISO 3166-1 alpha-2, of the recipients concerned; those whose number does not tell are left out. */
  countries: string[];
  messages: number;
  check: 'geo-permission' | 'media' | 'queue' | 'registration' | 'sender' | 'window';
  /** `blocked`: every one of these messages would fail. `at-risk`: some may, or may come late. */
  severity: 'at-risk' | 'blocked';
  problem: string;
  advice: string;
  /** Twilio's error code for what would happen. */
  code?: number;
};

/** What a run has finished of what refusals left to do. */
export type FinishedRefusals = {
  /** People whose refusal was settled. */
  people: number;
  /** Messages cancelled for them, and those that had left already. */
  canceled: number;
  tooLate: number;
  /** Whether nothing is left. */
  done: boolean;
};

/** How many messages got how far. A message counts in every stage it has passed. */
export type Funnel = {
  /** Twilio took them, scheduled ones among them. */
  accepted: number;
  /** Handed to the carrier or channel. */
  sent: number;
  /** On the handset, or on some of a group's. */
  delivered: number;
  read: number;
  undelivered: number;
  failed: number;
  canceled: number;
  /** With a link that a person followed. */
  clicked: number;
  /** Messages that people wrote to us. */
  inbound: number;
};

/** Shares, 0 to 1; null where there is nothing to take a share of. */
export type FunnelRates = {
  /** Delivered, of those with a known end. */
  delivery: number | null;
  /** Read and clicked, of the delivered ones. */
  read: number | null;
  click: number | null;
};

export type GeoPermissions = {
  /** `enabled` is absent where Twilio says nothing of a country. */
  permissions: {
    country: string;
    enabled?: boolean;
  }[];
  counts: {
    enabled: number;
    disabled: number;
  };
};

export type Health = {
  /** `degraded` where something that this stands on does not answer. */
  status: 'degraded' | 'ok';
  /** Of this backend. */
  version: string;
  /** The key that was sent, where it is known. */
  key?: {
    name: string;
    scope: 'admin' | 'read' | 'send';
  };
  /** What this stands on; told to known keys only. */
  dependencies?: DependencyStates;
};

export type ImportAnswer = {
  counts: {
    total: number;
    invalid: number;
    recorded: number;
    unrecorded: number;
  };
  results: ImportResult[];
  /** The first entry that is `unrecorded`. */
  next: {
    index: number;
  } | null;
};

export type ImportResult = {
  /** Position in the entries, or in the rows of the file. */
  index: number;
  to: string;
  /** `unrecorded`: the time was up before its turn came; send it again. */
  outcome: 'invalid' | 'recorded' | 'unrecorded';
  reason?: string;
};

export type JudgedBrand = {
  sid: string;
  state: 'missing' | 'pending' | 'registered' | 'rejected' | 'unknown';
  /** These as Twilio tells them; absent where it did not. */
  status?: string;
  type?: string;
  score?: number;
  identityStatus?: string;
};

export type JudgedCampaign = {
  sid: string;
  useCase: string;
  status: string;
  /** Its number at The Campaign Registry, once it has one. */
  campaignId?: string;
  brand: JudgedBrand;
  /** By carrier, as Twilio tells them. */
  rateLimits?: Record<string, unknown>;
  state: 'missing' | 'pending' | 'registered' | 'rejected' | 'unknown';
  problems: RegistrationProblem[];
};

export type JudgedTollFree = {
  /** Of the worst number, as any of them may be chosen to send. `not-needed`: the pool has none. */
  state: 'missing' | 'not-needed' | 'pending' | 'registered' | 'rejected' | 'unknown';
  /** One for each toll-free number of the pool: where it has several, the best. */
  verifications: JudgedVerification[];
};

export type JudgedVerification = {
  /** Absent, like `status`, where there is none, or Twilio did not tell. */
  sid?: string;
  status?: string;
  phoneNumber: string;
  numberSid: string;
  state: 'missing' | 'pending' | 'registered' | 'rejected' | 'unknown';
  problems: RegistrationProblem[];
};

export type LinkClicks = {
  link: string;
  /** Clicks by people. */
  total: number;
  /** People who clicked it. */
  unique: number;
  previews: number;
  bots: number;
  /** Share of the delivered messages whose recipient clicked this link, 0 to 1. */
  rate: number;
};

/** How a link-shortening domain stands. Times are RFC 3339 UTC. */
export type LinkDomain = {
  sid: string;
  /** Absent while it has no certificate, which is what tells the name. */
  name?: string;
  dns: {
    isValid: boolean;
    reason?: string;
  };
  certificate: {
    state: 'expired' | 'none' | 'pending' | 'valid';
    expiresAt?: string;
  };
  settings: LinkSettings;
};

export type LinkProblem = {
  problem: string;
  advice: string;
  /** What puts it right, where a call can. */
  action?: 'request-certificate' | 'set';
};

/** What a domain is told about its links. */
export type LinkSettings = {
  callbackUrl: string | null;
  fallbackUrl: string | null;
  continueOnFailure: boolean;
  disableHttps: boolean;
};

/** A message in a list, in either direction. Times are RFC 3339 UTC. */
export type ListedMessage = {
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
  sid: string;
  to: string;
  from?: string;
  status: string;
  /** The first error that was reported. */
  errorCode?: number;
  segments?: number;
  sendAt?: string;
  campaign?: string;
  recipient?: number;
  tags?: Record<string, string>;
};

/** What each task that ran has done. */
export type MaintenanceAnswer = {
  cancellations?: FinishedRefusals;
  /** Messages that were held here: handed to Twilio, and not handed over, each with its reason. */
  promoted?: number;
  skipped?: number;
  reconciled?: ReconcileAnswer;
  /** With `reconcile`, where texts are not kept for good: messages that Twilio has confirmed to be empty now. */
  redacted?: number;
  campaigns?: Revival;
  /** Whether nothing is left to do for now; otherwise the next run goes on. */
  done: boolean;
};

export type MaintenanceRunRequest = {
  /** Which of them to run. */
  tasks?: ('cancellations' | 'promote' | 'campaigns' | 'reconcile')[];
};

export type MessageList = {
  messages: ListedMessage[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
  /** With `words`: Twilio did not tell those of the messages we sent. Asked again, it may. */
  wordsMissing?: true;
};

/** Rules: body: one of body, contentSid and mediaUrls is needed; contentSid: a Content template brings its own body and media. */
export type MessagesBulkRequest = {
  /** Who gets it: a phone number each, or an object with more about them. */
  recipients: (
    | string
    | {
        /** A phone number in any usual form with its country code, alone or behind `whatsapp:`, `rcs:` or `messenger:`. */
        to: string;
        /** Values for this recipient. */
        variables?: Record<string, string | number>;
        /** Where they are, for local times and quiet hours; told by the number unless given. Rules: must be an IANA time zone such as Europe/Berlin. */
        timeZone?: string;
      }
  )[];
  /** The text, with `{{name}}` or `{{name|default}}` for what differs from one recipient to the next. */
  body?: string;
  /** A Content template, in place of a body and media. */
  contentSid?: string;
  /** Values for the template, by name; a recipient's own come first. */
  contentVariables?: Record<string, string | number>;
  /** Pictures and other media. */
  mediaUrls?: string[];
  /** A sender of the service; Twilio chooses one unless told. */
  from?: string;
  /** How long it may wait at Twilio before it is dropped, in seconds. */
  validityPeriod?: number;
  /** Links become short ones, whose clicks are counted. */
  shortenUrls?: boolean;
  /** Characters that make a text longer are replaced by similar ones. */
  smartEncoded?: boolean;
  /** Whether Twilio's fraud protection looks at it. */
  riskCheck?: 'enable' | 'disable';
  /** What it is about. What nobody may miss, such as `otp`, knows no quiet hours. */
  messageIntent?:
    | 'otp'
    | 'notifications'
    | 'marketing'
    | 'fraud'
    | 'security'
    | 'customercare'
    | 'delivery'
    | 'education'
    | 'polling'
    | 'announcements'
    | 'events';
  /** Whether Twilio keeps the text. */
  contentRetention?: 'retain' | 'discard';
  /** Whether Twilio keeps the number. */
  addressRetention?: 'retain' | 'obfuscate';
  /** Labels of your own, which come back with what became of it. Rules: takes at most 10 tags. */
  tags?: Record<string, string>;
  /** A URL of yours for delivery reports, in place of this backend's, which then learns nothing of the delivery by itself. */
  statusCallback?: string;
  /** What becomes of a message that would come in the recipient's quiet hours: it waits, is not sent, or comes all the same. */
  quietHours?: 'hold' | 'block' | 'ignore';
  /** Sends also where every message would fail. */
  preflight?: 'ignore';
};

export type MessagesCancelRequest =
  | {
      /** Of one message, or of a series and all that is to come of it. */
      sid: string;
    }
  | {
      /** Whose: everything that waits for this person. */
      to: string;
    }
  | {
      /** Of a call or a campaign: everything that waits of it. */
      campaignId: string;
    };

/** Rules: body: one of body, contentSid and mediaUrls is needed; contentSid: a Content template brings its own body and media; sendAt: give either "sendAt", an instant, or "localTime", or neither. */
export type MessagesPreviewRequest = {
  /** Who gets it: a phone number each, or an object with more about them. */
  recipients: (
    | string
    | {
        /** A phone number in any usual form with its country code, alone or behind `whatsapp:`, `rcs:` or `messenger:`. */
        to: string;
        /** Values for this recipient. */
        variables?: Record<string, string | number>;
        /** Where they are, for local times and quiet hours; told by the number unless given. Rules: must be an IANA time zone such as Europe/Berlin. */
        timeZone?: string;
      }
  )[];
  /** The text, with `{{name}}` or `{{name|default}}` for what differs from one recipient to the next. */
  body?: string;
  /** A Content template, in place of a body and media. */
  contentSid?: string;
  /** Values for the template, by name; a recipient's own come first. */
  contentVariables?: Record<string, string | number>;
  /** Pictures and other media. */
  mediaUrls?: string[];
  /** A sender of the service; Twilio chooses one unless told. */
  from?: string;
  /** How long it may wait at Twilio before it is dropped, in seconds. */
  validityPeriod?: number;
  /** Links become short ones, whose clicks are counted. */
  shortenUrls?: boolean;
  /** Characters that make a text longer are replaced by similar ones. */
  smartEncoded?: boolean;
  /** Whether Twilio's fraud protection looks at it. */
  riskCheck?: 'enable' | 'disable';
  /** What it is about. What nobody may miss, such as `otp`, knows no quiet hours. */
  messageIntent?:
    | 'otp'
    | 'notifications'
    | 'marketing'
    | 'fraud'
    | 'security'
    | 'customercare'
    | 'delivery'
    | 'education'
    | 'polling'
    | 'announcements'
    | 'events';
  /** Whether Twilio keeps the text. */
  contentRetention?: 'retain' | 'discard';
  /** Whether Twilio keeps the number. */
  addressRetention?: 'retain' | 'obfuscate';
  /** Labels of your own, which come back with what became of it. Rules: takes at most 10 tags. */
  tags?: Record<string, string>;
  /** A URL of yours for delivery reports, in place of this backend's, which then learns nothing of the delivery by itself. */
  statusCallback?: string;
  /** What becomes of a message that would come in the recipient's quiet hours: it waits, is not sent, or comes all the same. */
  quietHours?: 'hold' | 'block' | 'ignore';
  /** Sends also where every message would fail. */
  preflight?: 'ignore';
  /** An instant at which it would be sent. */
  sendAt?: string;
  /** A time at which it would be sent, as the clocks of `timeZone` show it. Rules: is no time in the calendar. */
  localTime?: string;
  /** An IANA time zone; each recipient's own unless told. Rules: must be an IANA time zone such as Europe/Berlin. */
  timeZone?: string;
  /** A pace to calculate with, in messages a second. */
  perSecond?: number;
  /** Of the campaign; means nothing here. */
  name?: string;
  /** Of the campaign. */
  pace?: {
    /** Messages a second, at most. */
    perSecond: number;
  };
  /** Of the campaign: hours of the day in which it may send. */
  window?: {
    /** `HH:MM`. */
    start: string;
    /** `HH:MM`. */
    end: string;
    /** An IANA time zone; `DEFAULT_TIME_ZONE` unless told. Rules: must be an IANA time zone such as Europe/Berlin. */
    timeZone?: string;
  };
};

/** Rules: sendAt: give either "sendAt", an instant, or "localTime". */
export type MessagesRescheduleRequest = {
  /** Of the message that waits. */
  sid: string;
  /** What becomes of a message that would come in the recipient's quiet hours: it waits, is not sent, or comes all the same. */
  quietHours?: 'hold' | 'block' | 'ignore';
  /** An instant. */
  sendAt?: string;
  /** A time as the clocks of `timeZone` show it. Rules: is no time in the calendar. */
  localTime?: string;
  /** An IANA time zone; each recipient's own unless told. Rules: must be an IANA time zone such as Europe/Berlin. */
  timeZone?: string;
};

/** Rules: body: one of body, contentSid and mediaUrls is needed; contentSid: a Content template brings its own body and media; sendAt: give either "sendAt", an instant, or "localTime"; recurrence: what recurs does so at a local time: give "localTime"; recurrence.until: is an instant: give "timeZone", or a date. */
export type MessagesScheduleRequest = {
  /** Who gets it: a phone number each, or an object with more about them. */
  recipients: (
    | string
    | {
        /** A phone number in any usual form with its country code, alone or behind `whatsapp:`, `rcs:` or `messenger:`. */
        to: string;
        /** Values for this recipient. */
        variables?: Record<string, string | number>;
        /** Where they are, for local times and quiet hours; told by the number unless given. Rules: must be an IANA time zone such as Europe/Berlin. */
        timeZone?: string;
      }
  )[];
  /** The text, with `{{name}}` or `{{name|default}}` for what differs from one recipient to the next. */
  body?: string;
  /** A Content template, in place of a body and media. */
  contentSid?: string;
  /** Values for the template, by name; a recipient's own come first. */
  contentVariables?: Record<string, string | number>;
  /** Pictures and other media. */
  mediaUrls?: string[];
  /** A sender of the service; Twilio chooses one unless told. */
  from?: string;
  /** How long it may wait at Twilio before it is dropped, in seconds. */
  validityPeriod?: number;
  /** Links become short ones, whose clicks are counted. */
  shortenUrls?: boolean;
  /** Characters that make a text longer are replaced by similar ones. */
  smartEncoded?: boolean;
  /** Whether Twilio's fraud protection looks at it. */
  riskCheck?: 'enable' | 'disable';
  /** What it is about. What nobody may miss, such as `otp`, knows no quiet hours. */
  messageIntent?:
    | 'otp'
    | 'notifications'
    | 'marketing'
    | 'fraud'
    | 'security'
    | 'customercare'
    | 'delivery'
    | 'education'
    | 'polling'
    | 'announcements'
    | 'events';
  /** Whether Twilio keeps the text. */
  contentRetention?: 'retain' | 'discard';
  /** Whether Twilio keeps the number. */
  addressRetention?: 'retain' | 'obfuscate';
  /** Labels of your own, which come back with what became of it. Rules: takes at most 10 tags. */
  tags?: Record<string, string>;
  /** A URL of yours for delivery reports, in place of this backend's, which then learns nothing of the delivery by itself. */
  statusCallback?: string;
  /** What becomes of a message that would come in the recipient's quiet hours: it waits, is not sent, or comes all the same. */
  quietHours?: 'hold' | 'block' | 'ignore';
  /** Sends also where every message would fail. */
  preflight?: 'ignore';
  /** An instant. */
  sendAt?: string;
  /** A time as the clocks of `timeZone` show it. Rules: is no time in the calendar. */
  localTime?: string;
  /** An IANA time zone; each recipient's own unless told. Rules: must be an IANA time zone such as Europe/Berlin. */
  timeZone?: string;
  /** How it repeats. Rules: give either "until" or "count"; give "monthDay" or "weekday", not both. */
  recurrence?:
    | {
        /** How often. */
        frequency: 'daily';
        /** In every how many days, weeks or months. */
        interval?: number;
        /** The last day, or the last instant. */
        until?: string;
        /** How many times in all. */
        count?: number;
        /** Days on which it does not happen. */
        except?: string[];
      }
    | {
        /** How often. */
        frequency: 'weekly';
        /** On which days of the week; that of `localTime` unless told. */
        weekdays?: ('monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday')[];
        /** In every how many days, weeks or months. */
        interval?: number;
        /** The last day, or the last instant. */
        until?: string;
        /** How many times in all. */
        count?: number;
        /** Days on which it does not happen. */
        except?: string[];
      }
    | {
        /** How often. */
        frequency: 'monthly';
        /** On which day of the month; that of `localTime` unless told. */
        monthDay?: number | 'last';
        /** On which weekday of the month, in place of a day. */
        weekday?: {
          /** Which of its kind in the month. */
          nth: 1 | 2 | 3 | 4 | 5 | 'last';
          /** Which weekday. */
          day: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
        };
        /** In every how many days, weeks or months. */
        interval?: number;
        /** The last day, or the last instant. */
        until?: string;
        /** How many times in all. */
        count?: number;
        /** Days on which it does not happen. */
        except?: string[];
      };
};

/** Rules: body: one of body, contentSid and mediaUrls is needed; contentSid: a Content template brings its own body and media; body: at most 1600 characters. */
export type MessagesSendRequest = {
  /** A phone number in any usual form with its country code, alone or behind `whatsapp:`, `rcs:` or `messenger:`. */
  to: string;
  /** The text, with `{{name}}` or `{{name|default}}` for what differs from one recipient to the next. */
  body?: string;
  /** A Content template, in place of a body and media. */
  contentSid?: string;
  /** Values for the template, by name; a recipient's own come first. */
  contentVariables?: Record<string, string | number>;
  /** Pictures and other media. */
  mediaUrls?: string[];
  /** A sender of the service; Twilio chooses one unless told. */
  from?: string;
  /** How long it may wait at Twilio before it is dropped, in seconds. */
  validityPeriod?: number;
  /** Links become short ones, whose clicks are counted. */
  shortenUrls?: boolean;
  /** Characters that make a text longer are replaced by similar ones. */
  smartEncoded?: boolean;
  /** Whether Twilio's fraud protection looks at it. */
  riskCheck?: 'enable' | 'disable';
  /** What it is about. What nobody may miss, such as `otp`, knows no quiet hours. */
  messageIntent?:
    | 'otp'
    | 'notifications'
    | 'marketing'
    | 'fraud'
    | 'security'
    | 'customercare'
    | 'delivery'
    | 'education'
    | 'polling'
    | 'announcements'
    | 'events';
  /** Whether Twilio keeps the text. */
  contentRetention?: 'retain' | 'discard';
  /** Whether Twilio keeps the number. */
  addressRetention?: 'retain' | 'obfuscate';
  /** Labels of your own, which come back with what became of it. Rules: takes at most 10 tags. */
  tags?: Record<string, string>;
  /** A URL of yours for delivery reports, in place of this backend's, which then learns nothing of the delivery by itself. */
  statusCallback?: string;
  /** What becomes of a message that would come in the recipient's quiet hours: it waits, is not sent, or comes all the same. */
  quietHours?: 'hold' | 'block' | 'ignore';
  /** Sends also where every message would fail. */
  preflight?: 'ignore';
  /** When, at most 35 days ahead; now unless told. */
  sendAt?: string;
};

export type OptOutCheck = {
  to: string;
  optedOut: boolean;
  /** How it came to this; absent for somebody who never said anything about it. */
  consent?: {
    /** When it happened, as far as is known. RFC 3339 UTC. */
    at: string;
    state: 'opted-in' | 'opted-out';
    /** What became of the messages that waited for the person when they opted out the last time. */
    canceled?: CanceledCount;
    /** Who did it, by the name of their API key, and what they noted. */
    by?: string;
    /** All other changes, latest first: those before, and what has only said the same again since. */
    history: ConsentChange[];
    source:
      | 'advanced-opt-out'
      | 'consent-api'
      | 'delivery-error'
      | 'import'
      | 'keyword'
      | 'operator'
      | 'plain-language'
      | 'send-error'
      | 'whatsapp';
    /** The message that caused it. */
    messageSid?: string;
    note?: string;
  };
  /** What waited for them and was cancelled when they opted out. It stays cancelled when they come back. */
  canceled?: {
    sid: string;
    sendAt: string;
    canceledAt: string;
  }[];
};

export type OptOutList = {
  optOuts: {
    /** When it happened, as far as is known. RFC 3339 UTC. */
    at: string;
    state: 'opted-in' | 'opted-out';
    /** What became of the messages that waited for the person when they opted out the last time. */
    canceled?: CanceledCount;
    /** Who did it, by the name of their API key, and what they noted. */
    by?: string;
    /** All other changes, latest first: those before, and what has only said the same again since. */
    history: ConsentChange[];
    source:
      | 'advanced-opt-out'
      | 'consent-api'
      | 'delivery-error'
      | 'import'
      | 'keyword'
      | 'operator'
      | 'plain-language'
      | 'send-error'
      | 'whatsapp';
    /** The message that caused it. */
    messageSid?: string;
    note?: string;
    to: string;
  }[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
};

export type OptOutsAddRequest = {
  /** Whose: a phone number, or one behind a channel such as `whatsapp:`. */
  to: string;
  /** Where it was learned. */
  source?:
    | 'advanced-opt-out'
    | 'keyword'
    | 'plain-language'
    | 'send-error'
    | 'delivery-error'
    | 'whatsapp'
    | 'operator'
    | 'import'
    | 'consent-api';
  /** What there is to say about it. */
  note?: string;
};

export type OptOutsImportRequest =
  | {
      /** One for each change, in any order. */
      entries: {
        /** Whose: a phone number, or one behind a channel such as `whatsapp:`. */
        to: string;
        /** What they said; `opted-out` unless told. */
        state?: 'opted-out' | 'opted-in';
        /** When they said so; now unless told. */
        at?: string;
        /** What there is to say about it. */
        note?: string;
      }[];
    }
  | {
      /** The text of a CSV file with the columns `to`, `state`, `at` and `note`. */
      csv: string;
    };

export type OptOutsPostReviewRequest = {
  /** Whose messages. */
  to: string;
  /** Whether it was a refusal. */
  decision: 'opt-out' | 'keep';
};

export type OptOutsRemoveRequest =
  | {
      /** Whose: a phone number, or one behind a channel such as `whatsapp:`. */
      to: string;
      /** Why, for whoever asks later. */
      note: string;
      /** `bad-numbers` where the number, and not the person, was given up. */
      list?: 'opt-outs';
    }
  | {
      /** The number is good after all, in place of the person's return. */
      list: 'bad-numbers';
      /** A phone number. */
      to: string;
      /** Why it is good after all. */
      note: string;
    };

export type Overview = {
  /** RFC 3339 UTC. */
  since: string;
  until: string;
  funnel: Funnel;
  rates: FunnelRates;
  /** Between Twilio's acceptance and the handset's, of half of the delivered messages at most; null without any. */
  medianSecondsToDelivery: number | null;
  bucketSeconds: number;
  buckets: Bucket[];
  /** Present when time ran out: the share of the ledger that was read, a fair sample of it. */
  sample?: {
    share: number;
  };
};

/** Why a campaign is paused: somebody asked for it, or it would only have gone on failing. */
export type PauseReason = {
  /** RFC 3339 UTC. */
  at: string;
  by: 'guard' | 'operator';
  /** Twilio's code for what went wrong. */
  code?: number;
  reason: string;
  advice?: string;
};

/** A member of a Messaging Service's sender pool. */
export type PoolSender = {
  type: 'alpha-sender' | 'channel-sender' | 'country-alpha-sender' | 'phone-number' | 'short-code';
  /** PN…, SC…, AI… or XE…, by its type. */
  sid: string;
  /** As messages come from it: E.164, digits, a name, or `whatsapp:+…` and the like. */
  address: string;
  /** ISO 3166-1 alpha-2: where a number is at home, or the one country that a name is for. */
  country?: string;
  /** Such as `SMS` and `MMS`, as Twilio tells them. */
  capabilities: string[];
};

export type Preflight = {
  /** `blocked`: every message would fail. `at-risk`: something speaks against it. */
  verdict: 'at-risk' | 'blocked' | 'ready';
  /** What blocks messages first, then what concerns most of them. */
  findings: Finding[];
  course: Course;
};

export type Preview = {
  /** Fields of the template, and how many rows have no value for them. */
  missingVariables: Record<string, number>;
  counts: {
    total: number;
    invalid: number;
    duplicate: number;
    suppressed: number;
    sendable: number;
  };
  /** Who of those that are `suppressed` is so for what. */
  suppressedBy: {
    quietHours: number;
    optedOut: number;
    knownBad: number;
  };
  /** The first 100. */
  problems: PreviewProblem[];
  /** Messages to what looks like a landline. They are sent all the same. The first ten. */
  landlines: {
    count: number;
    examples: {
      index: number;
      to: string;
    }[];
  };
  cost: Cost;
  /** Messages that quiet hours move, to between these times, and those that they keep from being sent. RFC 3339 UTC. */
  quietHours: {
    held: number;
    blocked: number;
    earliest?: string;
    latest?: string;
  };
  /** How many messages have their time in which zone; empty where all go at once, whatever the hour. */
  timeZones: Record<string, number>;
  /** How long it takes until everything has left Twilio, without the time in which it may not be sent. */
  estimatedSeconds: number;
  throughput: Throughput;
  /** What speaks against sending it. */
  preflight: Preflight;
  /** When the last message leaves, if it were sent now. RFC 3339 UTC. Absent where none does, or not within a year. */
  finishesAt?: string;
  samples: Sample[];
  segments: {
    total: number;
    perMessage: {
      min: number;
      max: number;
    };
  };
  /** Absent where no message has a text that is billed by segment. */
  encoding?: 'GSM-7' | 'UCS-2' | 'mixed';
  /** The 100 that are in the most messages. */
  unicode: UnicodeCharacter[];
  /** What `smartEncoded` would make of it. */
  smartEncoding: {
    segments: number;
    saved: number;
  };
};

/** A row that would not be sent. */
export type PreviewProblem = {
  index: number;
  to: string;
  outcome: 'invalid' | 'suppressed';
  reason: string;
};

/** A refusal, as RFC 9457 has it (`application/problem+json`). What it has beside the standard members depends on its code. */
export type ProblemDocument = {
  type: 'about:blank';
  /** Of the code: the same for every refusal of its kind. */
  title: string;
  /** The HTTP status. */
  status: number;
  /** For whoever called: what was wrong with this call, and what to do. */
  detail: string;
  /** What was refused, by name. */
  code:
    | 'campaign-over'
    | 'forbidden'
    | 'idempotency-key-in-progress'
    | 'idempotency-key-reused'
    | 'idempotency-key-spent'
    | 'internal-error'
    | 'invalid-body'
    | 'invalid-request'
    | 'misconfigured'
    | 'not-found'
    | 'not-reschedulable'
    | 'outcome-unknown'
    | 'preflight-failed'
    | 'quiet-hours'
    | 'recipient-opted-out'
    | 'recipient-unreachable'
    | 'send-at-outside-window'
    | 'sender-objection'
    | 'service-ambiguous'
    | 'throttled'
    | 'timed-out'
    | 'too-many-entries'
    | 'too-many-recipients'
    | 'twilio-refused'
    | 'unauthorized'
    | 'unavailable';
  /** What is wrong with the request, field by field. */
  errors?: FieldError[];
  /** With `twilio-refused`: Twilio's error, explained. */
  twilio?: ErrorReport;
  /** With `too-many-…`: how many one call takes. With `invalid-body` and 413: how many bytes or fields a body may have. */
  limit?: number;
  /** With `preflight-failed`: why every message would fail. */
  findings?: {
    check: 'geo-permission' | 'media' | 'queue' | 'registration' | 'sender' | 'window';
    /** `blocked`: every one of these messages would fail. `at-risk`: some may, or may come late. */
    severity: 'at-risk' | 'blocked';
    problem: string;
    advice: string;
    /** Twilio's error code for what would happen. */
    code?: number;
    countries: string[];
  }[];
  /** With `service-ambiguous`: the services of that name. */
  sids?: string[];
  /** With `sender-objection`: the rule that was broken. */
  rule?:
    | 'alpha-sender-country'
    | 'alpha-sender-form'
    | 'in-another-service'
    | 'last-sender'
    | 'no-sms'
    | 'pool-full'
    | 'second-toll-free';
  /** With `sender-objection`: whether `force` overrides it. */
  overridable?: boolean;
};

export type PushAnswer = {
  counts: {
    unknown: number;
    total: number;
    invalid: number;
    accepted: number;
    rejected: number;
    unsent: number;
  };
  results: PushResult[];
};

/** What became of one row. `rejected`: Twilio refused it; `invalid`: it was not sent, for its `reason`; `unknown`: Twilio gave no answer; `unsent`: there was no time. What is `unknown` or `unsent` may safely be given again as it is. */
export type PushResult = {
  /** Position in the request's items. */
  index: number;
  /** E.164, or as it was written where that is no number. */
  to: string;
  outcome: 'accepted' | 'invalid' | 'rejected' | 'unknown' | 'unsent';
  reason?: string;
  error?: ErrorReport;
  /** What Twilio found wrong with the item, in its own words, such as `INVALID_ZIP_CODE`. */
  faults?: string[];
  /** Whether what was accepted also stands in our own ledger, where it belongs there. Give a row again that does not. */
  recorded?: boolean;
};

/** Messages that quiet hours have moved to a later time, and those that were not sent because of them. */
export type QuietHoursCount = {
  held: number;
  blocked: number;
};

export type RecentList = {
  messages: RecentMessage[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
};

/** A message as Twilio lists it, in either direction. */
export type RecentMessage = {
  sid: string;
  direction: 'inbound' | 'outbound';
  to: string;
  from?: string;
  status: string;
  errorCode?: number;
  body: string;
  /** How many files came with it. */
  media: number;
  /** When Twilio took it. RFC 3339 UTC. */
  at: string;
};

/** A row of a campaign, with what became of it. */
export type RecipientEntry = {
  /** Position in the campaign. */
  index: number;
  to: string;
  /** Of sending; `pending` where it is still to come. */
  outcome:
    | 'accepted'
    | 'duplicate'
    | 'invalid'
    | 'pending'
    | 'rejected'
    | 'suppressed'
    | 'unknown'
    | 'unsent';
  sid?: string;
  /** Of an accepted message, as far as it is known. */
  status?: string;
  errorCode?: number;
  /** Why a row is invalid, a duplicate, rejected, suppressed, or did not arrive. */
  reason?: string;
  /** RFC 3339 UTC, where it waits or has waited for that. */
  sendAt?: string;
  /** By people. */
  clicks?: number;
};

export type RecipientList = {
  recipients: RecipientEntry[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
};

export type ReconcileAnswer = {
  /** Messages looked at. */
  checked: number;
  /** Those of them that Twilio was asked about. */
  fetched: number;
  /** Those whose status the ledger then learned. */
  updated: number;
  /** Those that Twilio no longer knows. */
  gone: number;
  /** Whether the ledger was read to its end with nothing left undone. Otherwise the next run goes on from here. */
  done: boolean;
};

/** Something that keeps messages from being carried, and what to do about it. */
export type RegistrationProblem = {
  /** Twilio's, where it named one. */
  code?: number;
  /** The fields of the registration that are meant, as Twilio names them. */
  fields?: string[];
  problem: string;
  advice: string;
};

export type RescheduleAnswer = {
  canceled: {
    sid: string;
  };
  scheduled: {
    /** Twilio's SID, or, of one that is held here, ours. */
    sid: string;
    status: 'held' | 'scheduled';
    /** RFC 3339 UTC. */
    sendAt: string;
    timeZone?: string;
    /** Whether quiet hours have moved it. */
    held?: true;
  };
};

export type ReviewList = {
  reviews: {
    at: string;
    body: string;
    sid: string;
    decision?: {
      is: 'keep' | 'opt-out';
      by: string;
      at: string;
    };
    to: string;
    decideBy: string;
  }[];
  next: string | null;
};

/** What was done for campaigns that nobody moved on. */
export type Revival = {
  /** Campaigns that are running, and those of them for which a run was called. */
  running: number;
  revived: number;
  /** Whether every one of them is being worked on. */
  done: boolean;
};

/** A row that will not be sent. */
export type RowProblem = {
  /** Position in the whole campaign. */
  index: number;
  to: string;
  outcome: 'duplicate' | 'invalid';
  reason: string;
};

export type RunAnswer = {
  id: string;
  state: 'canceled' | 'completed' | 'draft' | 'paused' | 'running';
  counts: {
    unknown: number;
    accepted: number;
    rejected: number;
    suppressed: number;
    unsent: number;
    total: number;
    pending: number;
    invalid: number;
    duplicate: number;
  };
  ranForMs: number;
  /** Whether nothing is left to do: the campaign is completed or canceled, or paused until somebody resumes it. */
  done: boolean;
  /** RFC 3339 UTC: when its window opens, outside of which nothing is sent. */
  waitingUntil?: string;
  pausedBecause?: PauseReason;
};

export type SafeListAnswer = {
  to: string;
  listed: boolean;
};

/** One message as it would leave. */
export type Sample = {
  to: string;
  body?: string;
  contentVariables?: Record<string, number | string>;
  segments: number;
  encoding?: 'GSM-7' | 'UCS-2';
  /** RFC 3339 UTC, where it is for later. */
  sendAt?: string;
  timeZone?: string;
};

export type ScheduleAnswer = {
  /** Of this call: lists and cancels all that waits of it. */
  campaignId: string;
  /** Of what recurs: cancels the whole of it. */
  seriesSid?: string;
  counts: {
    unknown: number;
    total: number;
    invalid: number;
    duplicate: number;
    accepted: number;
    rejected: number;
    suppressed: number;
    unsent: number;
  };
  results: SendResult[];
  /** Set when the call ended before it had tried everyone: the first row that is `unsent`. Rows behind it may have been accepted: send again those whose outcome is `unsent`, and not all from here on. */
  next: {
    index: number;
  } | null;
  /** Set when an error of the account ended the call: nothing can be sent before it is mended. */
  stopped?: {
    code: number;
    advice: string;
  };
};

export type ScheduledList = {
  messages: ScheduledMessage[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
};

export type ScheduledMessage = {
  sid: string;
  to: string;
  /** `scheduled`: at Twilio; `held`: here, until Twilio takes it; `left`: its time has come; or why it waits no longer. */
  status:
    | 'canceled'
    | 'gone'
    | 'handed-over'
    | 'held'
    | 'left'
    | 'refused'
    | 'scheduled'
    | 'skipped'
    | 'too-late';
  /** RFC 3339 UTC. */
  sendAt: string;
  timeZone?: string;
  campaignId?: string;
  seriesSid?: string;
  body?: string;
  /** Where it waits no longer: since when, and what there is to say about it. */
  endedAt?: string;
  reason?: string;
};

export type SendManyAnswer = {
  counts: {
    unknown: number;
    total: number;
    invalid: number;
    duplicate: number;
    accepted: number;
    rejected: number;
    suppressed: number;
    unsent: number;
  };
  results: SendResult[];
  /** Set when the call ended before it had tried everyone: the first row that is `unsent`. Rows behind it may have been accepted: send again those whose outcome is `unsent`, and not all from here on. */
  next: {
    index: number;
  } | null;
  /** Set when an error of the account ended the call: nothing can be sent before it is mended. */
  stopped?: {
    code: number;
    advice: string;
  };
};

export type SendResult = {
  /** Position in the request's recipients. */
  index: number;
  to: string;
  outcome: 'accepted' | 'duplicate' | 'invalid' | 'rejected' | 'suppressed' | 'unknown' | 'unsent';
  sid?: string;
  status?: string;
  /** As Twilio counts them. */
  segments?: number;
  /** RFC 3339, on messages that were scheduled. */
  sendAt?: string;
  /** The IANA zone its time was chosen in, and how that was found. */
  timeZone?: string;
  timeZoneFrom?: 'area-code' | 'country' | 'default' | 'number' | 'recipient' | 'request';
  /** Whether quiet hours have moved it. */
  held?: true;
  /** Whether it was not sent because of quiet hours. */
  blocked?: true;
  /** Why a row is invalid or suppressed, in words. */
  reason?: string;
  /** The row this one repeats. */
  duplicateOf?: number;
  error?: ErrorReport;
};

/** When a campaign may send: hours of the day in one zone. */
export type SendWindow = {
  /** IANA; `DEFAULT_TIME_ZONE` where absent. */
  timeZone?: string;
  end: string;
  start: string;
};

/** How the messages of one sender fared. */
export type SenderHealth = {
  /** Messages that left by it, and those of them with a known end. */
  messages: number;
  ended: number;
  delivered: number;
  failed: number;
  /** Failed of ended, 0 to 1; null where none has ended. */
  errorRate: number | null;
  /** Those that carriers or Twilio took for unwanted (30007). */
  filtered: number;
  /** `filtered`: more of them than can be chance. `failing`: half of the messages do not arrive. */
  warning?: 'failing' | 'filtered';
};

export type SenderList = {
  /** From when on health is told, RFC 3339 UTC. */
  since: string;
  senders: {
    type: 'alpha-sender' | 'channel-sender' | 'country-alpha-sender' | 'phone-number' | 'short-code';
    /** PN…, SC…, AI… or XE…, by its type. */
    sid: string;
    /** As messages come from it: E.164, digits, a name, or `whatsapp:+…` and the like. */
    address: string;
    /** ISO 3166-1 alpha-2: where a number is at home, or the one country that a name is for. */
    country?: string;
    /** Such as `SMS` and `MMS`, as Twilio tells them. */
    capabilities: string[];
    health: SenderHealth;
  }[];
  /** Senders outside the pool that messages have left by. */
  others: {
    address: string;
    health: SenderHealth;
  }[];
  /** Present when time ran out: the share of the ledger that was read, a fair sample of it. */
  sample?: {
    share: number;
  };
};

export type SendersAddRequest =
  | {
      /** The kind of sender. */
      type: 'phone-number';
      /** Its SID in the account. */
      sid: string;
      /** Overrides the rules of the pool that are only advice. */
      force?: boolean;
    }
  | {
      /** The kind of sender. */
      type: 'short-code';
      /** Its SID in the account. */
      sid: string;
      /** Overrides the rules of the pool that are only advice. */
      force?: boolean;
    }
  | {
      /** The kind of sender. */
      type: 'channel-sender';
      /** Its SID in the account. */
      sid: string;
      /** Overrides the rules of the pool that are only advice. */
      force?: boolean;
    }
  | {
      /** The kind of sender. */
      type: 'alpha-sender';
      /** The name that recipients see. */
      alphaSender: string;
      /** Overrides the rules of the pool that are only advice. */
      force?: boolean;
    }
  | {
      /** The kind of sender. */
      type: 'country-alpha-sender';
      /** The name that recipients see. */
      alphaSender: string;
      /** The country it is for: ISO 3166-1 alpha-2. */
      countryCode: string;
      /** Overrides the rules of the pool that are only advice. */
      force?: boolean;
    };

export type SendersRemoveRequest = {
  /** The kind of sender. */
  type: 'phone-number' | 'short-code' | 'alpha-sender' | 'country-alpha-sender' | 'channel-sender';
  /** Its SID in the pool. */
  sid: string;
  /** Overrides the rules of the pool that are only advice. */
  force?: boolean;
};

export type SentAnswer = {
  sid: string;
  status: string;
  to: string;
  segments?: number;
  encoding?: string;
  /** RFC 3339 UTC, where the message was scheduled. */
  sendAt?: string;
  timeZone?: string;
  /** Whether quiet hours have moved it. */
  held?: true;
};

export type ServiceApplyRequest = {
  /** Says what it would change, and changes nothing. */
  dryRun?: boolean;
  /** Takes senders out of the pool that messaging-service.json does not name. */
  removeSenders?: boolean;
  /** Overrides the rules of the pool that are only advice. */
  force?: boolean;
};

export type ServiceCreateRequest = {
  /** Its name; that of messaging-service.json unless told. */
  friendlyName?: string;
};

export type ServiceLinks = {
  /** Null where neither messaging-service.json nor LINK_DOMAIN_SID names one and the service has none. */
  domain: LinkDomain | null;
  /** Whether the service shortens its links to this domain. */
  isAttached: boolean;
  /** Whether the domain reports clicks to this deployment. */
  reportsClicks: boolean;
  /** What keeps links from being shortened or clicks from being counted, and what to do. */
  problems: LinkProblem[];
};

export type ServiceList = {
  services: {
    sid: string;
    friendlyName: string;
    usecase: string;
    /** Whether it is the one that this deployment sends through. */
    isOwn: boolean;
    /** Whether its US A2P campaign is registered. */
    isA2pRegistered: boolean;
    /** RFC 3339 UTC. */
    createdAt: string;
  }[];
};

/** Rules: action: must be "set" where there are settings. */
export type ServicePostLinksRequest = {
  /** `set` has the service shorten its links to the domain and the domain report clicks here. */
  action: 'set' | 'request-certificate';
  /** Where a link leads that is not known, or no longer. */
  fallbackUrl?: string;
  /** Whether a message is sent with its long link where shortening fails. */
  continueOnFailure?: boolean;
  /** Whether short links begin with http. */
  disableHttps?: boolean;
};

/** A number that is not to be texted any more, as callers of this backend see it. */
export type ShownBadNumber = {
  /** What the error means. */
  title: string;
  /** When that became certain (RFC 3339 UTC), and by which error. */
  since: string;
  code: number;
  /** Messages that failed because of the number; no more than about ten are counted. */
  failures: number;
};

export type ShownCampaign = {
  counts: {
    unknown: number;
    accepted: number;
    rejected: number;
    suppressed: number;
    unsent: number;
    total: number;
    pending: number;
    invalid: number;
    duplicate: number;
    read: number;
    queued: number;
    sent: number;
    failed: number;
    delivered: number;
    undelivered: number;
    clicked: number;
  };
  /** Messages by the time they were accepted, from the first to the last; none where none was. */
  bucketSeconds: number;
  buckets: Bucket[];
  /** Why messages were refused or did not arrive, the commonest reasons first. */
  errors: {
    failures: number;
    byCode: ErrorsByCode[];
    byClass: {
      class:
        | 'account'
        | 'blocked'
        | 'content'
        | 'filtered'
        | 'invalid-recipient'
        | 'opted-out'
        | 'registration'
        | 'request'
        | 'schedule'
        | 'sender'
        | 'throttled'
        | 'twilio'
        | 'unknown'
        | 'unreachable';
      count: number;
      /** 0 to 1. */
      share: number;
    }[];
  };
  /** What is sent, and how. */
  message: {
    /** A sender of the service; Twilio chooses one unless told. */
    from?: string;
    /** The text, with `{{name}}` or `{{name|default}}` for what differs from one recipient to the next. */
    body?: string;
    /** How long it may wait at Twilio before it is dropped, in seconds. */
    validityPeriod?: number;
    /** Links become short ones, whose clicks are counted. */
    shortenUrls?: boolean;
    /** Characters that make a text longer are replaced by similar ones. */
    smartEncoded?: boolean;
    /** Whether Twilio's fraud protection looks at it. */
    riskCheck?: 'disable' | 'enable';
    /** What it is about. What nobody may miss, such as `otp`, knows no quiet hours. */
    messageIntent?:
      | 'announcements'
      | 'customercare'
      | 'delivery'
      | 'education'
      | 'events'
      | 'fraud'
      | 'marketing'
      | 'notifications'
      | 'otp'
      | 'polling'
      | 'security';
    /** Whether Twilio keeps the text. */
    contentRetention?: 'discard' | 'retain';
    /** Whether Twilio keeps the number. */
    addressRetention?: 'obfuscate' | 'retain';
    /** Labels of your own, which come back with what became of it. */
    tags?: Record<string, string>;
    /** A URL of yours for delivery reports, in place of this backend's, which then learns nothing of the delivery by itself. */
    statusCallback?: string;
    /** A Content template, in place of a body and media. */
    contentSid?: string;
    /** Values for the template, by name; a recipient's own come first. */
    contentVariables?: Record<string, number | string>;
    /** Pictures and other media. */
    mediaUrls?: string[];
    quietHours?: 'block' | 'hold' | 'ignore';
  };
  /** Present when there was no time to read the whole ledger: what became of accepted messages is estimated from what this share of it tells, and unknown where that is 0. */
  sample?: {
    share: number;
  };
  id: string;
  name: string;
  state: 'canceled' | 'completed' | 'draft' | 'paused' | 'running';
  /** Times are RFC 3339 UTC. */
  createdAt: string;
  startedAt?: string;
  endedAt?: string;
  pausedBecause?: PauseReason;
  pace?: {
    perSecond: number;
  };
  window?: SendWindow;
};

export type ShownMessage = {
  message: {
    sid: string;
    to: string;
    from?: string;
    status: string;
    /** The first error that was reported. */
    errorCode?: number;
    segments?: number;
    sendAt?: string;
    campaign?: string;
    recipient?: number;
    tags?: Record<string, string>;
    body: string;
    direction: 'inbound' | 'outbound';
    error?: ErrorReport;
  };
  timeline: TimelineEntry[];
  clicks: ClickCounts;
  /** Why it did not arrive, where it did not. */
  diagnosis?: Diagnosis;
};

export type ShownRegistrations = {
  a2p: {
    /** Of the best campaign. `not-needed`: the pool has no number that would need one. */
    state: 'missing' | 'not-needed' | 'pending' | 'registered' | 'rejected' | 'unknown';
    campaigns: JudgedCampaign[];
  };
  tollFree: JudgedTollFree;
  /** What belongs to no single registration; the others have their own. */
  problems: RegistrationProblem[];
};

export type ShownService = {
  service: {
    sid: string;
    senders: number;
    linkDomain: string | null;
    validityPeriod: boolean | number | string | null;
    statusCallback: boolean | number | string | null;
    friendlyName: boolean | number | string | null;
    usecase: boolean | number | string | null;
    fallbackUrl: boolean | number | string | null;
    fallbackMethod: boolean | number | string | null;
    stickySender: boolean | number | string | null;
    mmsConverter: boolean | number | string | null;
    smartEncoding: boolean | number | string | null;
    areaCodeGeomatch: boolean | number | string | null;
    useInboundWebhookOnNumber: boolean | number | string | null;
    inboundRequestUrl: boolean | number | string | null;
    inboundMethod: boolean | number | string | null;
  };
  /** What the settings are meant to be; null where no messaging-service.json was deployed. */
  desired: {
    validityPeriod?: boolean | number | string | null;
    statusCallback?: boolean | number | string | null;
    friendlyName?: boolean | number | string | null;
    usecase?: boolean | number | string | null;
    fallbackUrl?: boolean | number | string | null;
    fallbackMethod?: boolean | number | string | null;
    stickySender?: boolean | number | string | null;
    mmsConverter?: boolean | number | string | null;
    smartEncoding?: boolean | number | string | null;
    areaCodeGeomatch?: boolean | number | string | null;
    useInboundWebhookOnNumber?: boolean | number | string | null;
    inboundRequestUrl?: boolean | number | string | null;
    inboundMethod?: boolean | number | string | null;
  } | null;
  /** What is not as it is meant to be. */
  drift: Drift[];
  /** What only a person can look up. */
  inConsole: ConsoleCheck[];
};

export type Throughput = {
  /** Segments a second of all these senders together. */
  perSecond: number;
  /** Those that the messages leave by. `perSecond` is what each of them has. */
  senders: {
    type: 'alphanumeric' | 'long-code' | 'short-code' | 'toll-free' | 'whatsapp';
    count: number;
    perSecond: number;
  }[];
  /** `assumed` where messages go somewhere that no sender is known for: one is taken for granted then. */
  source: 'assumed' | 'pool';
};

export type TimelineEntry = {
  status: string;
  at: string;
  errorCode?: number;
};

/** A character for which messages are not GSM-7. */
export type UnicodeCharacter = {
  character: string;
  /** Such as `U+2019`. */
  codePoint: string;
  /** What smart encoding makes of it, where it knows something. */
  suggestion?: string;
  /** In how many messages it is. */
  messages: number;
};

export interface BackendOptions {
  /** Where the backend is deployed, such as `https://messaging-1234.twil.io`. */
  baseUrl: string;
  apiKey: string;
  /** How often a call that may safely be repeated is repeated; 5 unless told. */
  retries?: number;
  /** How long one try may take, in milliseconds; 15,000 unless told, as the backend itself takes up to 10,000. */
  timeoutMs?: number;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface IdempotentOptions extends CallOptions {
  /**
   * The same key with the same body within 24 hours gets the first answer again. Made up for each call unless told; tell one
   * that follows from what you do (`order-4711-ready`), and a process that starts again sends nothing twice either.
   */
  idempotencyKey?: string;
}

/** A table as text, and the cursor of what follows; null at the end. */
export interface Table {
  text: string;
  next: string | null;
}

/** The backend has refused a call. */
export class BackendProblem extends Error {
  readonly status: number;
  /** Which refusal it is. */
  readonly code: ProblemDocument['code'];

  constructor(
    /** All that it said. */
    readonly problem: ProblemDocument,
  ) {
    super(`${problem.title}: ${problem.detail}`);
    this.name = 'BackendProblem';
    this.status = problem.status;
    this.code = problem.code;
  }
}

/** Nothing that could be understood came back: of a call that was not to be repeated, it is not known what has become. */
export class NoAnswer extends Error {
  constructor(
    message: string,
    /** Of what answered in place of the backend, if anything did. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'NoAnswer';
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

interface Call {
  method: 'GET' | 'POST';
  path: string;
  query?: Query | undefined;
  body?: object | undefined;
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** What all calls have in common. */
class Caller {
  readonly #options: Required<BackendOptions>;

  constructor(options: BackendOptions) {
    const baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.#options = { retries: 5, timeoutMs: 15_000, ...options, baseUrl };
  }

  protected async json<T>(call: Call): Promise<T> {
    return (await (await this.#answer(call)).json()) as T;
  }

  protected async table(call: Call): Promise<Table> {
    const response = await this.#answer(call);
    return { text: await response.text(), next: response.headers.get('next-cursor') };
  }

  protected idempotent<T>(path: string, body: object, options: IdempotentOptions = {}): Promise<T> {
    return this.json({ method: 'POST', path, body, idempotencyKey: crypto.randomUUID(), ...options });
  }

  async #answer(call: Call): Promise<Response> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#try(call);
      } catch (failure) {
        if (tries >= this.#options.retries || call.signal?.aborted || !mayRepeat(call, failure))
          throw failure;
        await pause(500 * 2 ** tries * (0.75 + Math.random() / 2), call.signal);
      }
    }
  }

  async #try({ method, path, query = {}, body, idempotencyKey, signal }: Call): Promise<Response> {
    const { baseUrl, apiKey, timeoutMs } = this.#options;
    const url = new URL(baseUrl + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body && { body: JSON.stringify(body) }),
    }).catch((failure: unknown) => {
      signal?.throwIfAborted();
      throw new NoAnswer(`${method} ${path} got no answer`, undefined, { cause: failure });
    });
    if (response.ok) return response;
    throw await failureOf(response, `${method} ${path}`);
  }
}

async function failureOf(response: Response, what: string): Promise<Error> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const problem = isProblem ? ((await response.json()) as Partial<ProblemDocument>) : undefined;
  if (problem?.code && problem.detail) return new BackendProblem(problem as ProblemDocument);
  return new NoAnswer(`The platform answered ${what} with ${response.status}`, response.status);
}

/** Reading may always be repeated, and what has an idempotency key; anything else only where nothing was done. */
function mayRepeat({ method, idempotencyKey }: Call, failure: unknown): boolean {
  const isSafe = method === 'GET' || idempotencyKey !== undefined;
  if (failure instanceof NoAnswer) return isSafe && (failure.status === undefined || failure.status >= 500);
  if (!(failure instanceof BackendProblem)) return false;
  if (failure.code === 'throttled') return true;
  return isSafe && (failure.code === 'unavailable' || failure.code === 'idempotency-key-in-progress');
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Every call rejects with a BackendProblem, a NoAnswer, or as aborted. */
export class MessagingBackend extends Caller {
  readonly campaigns = {
    /** Up to 10,000 more, all or none of them. */
    addRecipients: (request: CampaignsAddRecipientsRequest, options?: IdempotentOptions) =>
      this.idempotent<AddAnswer>('/campaigns/add-recipients', request, options),
    /** Pauses, resumes or cancels a campaign. */
    control: (request: CampaignsControlRequest, options?: CallOptions) =>
      this.json<ControlAnswer>({ method: 'POST', path: '/campaigns/control', body: request, ...options }),
    /** A message and its first recipients, up to 10,000. Nothing is sent before it is run. */
    create: (request: CampaignsCreateRequest, options?: IdempotentOptions) =>
      this.idempotent<AddAnswer>('/campaigns/create', request, options),
    /** All campaigns, the newest first. */
    list: (
      query: {
        /** Only campaigns in this state. */
        state?: 'draft' | 'running' | 'paused' | 'canceled' | 'completed';
        /** Entries of a page. */
        limit?: number;
        /** The `next` of the page before. */
        cursor?: string;
      } = {},
      options?: CallOptions,
    ) => this.json<CampaignList>({ method: 'GET', path: '/campaigns/list', query, ...options }),
    /** Every row, with what became of it. */
    recipients: (
      query: {
        /** The campaign's id. */
        id: string;
        /** Only rows with this outcome of sending, or this status of their message. */
        outcome?:
          | 'pending'
          | 'invalid'
          | 'duplicate'
          | 'accepted'
          | 'rejected'
          | 'suppressed'
          | 'unknown'
          | 'unsent'
          | 'scheduled'
          | 'queued'
          | 'sending'
          | 'sent'
          | 'delivered'
          | 'partially_delivered'
          | 'read'
          | 'undelivered'
          | 'failed'
          | 'canceled';
        /** Part of the address. */
        to?: string;
        /** Entries of a page. */
        limit?: number;
        /** The `next` of the page before. */
        cursor?: string;
      },
      options?: CallOptions,
    ) => this.json<RecipientList>({ method: 'GET', path: '/campaigns/recipients', query, ...options }),
    /** The same as a table. */
    recipientsCsv: (
      query: {
        /** The campaign's id. */
        id: string;
        /** Only rows with this outcome of sending, or this status of their message. */
        outcome?:
          | 'pending'
          | 'invalid'
          | 'duplicate'
          | 'accepted'
          | 'rejected'
          | 'suppressed'
          | 'unknown'
          | 'unsent'
          | 'scheduled'
          | 'queued'
          | 'sending'
          | 'sent'
          | 'delivered'
          | 'partially_delivered'
          | 'read'
          | 'undelivered'
          | 'failed'
          | 'canceled';
        /** Part of the address. */
        to?: string;
        /** Entries of a page. */
        limit?: number;
        /** The `next` of the page before. */
        cursor?: string;
      },
      options?: CallOptions,
    ) =>
      this.table({
        method: 'GET',
        path: '/campaigns/recipients',
        query: { ...query, format: 'csv' },
        ...options,
      }),
    /** Moves a campaign on, for as long as a call lives. Also called by the run before it. */
    run: (request: CampaignsRunRequest, options?: CallOptions) =>
      this.json<RunAnswer>({ method: 'POST', path: '/campaigns/run', body: request, ...options }),
    /** How far a campaign is, and what became of its messages. */
    show: (
      query: {
        /** The campaign's id. */
        id: string;
      },
      options?: CallOptions,
    ) => this.json<ShownCampaign>({ method: 'GET', path: '/campaigns/show', query, ...options }),
  };

  readonly compliance = {
    /** Who wants messages and who does not, for Twilio and for our ledger. */
    consents: (request: ComplianceConsentsRequest, options?: CallOptions) =>
      this.json<PushAnswer>({ method: 'POST', path: '/compliance/consents', body: request, ...options }),
    /** Where people live, for Twilio's quiet hours. */
    contacts: (request: ComplianceContactsRequest, options?: CallOptions) =>
      this.json<PushAnswer>({ method: 'POST', path: '/compliance/contacts', body: request, ...options }),
    /** To which countries the account may send. */
    geoPermissions: (
      query: {
        /** ISO 3166-1 alpha-2 codes by comma; all countries unless told. */
        country?: string;
      } = {},
      options?: CallOptions,
    ) => this.json<GeoPermissions>({ method: 'GET', path: '/compliance/geo-permissions', query, ...options }),
    /** A2P campaigns and toll-free verifications, and what keeps them from being in order. */
    registrations: (options?: CallOptions) =>
      this.json<ShownRegistrations>({ method: 'GET', path: '/compliance/registrations', ...options }),
    /** How refusals and quiet hours were dealt with. */
    report: (
      query: {
        /** From when on; the last 30 days unless told, a year at most. */
        since?: string;
      } = {},
      options?: CallOptions,
    ) => this.json<ComplianceReport>({ method: 'GET', path: '/compliance/report', query, ...options }),
    /** Whether fraud protection never blocks a number. */
    safeList: (
      query: {
        /** A phone number. */
        to: string;
      },
      options?: CallOptions,
    ) => this.json<SafeListAnswer>({ method: 'GET', path: '/compliance/safe-list', query, ...options }),
    /** Checks such a number, or puts it on the list or takes it off. */
    postSafeList: (request: CompliancePostSafeListRequest, options?: CallOptions) =>
      this.json<SafeListAnswer>({ method: 'POST', path: '/compliance/safe-list', body: request, ...options }),
  };

  readonly health = (options?: CallOptions) =>
    this.json<Health>({ method: 'GET', path: '/health', ...options });

  readonly insights = {
    /** Sudden rises of delivery errors, and events of Twilio's debugger and alerts. The last 24 h unless told. */
    alerts: (
      query: {
        /** From when on; the last 24 hours unless told. */
        since?: string;
      } = {},
      options?: CallOptions,
    ) => this.json<Alerts>({ method: 'GET', path: '/insights/alerts', query, ...options }),
    /** How many people clicked, on what, and how soon. */
    clicks: (
      query: {
        /** Only clicks on messages of this campaign. */
        campaignId?: string;
        /** From when on. */
        since?: string;
      } = {},
      options?: CallOptions,
    ) => this.json<ClicksReport>({ method: 'GET', path: '/insights/clicks', query, ...options }),
    /** What an error code of Twilio means and what to do, or all of them. */
    errorCodes: (
      query: {
        /** Only this one. */
        code?: number;
      } = {},
      options?: CallOptions,
    ) =>
      this.json<
        | ErrorCode
        | {
            errorCodes: ErrorCode[];
          }
      >({ method: 'GET', path: '/insights/error-codes', query, ...options }),
    /** Why messages did not arrive, by error code and class. The last 24 h unless told. */
    errors: (
      query: {
        /** From when on; the last 24 hours unless told. */
        since?: string;
      } = {},
      options?: CallOptions,
    ) => this.json<ErrorsReport>({ method: 'GET', path: '/insights/errors', query, ...options }),
    /** What became of the messages since then, as a funnel and over time. The last 24 h unless told. */
    overview: (
      query: {
        /** From when on; the last 24 hours unless told. */
        since?: string;
      } = {},
      options?: CallOptions,
    ) => this.json<Overview>({ method: 'GET', path: '/insights/overview', query, ...options }),
  };

  readonly maintenance = {
    /** What is due, done within one call. For a cron. */
    run: (request: MaintenanceRunRequest = {}, options?: CallOptions) =>
      this.json<MaintenanceAnswer>({ method: 'POST', path: '/maintenance/run', body: request, ...options }),
  };

  readonly messages = {
    /** Up to 1,000 recipients, an outcome for each; send again those that are `unsent`, and only those. */
    bulk: (request: MessagesBulkRequest, options?: IdempotentOptions) =>
      this.idempotent<SendManyAnswer>('/messages/bulk', request, options),
    /** One scheduled message, all of a recipient's, or all of a call's or a campaign's, which ends with it. */
    cancel: (request: MessagesCancelRequest, options?: CallOptions) =>
      this.json<CancelAnswer>({ method: 'POST', path: '/messages/cancel', body: request, ...options }),
    /** Messages with what became of them; with `order=newest`, as Twilio lists them. */
    list: (
      query:
        | {
            /** Only messages from and to this person, the newest first. */
            to?: string;
            /** `any` unless told, which means nothing but for one person's messages. */
            order?: 'any';
            /** Only messages with this status. */
            status?:
              | 'accepted'
              | 'scheduled'
              | 'queued'
              | 'sending'
              | 'sent'
              | 'delivered'
              | 'partially_delivered'
              | 'read'
              | 'undelivered'
              | 'failed'
              | 'canceled'
              | 'receiving'
              | 'received';
            /** Only messages with this error code of Twilio. */
            errorCode?: number;
            /** Only messages of this campaign. */
            campaign?: string;
            /** Only messages from this time on. */
            since?: string;
            /** Only messages before this time. */
            until?: string;
            /** Of one person's messages, also the words of those we sent. */
            words?: 'true';
            /** Entries of a page. */
            limit?: number;
            /** The `next` of the page before. */
            cursor?: string;
          }
        | {
            /** `newest` for everybody's messages as Twilio lists them, the newest first. */
            order: 'newest';
            /** Only messages with this status. */
            status?:
              | 'accepted'
              | 'scheduled'
              | 'queued'
              | 'sending'
              | 'sent'
              | 'delivered'
              | 'partially_delivered'
              | 'read'
              | 'undelivered'
              | 'failed'
              | 'canceled'
              | 'receiving'
              | 'received';
            /** Only messages with this error code of Twilio. */
            errorCode?: number;
            /** Entries of a page. */
            limit?: number;
            /** The `next` of the page before. */
            cursor?: string;
          } = {},
      options?: CallOptions,
    ) => this.json<MessageList | RecentList>({ method: 'GET', path: '/messages/list', query, ...options }),
    /** What sending to up to 10,000 recipients would come to. Sends nothing. */
    preview: (request: MessagesPreviewRequest, options?: CallOptions) =>
      this.json<Preview>({ method: 'POST', path: '/messages/preview', body: request, ...options }),
    /** Another time for a message that waits. */
    reschedule: (request: MessagesRescheduleRequest, options?: IdempotentOptions) =>
      this.idempotent<RescheduleAnswer>('/messages/reschedule', request, options),
    /** Like bulk, for an instant or for a local time, once or again and again. */
    schedule: (request: MessagesScheduleRequest, options?: IdempotentOptions) =>
      this.idempotent<ScheduleAnswer>('/messages/schedule', request, options),
    /** What waits, at Twilio and here. */
    scheduled: (
      query: {
        /** Only messages for this person, the next one first. */
        to?: string;
        /** Only messages of this call or series. */
        campaignId?: string;
        /** What waits, or what waits no longer. */
        state?: 'waiting' | 'canceled' | 'skipped' | 'all';
        /** Only what is to be sent from this time on. */
        from?: string;
        /** Only what is to be sent before this time. */
        until?: string;
        /** Entries of a page. */
        limit?: number;
        /** The `next` of the page before. */
        cursor?: string;
      } = {},
      options?: CallOptions,
    ) => this.json<ScheduledList>({ method: 'GET', path: '/messages/scheduled', query, ...options }),
    /** One message, now or at `sendAt`. */
    send: (request: MessagesSendRequest, options?: IdempotentOptions) =>
      this.idempotent<SentAnswer>('/messages/send', request, options),
    /** A message, its timeline, its clicks and, where it did not arrive, why. */
    show: (
      query: {
        /** Of the message. */
        sid: string;
      },
      options?: CallOptions,
    ) => this.json<ShownMessage>({ method: 'GET', path: '/messages/show', query, ...options }),
  };

  readonly optOuts = {
    /** Somebody is not to be written to any more. */
    add: (request: OptOutsAddRequest, options?: CallOptions) =>
      this.json<OptOutCheck>({ method: 'POST', path: '/opt-outs/add', body: request, ...options }),
    /** Whether a person may be written to, and whether their number can be. */
    check: (
      query: {
        /** Whose: a phone number, or one behind a channel such as `whatsapp:`. */
        to: string;
      },
      options?: CallOptions,
    ) =>
      this.json<{
        badNumber?: ShownBadNumber;
        to: string;
        optedOut: boolean;
        /** How it came to this; absent for somebody who never said anything about it. */
        consent?: {
          /** When it happened, as far as is known. RFC 3339 UTC. */
          at: string;
          state: 'opted-in' | 'opted-out';
          /** What became of the messages that waited for the person when they opted out the last time. */
          canceled?: CanceledCount;
          /** Who did it, by the name of their API key, and what they noted. */
          by?: string;
          /** All other changes, latest first: those before, and what has only said the same again since. */
          history: ConsentChange[];
          source:
            | 'advanced-opt-out'
            | 'consent-api'
            | 'delivery-error'
            | 'import'
            | 'keyword'
            | 'operator'
            | 'plain-language'
            | 'send-error'
            | 'whatsapp';
          /** The message that caused it. */
          messageSid?: string;
          note?: string;
        };
        /** What waited for them and was cancelled when they opted out. It stays cancelled when they come back. */
        canceled?: {
          sid: string;
          sendAt: string;
          canceledAt: string;
        }[];
      }>({ method: 'GET', path: '/opt-outs/check', query, ...options }),
    /** Up to 1,000 opt-outs and opt-ins that were learned elsewhere, as entries or as CSV. */
    import: (request: OptOutsImportRequest, options?: CallOptions) =>
      this.json<ImportAnswer>({ method: 'POST', path: '/opt-outs/import', body: request, ...options }),
    /** Who has opted out, or which numbers cannot be texted, and why. */
    list: (
      query:
        | {
            /** `bad-numbers` for numbers that cannot be texted, in place of people who have opted out. */
            list?: 'opt-outs';
            /** Only people in this state. */
            state?: 'opted-out' | 'opted-in' | 'all';
            /** Only what was learned from this source. */
            source?:
              | 'advanced-opt-out'
              | 'keyword'
              | 'plain-language'
              | 'send-error'
              | 'delivery-error'
              | 'whatsapp'
              | 'operator'
              | 'import'
              | 'consent-api';
            /** Entries of a page. */
            limit?: number;
            /** The `next` of the page before. */
            cursor?: string;
          }
        | {
            /** Numbers that cannot be texted, in place of people who have opted out. */
            list: 'bad-numbers';
            /** Entries of a page. */
            limit?: number;
            /** The `next` of the page before. */
            cursor?: string;
          } = {},
      options?: CallOptions,
    ) => this.json<BadNumberList | OptOutList>({ method: 'GET', path: '/opt-outs/list', query, ...options }),
    /** The same as a table. */
    listCsv: (
      query:
        | {
            /** `bad-numbers` for numbers that cannot be texted, in place of people who have opted out. */
            list?: 'opt-outs';
            /** Only people in this state. */
            state?: 'opted-out' | 'opted-in' | 'all';
            /** Only what was learned from this source. */
            source?:
              | 'advanced-opt-out'
              | 'keyword'
              | 'plain-language'
              | 'send-error'
              | 'delivery-error'
              | 'whatsapp'
              | 'operator'
              | 'import'
              | 'consent-api';
            /** Entries of a page. */
            limit?: number;
            /** The `next` of the page before. */
            cursor?: string;
          }
        | {
            /** Numbers that cannot be texted, in place of people who have opted out. */
            list: 'bad-numbers';
            /** Entries of a page. */
            limit?: number;
            /** The `next` of the page before. */
            cursor?: string;
          } = {},
      options?: CallOptions,
    ) =>
      this.table({ method: 'GET', path: '/opt-outs/list', query: { ...query, format: 'csv' }, ...options }),
    /** Somebody may be written to again, or a number that was given up can be. */
    remove: (request: OptOutsRemoveRequest, options?: CallOptions) =>
      this.json<
        | ClearAnswer
        | {
            to: string;
            optedOut: boolean;
            /** How it came to this; absent for somebody who never said anything about it. */
            consent?: {
              /** When it happened, as far as is known. RFC 3339 UTC. */
              at: string;
              state: 'opted-in' | 'opted-out';
              /** What became of the messages that waited for the person when they opted out the last time. */
              canceled?: CanceledCount;
              /** Who did it, by the name of their API key, and what they noted. */
              by?: string;
              /** All other changes, latest first: those before, and what has only said the same again since. */
              history: ConsentChange[];
              source:
                | 'advanced-opt-out'
                | 'consent-api'
                | 'delivery-error'
                | 'import'
                | 'keyword'
                | 'operator'
                | 'plain-language'
                | 'send-error'
                | 'whatsapp';
              /** The message that caused it. */
              messageSid?: string;
              note?: string;
            };
            /** What waited for them and was cancelled when they opted out. It stays cancelled when they come back. */
            canceled?: {
              sid: string;
              sendAt: string;
              canceledAt: string;
            }[];
            advice: string;
          }
      >({ method: 'POST', path: '/opt-outs/remove', body: request, ...options }),
    /** What may be a refusal and waits for a person. */
    review: (
      query: {
        /** `true` for those that were decided about. */
        settled?: 'true' | 'false';
        /** Entries of a page. */
        limit?: number;
        /** The `next` of the page before. */
        cursor?: string;
      } = {},
      options?: CallOptions,
    ) =>
      this.json<
        | ReviewList
        | {
            to: string;
            decision: 'keep' | 'opt-out';
            settled: number;
          }
      >({ method: 'GET', path: '/opt-outs/review', query, ...options }),
    /** Settles all that waits of one person. */
    postReview: (request: OptOutsPostReviewRequest, options?: CallOptions) =>
      this.json<
        | ReviewList
        | {
            to: string;
            decision: 'keep' | 'opt-out';
            settled: number;
          }
      >({ method: 'POST', path: '/opt-outs/review', body: request, ...options }),
  };

  readonly senders = {
    /** One more sender in the pool, unless a rule forbids it. */
    add: (request: SendersAddRequest, options?: CallOptions) =>
      this.json<{
        sender: PoolSender;
        added: boolean;
      }>({ method: 'POST', path: '/senders/add', body: request, ...options }),
    /** The sender pool, and how each of it fares. The last 24 h unless told. */
    list: (
      query: {
        /** From when on; the last 24 hours unless told. */
        since?: string;
      } = {},
      options?: CallOptions,
    ) => this.json<SenderList>({ method: 'GET', path: '/senders/list', query, ...options }),
    /** One sender less in the pool, which the account keeps. */
    remove: (request: SendersRemoveRequest, options?: CallOptions) =>
      this.json<{
        removed: boolean;
      }>({ method: 'POST', path: '/senders/remove', body: request, ...options }),
  };

  readonly service = {
    /** Makes the Messaging Service as it is meant to be, or says what it would change. */
    apply: (request: ServiceApplyRequest = {}, options?: CallOptions) =>
      this.json<Applied>({ method: 'POST', path: '/service/apply', body: request, ...options }),
    /** A Messaging Service as it is meant to be, made once for each name. */
    create: (request: ServiceCreateRequest = {}, options?: CallOptions) =>
      this.json<CreatedService>({ method: 'POST', path: '/service/create', body: request, ...options }),
    /** How the link-shortening domain stands. */
    links: (options?: CallOptions) =>
      this.json<ServiceLinks>({ method: 'GET', path: '/service/links', ...options }),
    /** Sets the domain up, or has Twilio request its certificate. */
    postLinks: (request: ServicePostLinksRequest, options?: CallOptions) =>
      this.json<ServiceLinks>({ method: 'POST', path: '/service/links', body: request, ...options }),
    /** The account's Messaging Services. */
    list: (options?: CallOptions) =>
      this.json<ServiceList>({ method: 'GET', path: '/service/list', ...options }),
    /** The Messaging Service beside what it is meant to be. */
    show: (options?: CallOptions) =>
      this.json<ShownService>({ method: 'GET', path: '/service/show', ...options }),
  };
}
