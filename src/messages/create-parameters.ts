import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message';
import type { Config } from '../config';
import { defined } from '../defined';
import { type CallbackTarget, statusCallbackUrl } from '../twilio/callback-urls';
import type { MessageSettings } from './message-request';
import type { PlannedMessage } from './plan-recipients';

/** One message, ready to be handed to Twilio. */
export interface Draft extends PlannedMessage {
  target?: CallbackTarget;
}

/**
 * The parameters of `messages.create` for a draft, at a time in milliseconds since the epoch. It always goes through the Messaging Service, so that opt-outs, sticky
 * sender and compliance hold; a `from` then picks one sender of its pool.
 */
export function createParameters(
  draft: Draft,
  settings: MessageSettings,
  config: Config,
  now: number,
): MessageListInstanceCreateOptions {
  const { body: _, mediaUrls, contentVariables: __, tags: ___, statusCallback, ...passedOn } = settings;
  const { sendAt, until } = draft;
  return defined({
    ...passedOn,
    to: draft.to,
    messagingServiceSid: config.messagingServiceSid,
    body: draft.body,
    mediaUrl: mediaUrls,
    contentVariables: draft.contentVariables && JSON.stringify(draft.contentVariables),
    statusCallback:
      statusCallback ?? statusCallbackUrl(config.baseUrl, draft.target && { ...draft.target, at: now }),
    // What is still in Twilio's queue when the quiet hours begin must not leave any more.
    validityPeriod: shorter(
      passedOn.validityPeriod,
      until && secondsBetween(sendAt?.getTime() ?? now, until),
    ),
    ...(sendAt && { sendAt, scheduleType: 'fixed' as const }),
  });
}

/** The longest Twilio takes, in seconds. */
const longestValidity = 36_000;

function secondsBetween(start: number, end: Date): number {
  return Math.max(1, Math.min(longestValidity, Math.floor((end.getTime() - start) / 1_000)));
}

function shorter(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
