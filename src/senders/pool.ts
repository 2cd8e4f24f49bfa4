import type { Twilio } from 'twilio';
import type { ServiceContext } from 'twilio/lib/rest/messaging/v1/service';
import type { App } from '../app';
import { defined } from '../defined';
import { untilAnswered } from '../twilio/until-answered';
import type { PoolSender, SenderType, WantedSender } from './pool-sender';

/** More than a pool holds. */
const limit = 500;

/** The sender pool of one Messaging Service. */
export interface Pool {
  twilio: Twilio;
  serviceSid: string;
  /** In milliseconds since the epoch. */
  deadline: number;
}

/** The pool of the Messaging Service that this deployment sends through. */
export function ownPool({ twilio, config, deadline }: App): Pool {
  return { twilio, serviceSid: config.messagingServiceSid, deadline };
}

/** Every sender of a pool, by their types. Throws what Twilio refuses, and NoAnswer. */
export async function readPool(pool: Pool): Promise<PoolSender[]> {
  const { phoneNumbers, shortCodes, alphaSenders, destinationAlphaSenders, channelSenders } = serviceOf(pool);
  const lists = await Promise.all([
    read(pool, phoneNumbers, toSender.phoneNumber),
    read(pool, shortCodes, toSender.shortCode),
    read(pool, alphaSenders, toSender.alphaSender),
    read(pool, destinationAlphaSenders, toSender.countryAlphaSender),
    read(pool, channelSenders, toSender.channelSender),
  ]);
  return lists.flat();
}

/** Puts a sender into a pool. Throws what Twilio refuses: the call may be repeated only after a look at the pool. */
export async function putIntoPool(pool: Pool, wanted: WantedSender): Promise<PoolSender> {
  const { phoneNumbers, shortCodes, alphaSenders, destinationAlphaSenders, channelSenders } = serviceOf(pool);
  switch (wanted.type) {
    case 'phone-number':
      return toSender.phoneNumber(await phoneNumbers.create({ phoneNumberSid: wanted.sid }));
    case 'short-code':
      return toSender.shortCode(await shortCodes.create({ shortCodeSid: wanted.sid }));
    case 'alpha-sender':
      return toSender.alphaSender(await alphaSenders.create({ alphaSender: wanted.alphaSender }));
    case 'country-alpha-sender':
      return toSender.countryAlphaSender(
        await destinationAlphaSenders.create({
          alphaSender: wanted.alphaSender,
          isoCountryCode: wanted.countryCode,
        }),
      );
    case 'channel-sender':
      return toSender.channelSender(await channelSenders.create({ sid: wanted.sid }));
  }
}

/** Takes a sender out of a pool; the account keeps it. Throws what Twilio refuses. */
export async function takeFromPool(pool: Pool, type: SenderType, sid: string): Promise<void> {
  const { phoneNumbers, shortCodes, alphaSenders, destinationAlphaSenders, channelSenders } = serviceOf(pool);
  const lists = {
    'phone-number': phoneNumbers,
    'short-code': shortCodes,
    'alpha-sender': alphaSenders,
    'country-alpha-sender': destinationAlphaSenders,
    'channel-sender': channelSenders,
  };
  await lists[type](sid).remove();
}

export function serviceOf({ twilio, serviceSid }: Pool): ServiceContext {
  return twilio.messaging.v1.services(serviceSid);
}

interface Named {
  sid: string;
  capabilities: string[];
}

const toSender = {
  phoneNumber: (item: Named & { phoneNumber: string; countryCode: string }) =>
    sender('phone-number', item, item.phoneNumber, item.countryCode),
  shortCode: (item: Named & { shortCode: string; countryCode: string }) =>
    sender('short-code', item, item.shortCode, item.countryCode),
  alphaSender: (item: Named & { alphaSender: string }) => sender('alpha-sender', item, item.alphaSender),
  countryAlphaSender: (item: Named & { alphaSender: string; isoCountryCode: string }) =>
    sender('country-alpha-sender', item, item.alphaSender, item.isoCountryCode),
  channelSender: (item: { sid: string; sender: string; countryCode: string }) =>
    sender('channel-sender', { sid: item.sid, capabilities: [] }, item.sender, item.countryCode),
};

function sender(
  type: SenderType,
  { sid, capabilities }: Named,
  address: string,
  country?: string | null,
): PoolSender {
  return defined({ type, sid, address, country: country ?? undefined, capabilities: capabilities ?? [] });
}

async function read<T>(
  { deadline }: Pool,
  list: { list(options: { limit: number }): Promise<T[]> },
  asSender: (item: T) => PoolSender,
): Promise<PoolSender[]> {
  return (await untilAnswered(deadline, () => list.list({ limit }))).map(asSender);
}
