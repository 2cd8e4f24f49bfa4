import { type Address, personOf } from '../addresses/address';

/** Somebody whose data is looked for: behind a number with all its channels, or behind another address. */
export interface Person {
  /** The person as they stand in keys: a number on WhatsApp is a person of its own there. */
  keys: readonly string[];
  /** What Twilio may have as sender or recipient of their messages. */
  addresses: readonly Address[];
  /** Whether an address is theirs. */
  owns(address: Address): boolean;
  /** Whether a text holds their number, however it is spaced, or their address. */
  isIn(text: string): boolean;
  /** The text with an `x` for each digit or letter of that, of the same length. */
  maskIn(text: string): string;
}

/** The person behind a normalised address. A number stands for them on every channel, whichever is given. */
export function personBehind(address: Address): Person {
  const [, number] = /^(?:whatsapp:|rcs:)?(\+\d+)$/.exec(address) ?? [];
  const addresses = number ? [number, `whatsapp:${number}`, `rcs:${number}`] : [address];
  const keys = [...new Set(addresses.map(personOf))];
  const pattern = number ? digitsPattern(number.slice(1)) : literalPattern(address);
  return {
    keys,
    addresses,
    owns: (other) => keys.includes(personOf(other)),
    isIn: (text) => text.search(pattern) >= 0,
    maskIn: (text) => text.replace(pattern, (found) => found.replace(/\w/g, 'x')),
  };
}

/**
 * Finds digits with what people put between them, not within a longer number. A URL may have encoded what stands before
 * them.
 */
function digitsPattern(digits: string): RegExp {
  return new RegExp(`(?<=^|\\D|%[0-9A-Fa-f]{2})${[...digits].join('[ ()./-]{0,3}')}(?!\\d)`, 'g');
}

function literalPattern(text: string): RegExp {
  return new RegExp(`${text.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}(?![\\w.-])`, 'g');
}
