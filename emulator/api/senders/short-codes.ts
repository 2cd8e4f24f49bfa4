import { ownedSender, SERVICE_SID, type SenderKind } from './sender-kind';

export const shortCodes: SenderKind = {
  kind: 'short-code',
  path: 'ShortCodes',
  serviceSid: SERVICE_SID,
  listKey: 'short_codes',
  accepts: ['ShortCodeSid'],
  read: (account, form) => ownedSender(account.inventory.shortCodes, form, 'ShortCodeSid'),
  show: ({ address, country, capabilities }) => ({
    short_code: address,
    country_code: country,
    capabilities,
  }),
};
