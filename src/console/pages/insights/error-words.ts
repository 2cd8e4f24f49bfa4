import type { ErrorClass, RetryHint } from '../../../twilio/errors/catalogue';

/** What kind of problem an error is, for people. */
export const classWords: Record<ErrorClass, string> = {
  'opted-out': 'Opted out',
  'invalid-recipient': 'Wrong number',
  unreachable: 'Phone not reachable',
  blocked: 'Destination not allowed',
  filtered: 'Held back by filters',
  sender: 'Sender',
  registration: 'Registration',
  content: 'Content',
  throttled: 'Too fast',
  account: 'Account',
  request: 'Technical request',
  schedule: 'Time of sending',
  twilio: 'Fault at Twilio',
  unknown: 'Unknown',
};

/** Whether the same message is worth another try. */
export const retryWords: Record<RetryHint, string> = {
  no: 'Try again only after something was changed',
  never: 'Do not try again',
  backoff: 'Try again within minutes',
  later: 'Try again after an hour or more',
  once: 'Try once more',
  'next-day': 'Try again the next day',
  'after-30-minutes': 'Try again after 30 minutes',
  'after-hours': 'Try again after some hours',
  reschedule: 'Choose another time',
};
