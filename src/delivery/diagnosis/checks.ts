import type { ErrorClass } from '../../twilio/errors/catalogue';
import { type ErrorReport, isAccountLevel } from '../../twilio/errors/classify';
import type { Asked, Evidence } from './evidence';

/** What a look at the evidence brings: a problem is told with what to do about it. Undefined: it says nothing. */
type Finding = 'ok' | 'not-checked' | { problem: string } | undefined;

interface Check {
  check: CheckName;
  /** The cause, to follow `because`. Absent where the title of the error code says more. */
  because?: string;
  /** Whether an error code is a matter of this check. The first check that says so has it. */
  claims?: (error: ErrorReport) => boolean;
  /** What speaks for or against it beside the error code. */
  look?: (evidence: Evidence) => Finding;
}

export type CheckName =
  | 'sender-registration'
  | 'filtered'
  | 'opted-out'
  | 'geo-permission'
  | 'pumping-protection'
  | 'account'
  | 'recipient'
  | 'content'
  | 'other';

/** Time a message may wait in Twilio's queues at most: the longest validity period. */
const longestWaitMinutes = 600;
/** Twilio advises 320 characters; beyond this many segments texts often arrive in part or not at all. */
const manySegments = 6;

/** Every check, in the order in which Twilio's support asks. */
export const checks: readonly Check[] = [
  {
    check: 'sender-registration',
    because: 'its sender is not registered with the carriers',
    claims: ofClass('registration'),
    look: ({ registration }) =>
      unlessUnanswered(registration, ({ kind, statuses }) => registrationFinding[kind](statuses)),
  },
  { check: 'filtered', because: 'it was filtered as unwanted', claims: ofClass('filtered') },
  {
    check: 'opted-out',
    because: 'the recipient has opted out',
    claims: ofClass('opted-out'),
    look: ({ optedOut }) =>
      unlessUnanswered(optedOut, (is) =>
        is ? { problem: 'The recipient is on the opt-out list: stop writing until they text START.' } : 'ok',
      ),
  },
  {
    check: 'geo-permission',
    because: 'the account may not send to the country of the recipient',
    claims: ofCodes(21408),
    look: ({ countryOpen }) =>
      unlessUnanswered(countryOpen, (is) =>
        is ? 'ok' : { problem: 'Twilio shows the country of the recipient as not enabled for this account.' },
      ),
  },
  {
    check: 'pumping-protection',
    because: 'it was held as suspected SMS pumping or fraud',
    claims: ofCodes(30450, 30453, 30485),
  },
  {
    check: 'account',
    claims: (error) => error.class === 'account' || isAccountLevel(error.code),
  },
  {
    check: 'recipient',
    claims: ofClass('invalid-recipient', 'unreachable'),
  },
  {
    check: 'content',
    claims: ofClass('content'),
    look: ({ segments = 1 }) =>
      segments > manySegments
        ? {
            problem: `It takes ${segments} segments. Long texts often get lost: keep it within 320 characters.`,
          }
        : undefined,
  },
  { check: 'other', claims: () => true, look: unexplained },
];

const registrationFinding: Record<'a2p' | 'toll-free', (statuses: string[]) => Finding> = {
  a2p: (statuses) =>
    statuses.includes('VERIFIED')
      ? 'ok'
      : {
          problem: `Twilio shows the A2P campaign of the Messaging Service as ${statuses.join(', ') || 'missing'}. Texts from US numbers to the US need a verified one.`,
        },
  'toll-free': (statuses) =>
    statuses.includes('TWILIO_APPROVED')
      ? 'ok'
      : {
          problem: `Twilio shows the verification of the toll-free number as ${statuses.join(', ') || 'missing'}. Texts from toll-free numbers need an approved one.`,
        },
};

/** What to do where nobody named a cause, by status; any other status is one on the way to the carrier. */
const withoutCode: Readonly<Record<string, string>> = {
  canceled: 'Send or schedule it again if it still matters.',
  failed: 'Twilio gave no reason. Look the message up in the Console, and give Twilio Support its SID.',
  undelivered: 'Twilio gave no reason. Look the message up in the Console, and give Twilio Support its SID.',
  sent: 'The carrier took it and reports nothing. Some networks never do, so ask the recipient before sending it again.',
};

function unexplained({ status, errorCode, minutes }: Evidence): Finding {
  if (errorCode !== undefined) return undefined;
  const advice = withoutCode[status];
  if (advice !== undefined) return { problem: advice };
  return minutes < longestWaitMinutes
    ? {
        problem:
          'It may still wait in the queue of its sender. Look at the sending rate, and leave it time before sending it again.',
      }
    : { problem: 'No message waits this long, so Twilio has lost track of it. Give Twilio Support its SID.' };
}

function unlessUnanswered<T>(asked: Asked<T> | undefined, judge: (answer: T) => Finding): Finding {
  if (asked === undefined) return undefined;
  return asked === 'no-answer' ? 'not-checked' : judge(asked);
}

function ofClass(...classes: ErrorClass[]): Check['claims'] & {} {
  return (error) => classes.includes(error.class);
}

function ofCodes(...codes: number[]): Check['claims'] & {} {
  return (error) => codes.includes(error.code);
}
