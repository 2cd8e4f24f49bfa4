import { Problem, type ProblemCode } from '../problem';
import { StoreUnavailable } from '../store/records';
import { type Answer, json } from './answer';

const table: Record<ProblemCode, { status: number; title: string }> = {
  'campaign-over': { status: 409, title: 'The campaign is over' },
  forbidden: { status: 403, title: 'The key does not allow this' },
  'idempotency-key-in-progress': { status: 409, title: 'The first call with this key is still running' },
  'idempotency-key-reused': { status: 422, title: 'The key was used with another body' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
  'invalid-request': { status: 400, title: 'The request is not valid' },
  misconfigured: { status: 500, title: 'The deployment is not configured' },
  'not-found': { status: 404, title: 'Not found' },
  'not-reschedulable': { status: 409, title: 'The message cannot be given another time' },
  'outcome-unknown': { status: 502, title: 'It is not known whether Twilio accepted the message' },
  'preflight-failed': { status: 422, title: 'Every message would fail' },
  'quiet-hours': { status: 409, title: 'The recipient is in quiet hours' },
  'recipient-opted-out': { status: 409, title: 'The recipient has opted out' },
  'recipient-unreachable': { status: 409, title: 'The number cannot be texted' },
  'send-at-outside-window': { status: 400, title: 'The time is outside the scheduling window' },
  'sender-objection': { status: 409, title: 'The sender pool should not be changed like this' },
  'service-ambiguous': { status: 409, title: 'Several Messaging Services have this name' },
  throttled: { status: 429, title: 'Twilio is taking no more requests at the moment' },
  'timed-out': { status: 504, title: 'The call ran out of time' },
  'too-many-entries': { status: 413, title: 'Too many entries for one call' },
  'too-many-recipients': { status: 413, title: 'Too many recipients for one call' },
  'twilio-refused': { status: 422, title: 'Twilio refused the request' },
  unauthorized: { status: 401, title: 'No valid API key' },
  unavailable: { status: 503, title: 'Not available at the moment' },
};

/** RFC 9457 problem details. A failure that is not a Problem says nothing of itself to the caller. */
export function problemAnswer(failure: unknown): Answer {
  const problem = asProblem(failure);
  const { status, title } = table[problem.code];
  const body = {
    type: 'about:blank',
    title,
    status,
    detail: problem.message,
    code: problem.code,
    ...(problem.errors && { errors: problem.errors }),
    ...problem.members,
  };
  return { ...json(status, body), contentType: 'application/problem+json' };
}

function asProblem(failure: unknown): Problem {
  if (failure instanceof Problem) return failure;
  if (failure instanceof StoreUnavailable) {
    return new Problem(
      'unavailable',
      'The store does not answer at the moment. Nothing is lost by trying again.',
    );
  }
  return new Problem(
    'internal-error',
    'The call failed unexpectedly. The deployment has logged what happened.',
  );
}
