/** What a sender pool can hold, as the API names it. */
export const senderTypes = [
  'phone-number',
  'short-code',
  'alpha-sender',
  'country-alpha-sender',
  'channel-sender',
] as const;

export type SenderType = (typeof senderTypes)[number];

/** A member of a Messaging Service's sender pool. */
export interface PoolSender {
  type: SenderType;
  /** PN…, SC…, AI… or XE…, by its type. */
  sid: string;
  /** As messages come from it: E.164, digits, a name, or `whatsapp:+…` and the like. */
  address: string;
  /** ISO 3166-1 alpha-2: where a number is at home, or the one country that a name is for. */
  country?: string;
  /** Such as `SMS` and `MMS`, as Twilio tells them. */
  capabilities: string[];
}

/** A sender that is to join a pool: one that the account has, by its SID, or a name, for all countries or for one. */
export type WantedSender =
  | { type: 'phone-number' | 'short-code' | 'channel-sender'; sid: string }
  | { type: 'alpha-sender'; alphaSender: string }
  | { type: 'country-alpha-sender'; alphaSender: string; countryCode: string };
