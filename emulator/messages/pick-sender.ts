import type { Account } from '../account';
import type { MessagingService } from '../messaging-service';
import { channelOf, digitsOf } from './message';

/**
 * The pool's sender for a recipient: the one it last heard from (`stickySender`), else one of its own country, else
 * any. Recipients spread over the candidates by their number, so a run can be repeated. Undefined for an empty pool.
 */
export function pickSender(account: Account, service: MessagingService, to: string): string | undefined {
  const sticky = service.lastSender.get(to);
  if (service.stickySender && sticky !== undefined) return sticky;
  const pool = account.poolOf(service);
  const digits = digitsOf(to);
  const near = pool.filter((number) => digits.startsWith(number.callingCode.slice(1)));
  const candidates = near.length > 0 ? near : pool;
  const picked = candidates[Number(digits.slice(-6)) % candidates.length];
  if (!picked) return undefined;
  const channel = channelOf(to);
  const from = channel === undefined ? picked.phoneNumber : `${channel}:${picked.phoneNumber}`;
  service.lastSender.set(to, from);
  return from;
}
