import { DEFAULT_HANDLING, type OptOutHandling } from './handsets/keywords';
import type { Sender } from './sender';
import { newSid } from './sids';

/** A Messaging Service with every setting Twilio's API takes. Times in milliseconds. */
export interface MessagingService {
  sid: string;
  friendlyName: string;
  inboundRequestUrl: string | null;
  inboundMethod: 'GET' | 'POST';
  fallbackUrl: string | null;
  fallbackMethod: 'GET' | 'POST';
  statusCallback: string | null;
  stickySender: boolean;
  mmsConverter: boolean;
  smartEncoding: boolean;
  scanMessageContent: 'inherit' | 'enable' | 'disable';
  fallbackToLongCode: boolean;
  areaCodeGeomatch: boolean;
  synchronousValidation: boolean;
  validityPeriod: number;
  usecase: string;
  useInboundWebhookOnNumber: boolean;
  /** Not to be seen or changed by Twilio's API. */
  optOutHandling: OptOutHandling;
  createdAt: number;
  updatedAt: number;
  /** Its sender pool by SID, in the order in which they joined. */
  pool: Map<string, { sender: Sender; joinedAt: number }>;
  /** The address each recipient last heard from, for `stickySender`. */
  lastSender: Map<string, string>;
}

export function newMessagingService(now: number, friendlyName: string, sid = newSid('MG')): MessagingService {
  return {
    sid,
    friendlyName,
    inboundRequestUrl: null,
    inboundMethod: 'POST',
    fallbackUrl: null,
    fallbackMethod: 'POST',
    statusCallback: null,
    stickySender: true,
    mmsConverter: true,
    smartEncoding: true,
    scanMessageContent: 'inherit',
    fallbackToLongCode: true,
    areaCodeGeomatch: true,
    synchronousValidation: false,
    validityPeriod: 36_000,
    usecase: 'undeclared',
    useInboundWebhookOnNumber: false,
    optOutHandling: DEFAULT_HANDLING,
    createdAt: now,
    updatedAt: now,
    pool: new Map(),
    lastSender: new Map(),
  };
}
