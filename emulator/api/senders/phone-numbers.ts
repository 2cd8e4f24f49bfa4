import { TwilioRefusal } from '../../errors';
import { ownedSender, SERVICE_SID, type SenderKind } from './sender-kind';

export const phoneNumbers: SenderKind = {
  kind: 'phone-number',
  path: 'PhoneNumbers',
  serviceSid: SERVICE_SID,
  listKey: 'phone_numbers',
  accepts: ['PhoneNumberSid'],
  read: (account, form) => {
    const number = ownedSender(account.inventory.numbers, form, 'PhoneNumberSid');
    if (number.capabilities.includes('SMS')) return number;
    throw new TwilioRefusal(400, 21715, `${number.address} cannot send messages`);
  },
  show: ({ address, country, capabilities }) => ({
    phone_number: address,
    country_code: country,
    capabilities,
  }),
};
