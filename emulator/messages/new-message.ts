import { newSid } from '../sids';
import type { Message, MessageDirection, MessageStatus } from './message';
import { countSegments } from './segments';

export interface NewMessage {
  direction: MessageDirection;
  to: string;
  from: string | null;
  messagingServiceSid: string | null;
  body: string;
  status: MessageStatus;
  mediaUrls?: readonly string[];
  contentSid?: string | null;
  sendAt?: number | null;
  statusCallback?: string | null;
  smartEncoded?: boolean;
  automatic?: boolean;
  /** Rewrites the body once the SID is known: link shortening needs it. */
  rewrite?: (body: string, sid: string) => string;
}

/** A message in its first state, with its SID; nothing has happened to it yet. */
export function newMessage(now: number, wanted: NewMessage): Message {
  const mediaUrls = wanted.mediaUrls ?? [];
  const sid = newSid(mediaUrls.length > 0 ? 'MM' : 'SM');
  const body = wanted.rewrite ? wanted.rewrite(wanted.body, sid) : wanted.body;
  return {
    sid,
    direction: wanted.direction,
    to: wanted.to,
    from: wanted.from,
    messagingServiceSid: wanted.messagingServiceSid,
    body,
    mediaUrls,
    contentSid: wanted.contentSid ?? null,
    numSegments: countSegments(body, wanted.smartEncoded ?? false),
    status: wanted.status,
    errorCode: null,
    createdAt: now,
    updatedAt: now,
    sentAt: wanted.direction === 'inbound' ? now : null,
    sendAt: wanted.sendAt ?? null,
    statusCallback: wanted.statusCallback ?? null,
    statuses: [{ status: wanted.status, at: now }],
    automatic: wanted.automatic ?? false,
  };
}
