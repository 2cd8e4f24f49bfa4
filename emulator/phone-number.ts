import type { Sender } from './sender';

/** A number the account has bought. */
export interface PhoneNumber extends Sender {
  kind: 'phone-number';
  /** E.164: its address. */
  phoneNumber: string;
  friendlyName: string;
  /** `+1`, `+44`: what numbers of the same numbering plan start with. */
  callingCode: string;
  tollFree: boolean;
  /** Its own inbound webhook, used where a service has `useInboundWebhookOnNumber`. */
  smsUrl: string | null;
}
