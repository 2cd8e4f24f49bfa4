import type { Account } from '../../account';
import type { Lives } from '../../messages/life';
import type { Message, MessageStatus } from '../../messages/message';
import { newMessage } from '../../messages/new-message';
import type { Operation } from '../../operation';
import { checkAddresses } from './address-rules';
import { checkContent } from './content-rules';
import { CREATE_PARAMETERS, type Draft, readDraft } from './draft';
import { throughGate } from './gate';
import { checkLinks } from './link-rules';
import { messageResource } from './resource';
import { checkSchedule } from './schedule-rules';

export function createMessage(account: Account, lives: Lives): Operation {
  return {
    product: 'api',
    method: 'POST',
    path: '/2010-04-01/Accounts/{AccountSid}/Messages.json',
    accepts: CREATE_PARAMETERS,
    handle: ({ parameters }) =>
      throughGate(account, () => {
        const message = accept(account, readDraft(parameters));
        const answer = { status: 201, body: messageResource(account, message) };
        lives.start(message);
        return answer;
      }),
  };
}

function accept(account: Account, draft: Draft): Message {
  const { to, from, service } = checkAddresses(account, draft);
  checkContent(draft);
  checkLinks(account, draft);
  const sendAt = checkSchedule(account, draft);
  const status: MessageStatus = sendAt !== null ? 'scheduled' : service ? 'accepted' : 'queued';
  const message = newMessage(account.clock.now(), {
    direction: 'outbound-api',
    to,
    from,
    messagingServiceSid: service?.sid ?? null,
    body: draft.body ?? '',
    mediaUrls: draft.mediaUrls,
    contentSid: draft.contentSid ?? null,
    status,
    sendAt,
    statusCallback: draft.statusCallback ?? null,
    smartEncoded: draft.smartEncoded ?? service?.smartEncoding ?? false,
    ...(draft.shortenUrls ? { rewrite: (body, sid) => account.links.shorten(body, sid) } : {}),
  });
  account.messages.add(message);
  return message;
}
