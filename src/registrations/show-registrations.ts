import type { App } from '../app';
import { type JudgedA2p, judgeA2p } from './judge-a2p';
import { unanswered } from './judge-status';
import { type JudgedTollFree, judgeTollFree } from './judge-toll-free';
import { readRegistrations } from './read-registrations';
import type { RegistrationProblem } from './registration-state';

export interface ShownRegistrations {
  a2p: Omit<JudgedA2p, 'problems'>;
  tollFree: JudgedTollFree;
  /** What belongs to no single registration; the others have their own. */
  problems: RegistrationProblem[];
}

/** How the senders of the Messaging Service are registered in North America, explained. Never throws. */
export async function showRegistrations(app: App): Promise<ShownRegistrations> {
  const registrations = await readRegistrations(app);
  const { problems, ...a2p } = judgeA2p(registrations);
  const unread = registrations.numbers === 'unanswered' ? [unanswered('which numbers are in the pool')] : [];
  return { a2p, tollFree: judgeTollFree(registrations), problems: [...unread, ...problems] };
}
