import { newSid } from './sids';

/** A number the account has bought. */
export interface PhoneNumber {
  sid: string;
  /** E.164. */
  phoneNumber: string;
  friendlyName: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** `+1`, `+44`: what numbers of the same numbering plan start with. */
  callingCode: string;
  tollFree: boolean;
  /** Its own inbound webhook, used where a service has `useInboundWebhookOnNumber`. */
  smsUrl: string | null;
  createdAt: number;
}

/** Numbers nobody can own: 555-01xx in North America, and Ofcom's range for drama. The last one is in no pool. */
export function startingNumbers(now: number): { pooled: PhoneNumber[]; free: PhoneNumber[] } {
  const number = (
    phoneNumber: string,
    country: string,
    callingCode: string,
    tollFree = false,
  ): PhoneNumber => ({
    sid: newSid('PN'),
    phoneNumber,
    friendlyName: phoneNumber,
    country,
    callingCode,
    tollFree,
    smsUrl: null,
    createdAt: now,
  });
  return {
    pooled: [
      number('+12025550142', 'US', '+1'),
      number('+18885550142', 'US', '+1', true),
      number('+447700900142', 'GB', '+44'),
    ],
    free: [number('+16135550142', 'CA', '+1')],
  };
}
