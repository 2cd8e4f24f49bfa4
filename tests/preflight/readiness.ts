import type { Readiness } from '../../src/preflight/readiness';
import type { PoolSender } from '../../src/senders/pool-sender';

const number = (address: string, country: string, capabilities = ['SMS', 'MMS']): PoolSender => ({
  type: 'phone-number',
  sid: `PN${address}`,
  address,
  country,
  capabilities,
});

/** Senders, one of each kind. */
export const senders = {
  us: number('+12025550142', 'US'),
  otherUs: number('+13125550142', 'US'),
  tollFree: number('+18885550142', 'US'),
  ca: number('+16135550142', 'CA'),
  gb: number('+447700900142', 'GB', ['SMS']),
  shortCode: {
    type: 'short-code',
    sid: 'SC1',
    address: '72345',
    country: 'US',
    capabilities: ['sms', 'mms'],
  },
  name: { type: 'alpha-sender', sid: 'AI1', address: 'ACME', capabilities: ['SMS'] },
  germanName: {
    type: 'country-alpha-sender',
    sid: 'AI2',
    address: 'ACME DE',
    country: 'DE',
    capabilities: ['SMS'],
  },
  whatsapp: { type: 'channel-sender', sid: 'XE1', address: 'whatsapp:+12025550142', capabilities: [] },
  rcs: { type: 'channel-sender', sid: 'XE2', address: 'rcs:acme_agent', capabilities: [] },
} satisfies Record<string, PoolSender>;

/** An account with these senders, in which all is in order but what is said. */
export const ready = (pool: PoolSender[], but: Readiness = {}): Readiness => ({
  senders: pool,
  isA2pRegistered: true,
  unverifiedTollFree: new Set(),
  closedCountries: new Set(),
  convertsMedia: true,
  validitySeconds: 14_400,
  ...but,
});
