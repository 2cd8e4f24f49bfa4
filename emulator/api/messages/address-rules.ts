import type { Account } from '../../account';
import { channelOf } from '../../messages/message';
import { blockedCode } from '../../messages/opt-outs';
import type { MessagingService } from '../../messaging-service';
import type { Draft } from './draft';
import { refuse } from './refuse';

/** Who sends to whom, once it is known to be possible. */
export interface Route {
  to: string;
  from: string | null;
  service: MessagingService | undefined;
}

const E164 = /^\+[1-9]\d{6,14}$/;
const ALPHA_SENDER = /^(?=.*[A-Za-z])[A-Za-z0-9 +\-_&]{1,11}$/;
/** WhatsApp's shared sandbox sender. */
const SANDBOX = 'whatsapp:+14155238886';

/** Twilio's magic recipients and senders, which it documents for its test credentials. */
const MAGIC_TO: Readonly<Record<string, [number, string]>> = {
  '+15005550001': [21211, 'is not a valid phone number'],
  '+15005550002': [21612, 'cannot be reached from this sender'],
  '+15005550003': [21408, 'is in a region this account may not send to'],
  '+15005550004': [21610, 'has opted out of messages from this sender'],
  '+15005550009': [21614, 'is not a mobile number'],
};
const MAGIC_FROM: Readonly<Record<string, [number, string]>> = {
  '+15005550001': [21212, 'is not a valid phone number'],
  '+15005550007': [21606, 'is not a number of this account that can send messages'],
  '+15005550008': [21611, 'has a full message queue'],
};
const MAGIC_VALID_FROM = '+15005550006';

/** Checks recipient and sender. Throws the refusal of the first rule broken. */
export function checkAddresses(account: Account, draft: Draft): Route {
  const { to, from, messagingServiceSid } = draft;
  if (to === undefined) throw refuse(21604, 'A recipient (To) is required');
  if (from === undefined && messagingServiceSid === undefined) {
    throw refuse(21603, 'A sender is required: From or MessagingServiceSid');
  }
  checkRecipient(to);
  const service = messagingServiceSid === undefined ? undefined : serviceFor(account, messagingServiceSid);
  if (from === undefined) return { to, from: null, service };
  checkSender(account, from, to, service);
  return { to, from, service };
}

function checkRecipient(to: string): void {
  const magic = MAGIC_TO[to];
  if (magic) throw refuse(magic[0], `The recipient ${to} ${magic[1]}`);
  const channel = channelOf(to);
  const address = channel === undefined ? to : to.slice(channel.length + 1);
  if (channel === 'messenger' ? address !== '' : isChannel(channel) && E164.test(address)) return;
  throw refuse(21211, `The recipient '${to}' is not a valid phone number`);
}

function isChannel(channel: string | undefined): boolean {
  return channel === undefined || channel === 'whatsapp' || channel === 'rcs';
}

function serviceFor(account: Account, sid: string): MessagingService {
  const service = account.services.get(sid);
  if (!service) throw refuse(21701, `There is no Messaging Service ${sid}`);
  if (service.pool.size === 0) throw refuse(21704, `The Messaging Service ${sid} has no sender in its pool`);
  return service;
}

function checkSender(
  account: Account,
  from: string,
  to: string,
  service: MessagingService | undefined,
): void {
  const magic = MAGIC_FROM[from];
  if (magic) throw refuse(magic[0], `The sender ${from} ${magic[1]}`);
  if (from === to) throw refuse(21266, 'Recipient and sender are the same');
  if (channelOf(from) !== channelOf(to))
    throw refuse(21910, 'Recipient and sender are on different channels');
  if (from === MAGIC_VALID_FROM || from === SANDBOX) return;
  const senders = account.sendersBy(from);
  const sender = senders.find(({ sid }) => service?.pool.has(sid)) ?? senders[0];
  if (!sender) throw unknownSender(from);
  if (service && !service.pool.has(sender.sid)) {
    throw refuse(21606, `The sender ${from} is not in the pool of ${service.sid}`);
  }
  if (channelOf(from) === undefined && !sender.capabilities.includes('SMS')) {
    throw refuse(21661, `The sender ${from} cannot send texts`);
  }
  const blocker = account.serviceOf(sender)?.sid ?? sender.address;
  if (service === undefined && account.optOuts.has(to, blocker)) {
    throw refuse(blockedCode(to), `The recipient ${to} has opted out of messages from ${from}`);
  }
}

function unknownSender(from: string) {
  if (channelOf(from) !== undefined)
    return refuse(63007, `No channel sender ${from} belongs to this account`);
  if (E164.test(from)) {
    return refuse(21606, `The sender ${from} is not a number of this account that can send messages`);
  }
  if (ALPHA_SENDER.test(from)) return refuse(21612, `This account has no alphanumeric sender '${from}'`);
  return refuse(21212, `The sender '${from}' is not valid`);
}
