import type { Account } from '../account';
import { countryOf } from '../api/compliance/country-of';
import type { MessagingService } from '../messaging-service';
import type { PhoneNumber } from '../phone-number';
import type { Sender } from '../sender';
import { channelOf, digitsOf, type Message } from './message';

/**
 * The pool's sender for a message: the one its recipient last heard from (`stickySender`) if that can send it, else one
 * of the best there are. Recipients spread over those by their number, so a run can be repeated. Undefined where the
 * pool has none that can send it.
 */
export function pickSender(
  account: Account,
  service: MessagingService,
  { to, mediaUrls }: Pick<Message, 'to' | 'mediaUrls'>,
): string | undefined {
  const senders = [...service.pool.values()].map(({ sender }) => sender);
  const numbers = account.poolOf(service);
  const channel = channelOf(to);
  const ranks =
    channel === undefined
      ? forText(senders, numbers, to, mediaUrls.length > 0)
      : onChannel(senders, numbers, to, channel);
  const sticky = service.lastSender.get(to);
  if (service.stickySender && sticky !== undefined && ranks.flat().includes(sticky)) return sticky;
  const best = ranks.find((rank) => rank.length > 0) ?? [];
  const picked = best[Number(digitsOf(to).slice(-6)) % best.length];
  if (picked !== undefined) service.lastSender.set(to, picked);
  return picked;
}

/** Addresses, the best first. Names go to other countries than the US and Canada only, short codes to their own. */
function forText(
  senders: readonly Sender[],
  numbers: readonly PhoneNumber[],
  to: string,
  hasMedia: boolean,
): string[][] {
  const country = countryOf(to) ?? (to.startsWith('+1') ? 'US' : undefined);
  const isNear = country === 'US' || country === 'CA';
  const names = isNear || hasMedia ? [] : senders;
  return [
    names.filter((sender) => sender.kind === 'destination-alpha' && sender.country === country),
    names.filter((sender) => sender.kind === 'alpha'),
    senders.filter((sender) => sender.kind === 'short-code' && sender.country === country),
    ...byDistance(numbers, to),
  ].map((rank) =>
    rank
      .filter(({ capabilities }) => !hasMedia || !isNear || capabilities.includes('MMS'))
      .map(({ address }) => address),
  );
}

/** The channel's own senders; a pool without any sends from its numbers, as if they were known on the channel. */
function onChannel(
  senders: readonly Sender[],
  numbers: readonly PhoneNumber[],
  to: string,
  channel: string,
): string[][] {
  const own = senders.map(({ address }) => address).filter((address) => channelOf(address) === channel);
  if (own.length > 0) return [own];
  return byDistance(numbers, to).map((rank) => rank.map(({ address }) => `${channel}:${address}`));
}

/** Numbers of the recipient's own numbering plan, then all. */
function byDistance(numbers: readonly PhoneNumber[], to: string): (readonly PhoneNumber[])[] {
  const digits = digitsOf(to);
  return [numbers.filter(({ callingCode }) => digits.startsWith(callingCode.slice(1))), numbers];
}
