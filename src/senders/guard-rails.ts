import { isTollFree } from '../addresses/toll-free';
import type { PoolSender, SenderType } from './pool-sender';

/** Why a pool should not be changed in this way. */
export interface Objection {
  rule:
    | 'pool-full'
    | 'in-another-service'
    | 'no-sms'
    | 'alpha-sender-form'
    | 'alpha-sender-country'
    | 'second-toll-free'
    | 'last-sender';
  /** For whoever asked: what is wrong, and what to do. */
  detail: string;
  /** Twilio would do it: it is for whoever asks to insist. */
  isOnlyAdvice: boolean;
}

/** A sender that is to join, and what is known of it. */
export interface Candidate {
  type: SenderType;
  address: string;
  country?: string;
  /** Absent where nobody can tell before Twilio is asked. */
  capabilities?: readonly string[];
  /** The other service that has it. */
  holder?: { sid: string; friendlyName: string };
}

/** https://www.twilio.com/docs/messaging/services: senders of one pool, of all kinds together (error 21714). */
const mostSenders = 400;

/** https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id: 11 characters, not digits alone. */
const alphaForm = /^(?=.*[A-Za-z])[A-Za-z0-9 &_+-]{1,11}$/;

/** Where carriers take messages from numbers only. */
const withoutAlpha: readonly string[] = ['US', 'CA', 'PR'];

/** The first objection to a sender that is not in the pool yet. */
export function objectionToAdding(candidate: Candidate, pool: readonly PoolSender[]): Objection | undefined {
  const { type, address, country, capabilities, holder } = candidate;
  if (type === 'alpha-sender' || type === 'country-alpha-sender') {
    if (!alphaForm.test(address)) {
      return no(
        'alpha-sender-form',
        `"${address}" cannot be a sender: 1 to 11 letters, digits, spaces and & _ + -, with at least one letter.`,
      );
    }
    if (country !== undefined && withoutAlpha.includes(country)) {
      return no('alpha-sender-country', `Carriers in ${country} take no messages from alphanumeric senders.`);
    }
  }
  if (capabilities && !capabilities.some((capability) => capability.toUpperCase() === 'SMS')) {
    return no('no-sms', `${address} cannot send texts. Choose a number with the capability SMS.`);
  }
  if (holder) {
    return no(
      'in-another-service',
      `${address} is in the sender pool of "${holder.friendlyName}" (${holder.sid}). Remove it there first.`,
    );
  }
  if (pool.length >= mostSenders) {
    return no('pool-full', `The pool has ${pool.length} senders, and Twilio allows ${mostSenders}.`);
  }
  const tollFree = pool.find((sender) => isTollFree(sender.address));
  if (tollFree && isTollFree(address)) {
    return advice(
      'second-toll-free',
      `The pool has ${tollFree.address} already. Carriers may take a second toll-free number with the same traffic for an attempt to evade filters. Insist with "force".`,
    );
  }
  return undefined;
}

/** The objection to taking a sender out of the pool that it is in. */
export function objectionToRemoving(sender: PoolSender, pool: readonly PoolSender[]): Objection | undefined {
  if (pool.some(({ sid }) => sid !== sender.sid)) return undefined;
  return advice(
    'last-sender',
    `${sender.address} is the pool's last sender: without it every message is refused. Insist with "force".`,
  );
}

function no(rule: Objection['rule'], detail: string): Objection {
  return { rule, detail, isOnlyAdvice: false };
}

function advice(rule: Objection['rule'], detail: string): Objection {
  return { rule, detail, isOnlyAdvice: true };
}
