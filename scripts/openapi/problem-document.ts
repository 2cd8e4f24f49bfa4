import type { Objection as Finding } from '../../src/preflight/check-flow';
import type { FieldError, ProblemCode } from '../../src/problem';
import type { Objection } from '../../src/senders/guard-rails';
import type { ErrorReport } from '../../src/twilio/errors/classify';
import type { PlatformCode } from './problem-advice';

/** A refusal, as RFC 9457 has it (`application/problem+json`). What it has beside the standard members depends on its code. */
export interface ProblemDocument {
  type: 'about:blank';
  /** Of the code: the same for every refusal of its kind. */
  title: string;
  /** The HTTP status. */
  status: number;
  /** For whoever called: what was wrong with this call, and what to do. */
  detail: string;
  code: ProblemCode | PlatformCode;
  /** What is wrong with the request, field by field. */
  errors?: FieldError[];
  /** With `twilio-refused`: Twilio's error, explained. */
  twilio?: ErrorReport;
  /** With `too-many-…`: how many one call takes. With `invalid-body` and 413: how many bytes or fields a body may have. */
  limit?: number;
  /** With `preflight-failed`: why every message would fail. */
  findings?: (Finding & { countries: string[] })[];
  /** With `service-ambiguous`: the services of that name. */
  sids?: string[];
  /** With `sender-objection`: the rule that was broken. */
  rule?: Objection['rule'];
  /** With `sender-objection`: whether `force` overrides it. */
  overridable?: boolean;
}
