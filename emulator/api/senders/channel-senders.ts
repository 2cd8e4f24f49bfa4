import { channelOf } from '../../messages/message';
import { ownedSender, type SenderKind } from './sender-kind';

/** WhatsApp and RCS. */
export const channelSenders: SenderKind = {
  kind: 'channel',
  path: 'ChannelSenders',
  serviceSid: ['MessagingServiceSid', 'messaging_service_sid'],
  listKey: 'senders',
  accepts: ['Sid'],
  read: (account, form) => ownedSender(account.inventory.channelSenders, form, 'Sid'),
  show: ({ address, country }) => ({
    sender: address,
    sender_type: channelOf(address) === 'rcs' ? 'RCS' : 'WhatsApp',
    country_code: country,
  }),
};
