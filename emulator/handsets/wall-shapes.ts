import type { FaultSettings } from '../faults';
import type { MessageStatus } from '../messages/message';

/** A message as its phone shows it. Times are RFC 3339 UTC. */
export interface WallMessage {
  sid: string;
  /** Written on this phone. */
  isOwn: boolean;
  /** The account's end; null until the service has picked one. */
  sender: string | null;
  body: string;
  mediaUrls: readonly string[];
  links: readonly { shortUrl: string; link: string }[];
  status: MessageStatus;
  errorCode: number | null;
  at: string;
  /** When a scheduled message is due. */
  sendAt: string | null;
}

export interface WallPhone {
  /** E.164, with `whatsapp:` before it on WhatsApp. */
  person: string;
  /** Whether Twilio keeps messages of the account from it. */
  isBlocked: boolean;
  /** The last of the conversation, oldest first. */
  messages: readonly WallMessage[];
}

/** What is the same for all phones. */
export interface WallState {
  /** The phones to show, by their newest message. */
  people: readonly string[];
  /** Messages there are altogether. */
  messages: number;
  /** Numbers that a phone can write to. */
  numbers: readonly string[];
  /** By how much the emulator's time is ahead of the machine's. */
  offsetSeconds: number;
  faults: FaultSettings;
  /** Null where no backend is connected. */
  consoleUrl: string | null;
}

/** What has changed since the last telling; at first, everything. */
export interface WallNews extends WallState {
  changed: readonly WallPhone[];
}
