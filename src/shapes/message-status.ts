import * as z from 'zod/mini';

/** What Twilio calls the statuses of a message we have sent, in the order of its life. */
export const sentStatuses = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'partially_delivered',
  'read',
  'undelivered',
  'failed',
  'canceled',
] as const;

/** The status of a message in either direction. */
export const messageStatus = z.enum([...sentStatuses, 'receiving', 'received']);

export type MessageStatus = z.infer<typeof messageStatus>;
