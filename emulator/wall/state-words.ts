import type { WallMessage } from '../handsets/wall-shapes';

const words: Record<WallMessage['status'], string> = {
  accepted: 'Accepted',
  scheduled: 'Scheduled',
  queued: 'Queued',
  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  failed: 'Failed',
  read: 'Read',
  canceled: 'Canceled',
  received: 'Sent from here',
};

/** How far a message has come: its error code where it has one, and its time where it waits for that. */
export function stateWords({ status, errorCode, sendAt }: WallMessage): string {
  if (errorCode !== null) return `${words[status]} (${errorCode})`;
  if (status !== 'scheduled' || sendAt === null) return words[status];
  return `Scheduled for ${scheduled.format(new Date(sendAt))}`;
}

const scheduled = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
