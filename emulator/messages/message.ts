export type MessageStatus =
  | 'accepted'
  | 'scheduled'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'read'
  | 'canceled'
  | 'received';

export type MessageDirection = 'inbound' | 'outbound-api' | 'outbound-reply';

/** A message as the emulator knows it; `api/messages/resource.ts` says what of it Twilio shows. Times in milliseconds. */
export interface Message {
  sid: string;
  direction: MessageDirection;
  to: string;
  /** Null until the service has picked a sender. */
  from: string | null;
  messagingServiceSid: string | null;
  body: string;
  mediaUrls: readonly string[];
  contentSid: string | null;
  numSegments: number;
  status: MessageStatus;
  errorCode: number | null;
  createdAt: number;
  updatedAt: number;
  sentAt: number | null;
  /** When a scheduled message is due. */
  sendAt: number | null;
  /** As given on the create, with its fragment. */
  statusCallback: string | null;
  statuses: { status: MessageStatus; at: number; errorCode?: number }[];
  /** Written by Twilio itself, in answer to STOP, START or HELP. */
  automatic: boolean;
}

const FINAL: ReadonlySet<MessageStatus> = new Set([
  'delivered',
  'undelivered',
  'failed',
  'read',
  'canceled',
  'received',
]);

export function isFinal(message: Message): boolean {
  return FINAL.has(message.status);
}

/** Moves a message to a status at a time, and keeps the step in its timeline. */
export function moveTo(message: Message, status: MessageStatus, at: number, errorCode?: number): void {
  message.status = status;
  message.updatedAt = at;
  if (status === 'sent') message.sentAt = at;
  if (errorCode !== undefined) message.errorCode = errorCode;
  message.statuses.push(errorCode === undefined ? { status, at } : { status, at, errorCode });
}

/** The digits of an address on any channel: `whatsapp:+1 …` and `rcs:+1 …` are the same handset as `+1 …`. */
export function digitsOf(address: string): string {
  return address.replace(/\D/g, '');
}

/** The prefix of an address on another channel than SMS and MMS: `whatsapp`, `rcs`, `messenger`. */
export function channelOf(address: string): string | undefined {
  const colon = address.indexOf(':');
  return colon > 0 ? address.slice(0, colon) : undefined;
}
