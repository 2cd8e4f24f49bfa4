export type Capability = 'SMS' | 'MMS' | 'Voice';

/** Whatever a message can be from. */
export interface Sender {
  kind: 'phone-number' | 'short-code' | 'alpha' | 'destination-alpha' | 'channel';
  sid: string;
  /** As messages name it: `+12025550142`, `72345`, `Shop`, `whatsapp:+12025550142`, `rcs:example_agent`. */
  address: string;
  /** ISO 3166-1 alpha-2; empty for an alpha sender that belongs to no country. */
  country: string;
  /** For texts; a channel's sender has none. */
  capabilities: readonly Capability[];
  createdAt: number;
}
