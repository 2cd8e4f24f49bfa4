import type { ScheduledMessage } from '../../../scheduling/list-scheduled';

/** What somebody has asked to be canceled: messages they chose, or everything that waits for a person. */
export type CancelTask =
  | { kind: 'cancel'; messages: readonly ScheduledMessage[] }
  | { kind: 'cancel-person'; to: string };

/** What somebody is about to do. */
export type Task = CancelTask | { kind: 'reschedule'; message: ScheduledMessage };
