import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message';
import type { Config } from '../config';
import { defined } from '../defined';
import { type CallbackTarget, statusCallbackUrl } from '../twilio/callback-urls';
import type { MessageSettings } from './message-request';
import type { Variables } from './template';

/** One message, ready to be handed to Twilio. */
export interface Draft {
  to: string;
  /** Text with its variables filled in. */
  body?: string;
  contentVariables?: Variables;
  sendAt?: Date;
  target?: CallbackTarget;
}

/**
 * The parameters of `messages.create` for a draft. It always goes through the Messaging Service, so that opt-outs, sticky
 * sender and compliance hold; a `from` then picks one sender of its pool.
 */
export function createParameters(
  draft: Draft,
  settings: MessageSettings,
  config: Config,
): MessageListInstanceCreateOptions {
  const { body: _, mediaUrls, contentVariables: __, tags: ___, statusCallback, ...passedOn } = settings;
  return defined({
    ...passedOn,
    to: draft.to,
    messagingServiceSid: config.messagingServiceSid,
    body: draft.body,
    mediaUrl: mediaUrls,
    contentVariables: draft.contentVariables && JSON.stringify(draft.contentVariables),
    statusCallback: statusCallback ?? statusCallbackUrl(config.baseUrl, draft.target),
    ...(draft.sendAt && { sendAt: draft.sendAt, scheduleType: 'fixed' as const }),
  });
}
