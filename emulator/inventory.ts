import type { PhoneNumber } from './phone-number';
import type { Capability, Sender } from './sender';
import { newSid } from './sids';

/** The senders an account owns, by SID. */
export interface Inventory {
  numbers: ReadonlyMap<string, PhoneNumber>;
  shortCodes: ReadonlyMap<string, Sender>;
  channelSenders: ReadonlyMap<string, Sender>;
  /** Those that are in the pool of the first service. */
  pooled: readonly PhoneNumber[];
}

const EVERYTHING: readonly Capability[] = ['SMS', 'MMS', 'Voice'];

/**
 * What the account starts with. Numbers nobody can own: 555-01xx in North America, and Ofcom's range for drama.
 */
export function startingInventory(now: number): Inventory {
  const number = (
    phoneNumber: string,
    country: string,
    capabilities = EVERYTHING,
    tollFree = false,
  ): PhoneNumber => ({
    kind: 'phone-number',
    sid: newSid('PN'),
    address: phoneNumber,
    phoneNumber,
    friendlyName: phoneNumber,
    country,
    callingCode: country === 'GB' ? '+44' : '+1',
    capabilities,
    tollFree,
    smsUrl: null,
    createdAt: now,
  });
  const channelSender = (sid: string, address: string): Sender => ({
    kind: 'channel',
    sid,
    address,
    country: 'US',
    capabilities: [],
    createdAt: now,
  });
  const shortCode: Sender = {
    kind: 'short-code',
    sid: newSid('SC'),
    address: '72345',
    country: 'US',
    capabilities: ['SMS', 'MMS'],
    createdAt: now,
  };
  const pooled = [
    number('+12025550142', 'US'),
    number('+18885550142', 'US', EVERYTHING, true),
    number('+447700900142', 'GB', ['SMS', 'Voice']),
  ];
  const free = [
    number('+16135550142', 'CA'),
    number('+13125550142', 'US'),
    number('+18335550142', 'US', EVERYTHING, true),
    number('+14165550142', 'CA', ['Voice']),
  ];
  return {
    numbers: bySid([...pooled, ...free]),
    shortCodes: bySid([shortCode]),
    // No operation lists these, so their SIDs are the same in every account.
    channelSenders: bySid([
      channelSender(`XE${'1'.repeat(32)}`, 'whatsapp:+12025550142'),
      channelSender(`XE${'2'.repeat(32)}`, 'rcs:example_agent'),
    ]),
    pooled,
  };
}

function bySid<T extends Sender>(senders: readonly T[]): ReadonlyMap<string, T> {
  return new Map(senders.map((sender) => [sender.sid, sender]));
}
