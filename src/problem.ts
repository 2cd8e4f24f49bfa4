/** Everything the HTTP API can refuse, by name. `http/problem-details.ts` gives each its status and title. */
export type ProblemCode =
  | 'campaign-over'
  | 'forbidden'
  | 'idempotency-key-in-progress'
  | 'idempotency-key-reused'
  | 'idempotency-key-spent'
  | 'internal-error'
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

/** One thing wrong with a request: where, as a dotted path, and what. */
export interface FieldError {
  path: string;
  message: string;
}

interface ProblemOptions {
  errors?: FieldError[];
  /** Members added to the answer beside the standard ones, such as `twilio`. */
  members?: Record<string, unknown>;
  cause?: unknown;
}

/**
 * A refusal that the caller is told about. `detail` is written for that caller: it says what was wrong and what to do,
 * and holds no secret and no raw error of a third party.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: FieldError[] | undefined;
  readonly members: Record<string, unknown>;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.members = options.members ?? {};
  }

  /** A 413: one call takes fewer. */
  static tooMany(what: 'recipients' | 'entries', count: number, limit: number): Problem {
    const detail = `One call takes at most ${limit} ${what}; this one has ${count}. Split them over several calls.`;
    return new Problem(`too-many-${what}`, detail, { members: { limit } });
  }

  /** A 400 about one field. */
  static invalid(path: string, message: string): Problem {
    return new Problem('invalid-request', `${path}: ${message}`, { errors: [{ path, message }] });
  }
}
