import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { channelOf, digitsOf, type Message } from '../messages/message';
import type { FormParameters } from '../webhooks/sign';
import type { Keyword } from './keywords';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  vcf: 'text/vcard',
};

/** The form of an inbound webhook. `OptOutType` is there only with Advanced Opt-Out, as with Twilio. */
export function inboundForm(accountSid: string, message: Message, optOutType?: Keyword): FormParameters {
  const from = message.from ?? '';
  const form: FormParameters = {
    ToCountry: countryOf(message.to),
    ToState: '',
    ToCity: '',
    ToZip: '',
    FromCountry: countryOf(from),
    FromState: '',
    FromCity: '',
    FromZip: '',
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: 'received',
    MessageSid: message.sid,
    AccountSid: accountSid,
    From: from,
    To: message.to,
    Body: message.body,
    NumMedia: String(message.mediaUrls.length),
    NumSegments: String(message.numSegments),
    ApiVersion: '2010-04-01',
  };
  if (message.messagingServiceSid !== null) form.MessagingServiceSid = message.messagingServiceSid;
  for (const [index, url] of message.mediaUrls.entries()) {
    form[`MediaUrl${index}`] = url;
    form[`MediaContentType${index}`] = mediaTypeOf(url);
  }
  if (optOutType !== undefined) form.OptOutType = optOutType;
  if (channelOf(from) === 'whatsapp') {
    form.WaId = digitsOf(from);
    form.ProfileName = 'Emulated handset';
  }
  return form;
}

function countryOf(address: string): string {
  return parsePhoneNumberFromString(address.slice(address.indexOf(':') + 1))?.country ?? '';
}

/** By the ending of its URL. */
export function mediaTypeOf(url: string): string {
  const extension = /\.(\w+)(?:[?#].*)?$/.exec(url)?.[1]?.toLowerCase();
  return MEDIA_TYPES[extension ?? ''] ?? 'application/octet-stream';
}
