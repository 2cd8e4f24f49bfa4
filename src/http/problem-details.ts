import { failureFields, log } from '../log';
import { Problem, type ProblemCode } from '../problem';
import { StoreUnavailable } from '../store/records';
import { type Answer, json } from './answer';

/** What each refusal is answered with. Every bundle carries it, so it is short. */
export const problemKinds: Record<ProblemCode, readonly [status: number, title: string]> = {
  'campaign-over': [409, 'The campaign is over'],
  forbidden: [403, 'The key does not allow this'],
  'idempotency-key-in-progress': [409, 'The first call with this key is still running'],
  'idempotency-key-reused': [422, 'The key was used with another body'],
  'idempotency-key-spent': [409, 'The key cannot be used again'],
  'internal-error': [500, 'Something went wrong here'],
  'invalid-request': [400, 'The request is not valid'],
  misconfigured: [500, 'The deployment is not configured'],
  'not-found': [404, 'Not found'],
  'not-reschedulable': [409, 'The message cannot be given another time'],
  'outcome-unknown': [502, 'It is not known whether Twilio accepted the message'],
  'preflight-failed': [422, 'Every message would fail'],
  'quiet-hours': [409, 'The recipient is in quiet hours'],
  'recipient-opted-out': [409, 'The recipient has opted out'],
  'recipient-unreachable': [409, 'The number cannot be texted'],
  'send-at-outside-window': [400, 'The time is outside the scheduling window'],
  'sender-objection': [409, 'The sender pool should not be changed like this'],
  'service-ambiguous': [409, 'Several Messaging Services have this name'],
  throttled: [429, 'Twilio is taking no more requests at the moment'],
  'timed-out': [504, 'The call ran out of time'],
  'too-many-entries': [413, 'Too many entries for one call'],
  'too-many-recipients': [413, 'Too many recipients for one call'],
  'twilio-refused': [422, 'Twilio refused the request'],
  unauthorized: [401, 'No valid API key'],
  unavailable: [503, 'Not available at the moment'],
};

/** RFC 9457 problem details. A failure that is not a Problem says nothing of itself to the caller. */
export function problemAnswer(failure: unknown): Answer {
  const problem = asProblem(failure);
  const [status, title] = problemKinds[problem.code];
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

/** The same for a call that has failed, by its path. What is not a Problem is logged: its answer says so. */
export function failureAnswer(failure: unknown, path: unknown): Answer {
  if (!(failure instanceof Problem)) log('error', 'call-failed', { path, ...failureFields(failure) });
  return problemAnswer(failure);
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
