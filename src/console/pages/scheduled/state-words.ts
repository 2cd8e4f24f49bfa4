import type { ScheduledMessage } from '../../../scheduling/list-scheduled';

/** Whether it can still be canceled or moved. */
export function isWaiting({ status }: Pick<ScheduledMessage, 'status'>): boolean {
  return status === 'scheduled' || status === 'held';
}

const words: Record<ScheduledMessage['status'], string> = {
  scheduled: 'Waiting at Twilio',
  held: 'Held here until Twilio takes it',
  left: 'Its time has come',
  canceled: 'Canceled',
  'too-late': 'Too late to cancel: sent',
  gone: 'Not known at Twilio any more',
  'handed-over': 'Handed to Twilio',
  skipped: 'Not sent',
  refused: 'Refused',
};

const reasons: Readonly<Record<string, string>> = {
  request: 'on request',
  'opt-out': 'they opted out',
  reschedule: 'moved to another time',
};

/** Where a message stands, in words, with the reason where there is one. */
export function stateInWords({ status, reason }: Pick<ScheduledMessage, 'status' | 'reason'>): string {
  return reason === undefined ? words[status] : `${words[status]}: ${reasons[reason] ?? reason}`;
}
