import type { Account } from '../account';
import type { Lives } from '../messages/life';
import type { Operation } from '../operation';
import { brandRegistrations } from './compliance/brands';
import { consents } from './compliance/consents';
import { contacts } from './compliance/contacts';
import { geoPermissions } from './compliance/geo-permissions';
import { safeList } from './compliance/safe-list';
import { tollFreeVerifications } from './compliance/toll-free';
import { usA2pCampaigns } from './compliance/us-a2p';
import { withinPermissions } from './compliance/within-permissions';
import { linkShortening } from './link-shortening';
import { changeMessages } from './messages/change';
import { createMessage } from './messages/create';
import { messageMedia } from './messages/media';
import { readMessages } from './messages/read';
import { messagingServices } from './messaging-services';
import { phoneNumbers } from './phone-numbers';
import { senderPool } from './senders';
import { shortCodes } from './short-codes';

/** Every operation of Twilio's API that works on the account itself; Sync has its own. */
export function accountOperations(account: Account, lives: Lives): Operation[] {
  return [
    withinPermissions(account, createMessage(account, lives)),
    ...readMessages(account),
    ...changeMessages(account, lives),
    ...messageMedia(account),
    ...messagingServices(account),
    ...senderPool(account),
    ...phoneNumbers(account),
    ...shortCodes(account),
    ...brandRegistrations(account),
    ...usA2pCampaigns(account),
    ...tollFreeVerifications(account),
    ...linkShortening(account),
    geoPermissions(account),
    consents(account),
    contacts(account),
    ...safeList(account),
  ];
}
