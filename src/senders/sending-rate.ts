import type { Channel } from '../addresses/channel';
import { isTollFree } from '../addresses/toll-free';
import { defined } from '../defined';

export type RatedType = 'long-code' | 'toll-free' | 'short-code' | 'alphanumeric' | 'whatsapp';

/** Who messages come from, and how fast. */
export interface RatedSender {
  type: RatedType;
  address: string;
  /** Segments a second, or messages where these are not billed by segment. */
  perSecond: number;
  /** ISO 3166-1 alpha-2: home of a number, or the one country that a name is for. */
  country?: string;
}

/**
 * Segments a second that Twilio gives a sender unless more was agreed. A US campaign that is registered gets more, by its
 * trust score, which no list of senders tells.
 */
const rates: Record<RatedType, number> = {
  /** Twilio's help, "Sending and Receiving Limitations on Calls and SMS Messages". */
  'long-code': 10,
  /** Twilio's help, "Toll-Free SMS and MMS messaging throughput (MPS)". */
  'toll-free': 3,
  /** https://www.twilio.com/docs/messaging/guides/market-throughput-overview */
  'short-code': 100,
  /** Twilio's help, "Can I increase message throughput (MPS) for an Alphanumeric Sender ID?". */
  alphanumeric: 10,
  /** https://www.twilio.com/docs/whatsapp/best-practices-and-faqs */
  whatsapp: 80,
};

/** https://www.twilio.com/docs/api/errors/30001: of a long code of the US or Canada. */
const northAmericanRate = 1;

/**
 * The sender behind an address, as Twilio writes it. Undefined for Messenger and RCS, whose throughput is not documented;
 * RCS falls back to the pool's numbers.
 */
export function ratedSender(address: string, country?: string): RatedSender | undefined {
  const type = typeOf(address);
  return type && defined({ type, address, perSecond: rateOf(type, country), country });
}

function typeOf(address: string): RatedType | undefined {
  if (address.startsWith('whatsapp:')) return 'whatsapp';
  if (/^(messenger|rcs):/.test(address)) return undefined;
  if (isTollFree(address)) return 'toll-free';
  if (address.startsWith('+')) return 'long-code';
  return /^\d+$/.test(address) ? 'short-code' : 'alphanumeric';
}

function rateOf(type: RatedType, country?: string): number {
  return type === 'long-code' && isNorthAmerican(country) ? northAmericanRate : rates[type];
}

/** The one sender that a channel has at least, where nothing is known of the pool. */
export function assumedSender(channel: Channel): RatedSender {
  return channel === 'whatsapp'
    ? { type: 'whatsapp', address: '', perSecond: rates.whatsapp }
    : { type: 'long-code', address: '', perSecond: northAmericanRate };
}

/**
 * Those of the senders that Twilio chooses from for a channel and a country: alphanumeric ones where they are allowed,
 * else the numbers of that country, else any.
 */
export function sendersFor<Sender extends RatedSender>(
  senders: readonly Sender[],
  channel: Channel,
  country?: string,
): Sender[] {
  const able = senders.filter((sender) => reaches(sender, channel, country));
  const named = able.filter(({ type }) => type === 'alphanumeric');
  const near = able.filter((sender) => isSameCode(sender.country, country));
  return [named, near].find(({ length }) => length > 0) ?? able;
}

function reaches({ type, country: home }: RatedSender, channel: Channel, country?: string): boolean {
  if (type === 'whatsapp' || channel === 'whatsapp') return type === channel;
  if (type === 'short-code') return home === undefined || home === country;
  // https://www.twilio.com/docs/messaging/guides/toll-free: to the US and Canada only.
  if (type === 'toll-free') return country === undefined || isNorthAmerican(country);
  if (type !== 'alphanumeric') return true;
  if (channel === 'mms') return false;
  return home === undefined ? !isNorthAmerican(country) : home === country;
}

/** Whether two countries are of one numbering plan, so that a number of one is no foreign one in the other. */
export function isSameCode(a?: string, b?: string): boolean {
  return a === b || (isNorthAmerican(a) && isNorthAmerican(b));
}

function isNorthAmerican(country?: string): boolean {
  return country === 'US' || country === 'CA';
}
