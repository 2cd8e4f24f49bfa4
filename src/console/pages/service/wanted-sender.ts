import type { SenderType, WantedSender } from '../../../senders/pool-sender';

/** What the form for a sender holds. */
export interface SenderFields {
  type: SenderType;
  /** A name, or the SID of what the account has. */
  name: string;
  country: string;
}

/** What to write into the form, by the kind of sender. */
export const senderHelp: Readonly<Record<SenderType, string>> = {
  'phone-number': 'The Twilio Console shows it with the number. It begins with PN.',
  'short-code': 'The Twilio Console shows it with the short code. It begins with SC.',
  'channel-sender': 'The Twilio Console shows it with the sender. It begins with XE.',
  'alpha-sender': 'What recipients see: up to 11 letters and digits.',
  'country-alpha-sender': 'What recipients in that country see: up to 11 letters and digits.',
};

/** The sender that the form describes, for `POST /senders/add`. */
export function wantedSender({ type, name, country }: SenderFields): WantedSender {
  const given = name.trim();
  switch (type) {
    case 'alpha-sender':
      return { type, alphaSender: given };
    case 'country-alpha-sender':
      return { type, alphaSender: given, countryCode: country.trim().toUpperCase() };
    default:
      return { type, sid: given };
  }
}
