import type { Problem } from '../../api/client';

/** What a rule of the sender pool has against a change, and whether one may insist. */
export interface Objection {
  detail: string;
  isOverridable: boolean;
}

/** The objection in an answer; undefined for any other failure. */
export function objectionOf(problem: Problem | null): Objection | undefined {
  if (problem?.code !== 'sender-objection') return undefined;
  return {
    // How programs insist is nothing for people.
    detail: problem.detail.replace(/ Insist with "force"\.$/, ''),
    isOverridable: problem.members.overridable === true,
  };
}
