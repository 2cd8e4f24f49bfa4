import { channelOf, digitsOf, type Message, type MessageStatus } from './message';

/** Error codes that a recipient's number may end in: such a handset never gets a message, and for that reason. */
export const UNDELIVERED_SUFFIXES: readonly number[] = [30003, 30005, 30006, 30007, 30008, 30034];

export interface Outcome {
  status: Extract<MessageStatus, 'delivered' | 'undelivered' | 'failed'>;
  errorCode?: number;
}

/** How a message ends. `overrides` (recipient to error code) win over the number's own suffix. */
export function outcomeOf(message: Message, overrides: Readonly<Record<string, number>>): Outcome {
  const code = overrides[message.to] ?? suffixCode(message.to);
  if (code === undefined) return { status: 'delivered' };
  // Carriers' reasons (30xxx) come after the message was sent; Twilio's own keep it from being sent at all.
  return { status: code >= 30_000 && code < 40_000 ? 'undelivered' : 'failed', errorCode: code };
}

export function reads(message: Message): boolean {
  return channelOf(message.to) === 'whatsapp';
}

function suffixCode(to: string): number | undefined {
  const suffix = Number(digitsOf(to).slice(-5));
  return UNDELIVERED_SUFFIXES.includes(suffix) ? suffix : undefined;
}
