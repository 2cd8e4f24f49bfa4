import type { Address } from './address';

export type Channel = 'sms' | 'mms' | 'rcs' | 'whatsapp' | 'messenger';

/**
 * By what a message reaches an address. RCS is taken for the SMS that it falls back to, and bears the same price, but media
 * make it a message of media.
 */
export function channelOf(to: Address, hasMedia: boolean): Channel {
  const prefix = /^(whatsapp|messenger|rcs):/.exec(to)?.[1] as Channel | undefined;
  if (prefix === 'whatsapp' || prefix === 'messenger') return prefix;
  return hasMedia ? 'mms' : (prefix ?? 'sms');
}
