import { Badge, type BadgeProps } from '@twilio-paste/core/badge';
import type { MessageStatus as Status } from '../../shapes/message-status';

type Look = readonly [label: string, variant: BadgeProps['variant']];

const known: Readonly<Record<Status, Look>> = {
  accepted: ['Accepted', 'info'],
  scheduled: ['Scheduled', 'new'],
  queued: ['Queued', 'info'],
  sending: ['Sending', 'info'],
  sent: ['Sent', 'info'],
  delivered: ['Delivered', 'success'],
  partially_delivered: ['Partly delivered', 'warning'],
  read: ['Read', 'success'],
  undelivered: ['Not delivered', 'error'],
  failed: ['Failed', 'error'],
  canceled: ['Canceled', 'neutral'],
  receiving: ['Receiving', 'neutral'],
  received: ['Received', 'neutral'],
};

/** A Map, as Twilio may add a status that is the name of something else. */
const looks: ReadonlyMap<string, Look> = new Map(Object.entries(known));

/** Statuses that people look for, in the order of a message's life. */
export const messageStatuses: readonly string[] = [...looks.keys()];

/** A status in words; one that is not known as it is. */
export function statusLabel(status: string): string {
  return looks.get(status)?.[0] ?? status;
}

/** How far a message has come: the word says it, the colour helps. */
export function MessageStatus({ status }: { status: string }) {
  return (
    <Badge as="span" variant={looks.get(status)?.[1] ?? 'neutral'} size="small">
      {statusLabel(status)}
    </Badge>
  );
}
