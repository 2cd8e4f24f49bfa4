import { isTollFree } from '../addresses/toll-free';
import type { Answered } from '../twilio/ask-with-patience';
import { type Judgement, judgeStatus, type Meaning, unanswered } from './judge-status';
import type { PoolNumber } from './pool-number';
import type { Registrations, Verification } from './read-registrations';
import { bestState, type RegistrationState, worstState } from './registration-state';

export interface JudgedVerification extends Judgement {
  /** Absent, like `status`, where there is none, or Twilio did not tell. */
  sid?: string;
  status?: string;
  phoneNumber: string;
  numberSid: string;
}

export interface JudgedTollFree {
  /** Of the worst number, as any of them may be chosen to send. `not-needed`: the pool has none. */
  state: RegistrationState | 'not-needed';
  /** One for each toll-free number of the pool: where it has several, the best. */
  verifications: JudgedVerification[];
}

const underReview: Meaning = {
  state: 'pending',
  problem:
    'The verification is under review. Messages from the number to the US and Canada are blocked until then.',
  advice: 'Wait, which takes days to weeks, and send from other numbers meanwhile.',
};

const statuses: Readonly<Record<string, Meaning>> = {
  TWILIO_APPROVED: { state: 'registered' },
  PENDING_REVIEW: underReview,
  IN_REVIEW: underReview,
};

/** How the toll-free numbers of a pool stand. Pure. */
export function judgeTollFree({ numbers, verifications: told }: Registrations): JudgedTollFree {
  if (numbers === 'unanswered') return { state: 'unknown', verifications: [] };
  const verifications = numbers
    .filter(({ phoneNumber }) => isTollFree(phoneNumber))
    .map((number) => judgeNumber(number, told.get(number.sid) ?? 'unanswered'));
  if (verifications.length === 0) return { state: 'not-needed', verifications };
  return { state: worstState(verifications.map(({ state }) => state)), verifications };
}

function judgeNumber(
  { sid: numberSid, phoneNumber }: PoolNumber,
  told: Answered<readonly Verification[]>,
): JudgedVerification {
  const number = { phoneNumber, numberSid };
  if (told === 'unanswered')
    return { ...number, state: 'unknown', problems: [unanswered('how its verification stands')] };
  const judged = told.map((verification) => ({
    sid: verification.sid,
    ...number,
    ...judgeStatus(
      { ...statuses, TWILIO_REJECTED: rejected(verification) },
      verification.status,
      verification.reasons,
    ),
    status: verification.status,
  }));
  const best = bestState(judged.map(({ state }) => state));
  return judged.find(({ state }) => state === best) ?? { ...number, ...unverified };
}

const unverified: Judgement = {
  state: 'missing',
  problems: [
    {
      problem: 'Nobody has asked for the verification of this number, so its messages are blocked.',
      advice:
        'Submit a toll-free verification for it in the Console, or take it out of the Messaging Service.',
    },
  ],
};

function rejected({ editAllowed, editUntil }: Verification): Meaning {
  const inTime = editUntil ? ` By ${editUntil} that is reviewed sooner.` : '';
  return {
    state: 'rejected',
    problem: 'The verification was turned down. Messages from the number to the US and Canada are blocked.',
    advice: editAllowed
      ? `Correct what is named as the reason and submit it again.${inTime}`
      : 'It cannot be edited. Where the reason can be mended, submit a new verification, else ask Twilio Support.',
  };
}
