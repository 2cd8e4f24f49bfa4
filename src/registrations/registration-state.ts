/** How far a registration has come. `unknown`: Twilio did not tell, or told what its documentation does not explain. */
export type RegistrationState = 'registered' | 'pending' | 'unknown' | 'rejected' | 'missing';

/** Something that keeps messages from being carried, and what to do about it. */
export interface RegistrationProblem {
  /** Twilio's, where it named one. */
  code?: number;
  /** The fields of the registration that are meant, as Twilio names them. */
  fields?: string[];
  problem: string;
  advice: string;
}

const bestFirst: readonly RegistrationState[] = ['registered', 'pending', 'unknown', 'rejected', 'missing'];

/** The state of several of which one is enough. `missing` for none. */
export function bestState(states: readonly RegistrationState[]): RegistrationState {
  return bestFirst.find((state) => states.includes(state)) ?? 'missing';
}

/** The state of several that are all needed. `registered` for none. */
export function worstState(states: readonly RegistrationState[]): RegistrationState {
  return bestFirst.findLast((state) => states.includes(state)) ?? 'registered';
}
