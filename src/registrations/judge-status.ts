import { explainReason } from './explain-reason';
import type { Reason } from './read-reasons';
import type { RegistrationProblem, RegistrationState } from './registration-state';

/** What a status of Twilio's means. Nothing stands in the way where there is no `problem`. */
export interface Meaning {
  state: RegistrationState;
  problem?: string;
  advice?: string;
}

export interface Judgement {
  state: RegistrationState;
  problems: RegistrationProblem[];
}

/** What a registration with this status comes to, and what is to be done: first on the whole, then for each reason. */
export function judgeStatus(
  meanings: Readonly<Record<string, Meaning>>,
  status: string,
  reasons: readonly Reason[],
): Judgement {
  const { state, problem, advice } = meanings[status] ?? unknownStatus(status);
  if (problem === undefined) return { state, problems: [] };
  return { state, problems: [{ problem, advice: advice ?? '' }, ...reasons.map(explainReason)] };
}

/** What is said of something that Twilio did not tell in time. */
export function unanswered(what: string): RegistrationProblem {
  return {
    problem: `Twilio did not tell ${what}.`,
    advice: 'Ask again in a minute. If it stays so, check that the account may read its registrations.',
  };
}

function unknownStatus(status: string): Meaning {
  return {
    state: 'unknown',
    problem: `Twilio shows the status ${status}, whose meaning is not known here.`,
    advice: 'Look it up in the Console under Regulatory Compliance before you send.',
  };
}
