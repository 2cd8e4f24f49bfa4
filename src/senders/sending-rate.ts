import type { Channel } from './measure-message';

export type SenderType = 'long-code' | 'toll-free' | 'short-code' | 'alphanumeric' | 'whatsapp';

/** Who messages come from. */
export interface Sender {
  type: SenderType;
  /** Segments a second, or messages where these are not billed by segment. */
  perSecond: number;
  /** ISO 3166-1 alpha-2, of a number. */
  country?: string;
}

/**
 * What Twilio gives a sender unless more was agreed. A US campaign that is registered gets more, by its trust score,
 * which no list of senders tells.
 */
const perSecond = {
  /** https://www.twilio.com/docs/api/errors/30001: one segment a second for a US long code. */
  northAmerican: 1,
  /** Twilio's help, "Sending and Receiving Limitations on Calls and SMS Messages": 10 to other countries. */
  longCode: 10,
  /** Twilio's help, "Toll-Free SMS and MMS messaging throughput (MPS)". */
  tollFree: 3,
  /** https://www.twilio.com/docs/messaging/guides/market-throughput-overview */
  shortCode: 100,
  /** Twilio's help, "Can I increase message throughput (MPS) for an Alphanumeric Sender ID?". */
  alphanumeric: 10,
  /** https://www.twilio.com/docs/whatsapp/best-practices-and-faqs */
  whatsapp: 80,
};

/**
 * The sender behind an address, as Twilio writes it. Undefined for Messenger and RCS, whose throughput is not documented;
 * RCS falls back to the pool's numbers.
 */
export function senderOf(address: string, country?: string): Sender | undefined {
  const home = country === undefined ? {} : { country };
  if (/^whatsapp:/.test(address)) return { type: 'whatsapp', perSecond: perSecond.whatsapp };
  if (/^(messenger|rcs):/.test(address)) return undefined;
  if (/^\+1(800|833|844|855|866|877|888)/.test(address)) {
    return { type: 'toll-free', perSecond: perSecond.tollFree, ...home };
  }
  if (/^\+/.test(address)) {
    const rate = isNorthAmerican(country) ? perSecond.northAmerican : perSecond.longCode;
    return { type: 'long-code', perSecond: rate, ...home };
  }
  if (/^\d+$/.test(address)) return { type: 'short-code', perSecond: perSecond.shortCode, ...home };
  return { type: 'alphanumeric', perSecond: perSecond.alphanumeric };
}

/** The one sender that a channel has at least, where nothing is known of the pool. */
export function assumedSender(channel: Channel): Sender {
  return channel === 'whatsapp'
    ? { type: 'whatsapp', perSecond: perSecond.whatsapp }
    : { type: 'long-code', perSecond: perSecond.northAmerican };
}

/**
 * Those of the senders that Twilio chooses from for a channel and a country: alphanumeric ones where they are allowed,
 * else the numbers of that country, else any.
 */
export function sendersFor(senders: readonly Sender[], channel: Channel, country?: string): Sender[] {
  const able = senders.filter((sender) => reaches(sender, channel, country));
  const named = able.filter(({ type }) => type === 'alphanumeric');
  const near = able.filter((sender) => isSameCode(sender.country, country));
  return [named, near].find(({ length }) => length > 0) ?? able;
}

function reaches({ type, country: home }: Sender, channel: Channel, country?: string): boolean {
  if (type === 'whatsapp' || channel === 'whatsapp') return type === channel;
  if (type === 'short-code') return home === undefined || home === country;
  return type !== 'alphanumeric' || !isNorthAmerican(country);
}

function isSameCode(a?: string, b?: string): boolean {
  return a === b || (isNorthAmerican(a) && isNorthAmerican(b));
}

function isNorthAmerican(country?: string): boolean {
  return country === 'US' || country === 'CA';
}
