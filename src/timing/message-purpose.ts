/** What a message is for, in the words of Twilio's `MessageIntent`, and whether people expect it at any hour. */
const essential = {
  otp: true,
  fraud: true,
  security: true,
  delivery: true,
  customercare: true,
  notifications: true,
  marketing: false,
  polling: false,
  announcements: false,
  events: false,
  education: false,
} as const;

export type MessagePurpose = keyof typeof essential;

export const messagePurposes = Object.keys(essential) as MessagePurpose[];

/** Whether the recipient has asked for the message or needs it, so that it need not wait for the morning. */
export function isEssential(purpose: MessagePurpose): boolean {
  return essential[purpose];
}

/** Whether the message is the sender's wish: quiet hours are made for it. */
export function isPromotional(purpose: MessagePurpose): boolean {
  return !essential[purpose];
}
