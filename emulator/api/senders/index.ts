import type { Account } from '../../account';
import type { Operation } from '../../operation';
import { alphaSenders, destinationAlphaSenders } from './alpha-senders';
import { channelSenders } from './channel-senders';
import { phoneNumbers } from './phone-numbers';
import { poolOperations } from './pool-operations';
import { shortCodes } from './short-codes';

const KINDS = [phoneNumbers, shortCodes, alphaSenders, destinationAlphaSenders, channelSenders];

/** The senders of every kind in a service's sender pool. */
export function senderPool(account: Account): Operation[] {
  return KINDS.flatMap((kind) => poolOperations(account, kind));
}
