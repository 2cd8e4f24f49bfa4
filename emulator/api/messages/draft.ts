/** A Message create as it was asked for, each value of its right type, before any rule of Twilio's has been applied. */
import { boolean, integer, oneOf, text } from '../parameters';

export interface Draft {
  to: string | undefined;
  from: string | undefined;
  messagingServiceSid: string | undefined;
  /** Undefined where the parameter is missing, empty where it is there and says nothing. */
  body: string | undefined;
  mediaUrls: readonly string[];
  contentSid: string | undefined;
  contentVariables: string | undefined;
  statusCallback: string | undefined;
  validityPeriod: number | undefined;
  maxPrice: string | undefined;
  smartEncoded: boolean | undefined;
  shortenUrls: boolean;
  scheduleType: string | undefined;
  sendAt: string | undefined;
}

const MESSAGE_INTENTS = [
  'otp',
  'notifications',
  'marketing',
  'fraud',
  'security',
  'customercare',
  'delivery',
  'education',
  'polling',
  'announcements',
  'events',
] as const;

/** What OpenAPI lists for the operation, and `MessageIntent`, which it lacks. */
export const CREATE_PARAMETERS = [
  'To',
  'StatusCallback',
  'ApplicationSid',
  'MaxPrice',
  'ProvideFeedback',
  'Attempt',
  'ValidityPeriod',
  'ForceDelivery',
  'ContentRetention',
  'AddressRetention',
  'SmartEncoded',
  'PersistentAction',
  'TrafficType',
  'ShortenUrls',
  'ScheduleType',
  'SendAt',
  'SendAsMms',
  'ContentVariables',
  'RiskCheck',
  'From',
  'MessagingServiceSid',
  'Body',
  'MediaUrl',
  'ContentSid',
  'MessageIntent',
] as const;

/** Reads the form. Throws 400 / 20001 for a value outside its type; those with no effect here are checked all the same. */
export function readDraft(form: URLSearchParams): Draft {
  oneOf(form, 'ContentRetention', ['retain', 'discard']);
  oneOf(form, 'AddressRetention', ['retain', 'obfuscate']);
  oneOf(form, 'TrafficType', ['free']);
  oneOf(form, 'RiskCheck', ['enable', 'disable']);
  oneOf(form, 'MessageIntent', MESSAGE_INTENTS);
  boolean(form, 'ProvideFeedback');
  boolean(form, 'ForceDelivery');
  boolean(form, 'SendAsMms');
  integer(form, 'Attempt');
  return {
    to: text(form, 'To'),
    from: text(form, 'From'),
    messagingServiceSid: text(form, 'MessagingServiceSid'),
    body: form.get('Body') ?? undefined,
    mediaUrls: form.getAll('MediaUrl').filter((url) => url !== ''),
    contentSid: text(form, 'ContentSid'),
    contentVariables: text(form, 'ContentVariables'),
    statusCallback: text(form, 'StatusCallback'),
    validityPeriod: integer(form, 'ValidityPeriod'),
    maxPrice: text(form, 'MaxPrice'),
    smartEncoded: boolean(form, 'SmartEncoded'),
    shortenUrls: boolean(form, 'ShortenUrls') ?? false,
    scheduleType: oneOf(form, 'ScheduleType', ['fixed']),
    sendAt: text(form, 'SendAt'),
  };
}
