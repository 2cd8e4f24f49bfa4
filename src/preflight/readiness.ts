import type { PoolSender } from '../senders/pool-sender';

/** What Twilio says of the account, as far as it was asked and answered: what is absent is not known. */
export interface Readiness {
  senders?: readonly PoolSender[];
  /** Whether the US A2P campaign of the Messaging Service is in order. */
  isA2pRegistered?: boolean;
  /** The toll-free numbers of the pool, in E.164, that are known not to be verified. */
  unverifiedTollFree?: ReadonlySet<string>;
  /** ISO 3166-1 alpha-2 codes of the countries that the account may not send texts to. */
  closedCountries?: ReadonlySet<string>;
  /** Whether the Messaging Service turns media into a link where they cannot be delivered. */
  convertsMedia?: boolean;
  /** How long a message may wait at Twilio, where it does not say so itself. */
  validitySeconds?: number;
}
