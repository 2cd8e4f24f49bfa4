/** What Twilio or the ledger said when asked; `no-answer` where it was asked in vain. Absent: nobody had to ask. */
export type Asked<T> = T | 'no-answer';

/** Everything a diagnosis rests on. Times are in minutes. */
export interface Evidence {
  /** The message's status. */
  status: string;
  /** The first error that was reported. */
  errorCode?: number;
  /** Time since the message was accepted, or since it was due if it was scheduled. */
  minutes: number;
  segments?: number;
  /** Where the registration of senders in the US says something about this message: how it stands, by its kind. */
  registration?: Asked<{ kind: 'a2p' | 'toll-free'; statuses: string[] }>;
  /** The recipient is known to have opted out. */
  optedOut?: Asked<boolean>;
  /** The account may send to the recipient's country. */
  countryOpen?: Asked<boolean>;
}
