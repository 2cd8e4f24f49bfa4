import type { ProblemCode } from '../../src/problem';

/** What is refused before this backend is asked: a body that is too large or cannot be read. It has more than one status. */
export type PlatformCode = 'invalid-body';

/** What whoever calls does about each refusal. */
export const problemAdvice: Record<ProblemCode | PlatformCode, string> = {
  'campaign-over': 'Create another campaign: one that is completed or cancelled takes no more recipients.',
  forbidden: 'Use a key with the scope that the route asks for.',
  'idempotency-key-in-progress':
    'Repeat the call with the same key and body in a few seconds, for its answer.',
  'idempotency-key-reused': 'Use a new key for a call with another body.',
  'idempotency-key-spent':
    'Repeat the call with a new key: nothing was done, and the store did not free this one.',
  'internal-error': 'Look into the log of the deployment. What may be repeated safely may be tried again.',
  'invalid-body': 'Send a JSON object of at most 1 MiB; split what is larger over several calls.',
  'invalid-request': 'Correct the fields that `errors` names.',
  misconfigured: "Correct the value that `detail` names in the deployment's environment or assets.",
  'not-found': 'Check the id; what is older than `RETENTION_DAYS` is no longer kept.',
  'not-reschedulable': 'Leave the message: it has left, was cancelled, or has another time already.',
  'outcome-unknown': 'Look the message up before sending again: it may have been sent.',
  'preflight-failed': 'Mend what `findings` names, or send all the same with `"preflight": "ignore"`.',
  'quiet-hours': 'Send later, or let `quietHours` hold or ignore it.',
  'recipient-opted-out': 'Do not send before the person opts in again.',
  'recipient-unreachable':
    'Ask the person for another number, or clear this one with `POST /opt-outs/remove`.',
  'send-at-outside-window':
    'Choose a time that is neither past nor too far ahead; `POST /messages/schedule` reaches a year.',
  'sender-objection': 'Follow `detail`; where `overridable` is true, `"force": true` does it all the same.',
  'service-ambiguous': 'Rename all but one of the services in `sids`, or choose another name.',
  throttled: 'Try again in a few seconds: nothing was sent.',
  'timed-out': 'Ask for less in one call. What was done until then stands.',
  'too-many-entries': 'Split the entries over several calls of at most `limit`.',
  'too-many-recipients': 'Split the recipients over several calls of at most `limit`.',
  'twilio-refused': 'Follow the advice in `twilio`.',
  unauthorized: 'Send a known key as `Authorization: Bearer <key>`.',
  unavailable: 'Try again in a moment: the store or Twilio gave no answer.',
};
