import type { Account } from '../account';
import { rfc2822 } from '../dates';
import { notFound } from '../errors';
import type { Operation } from '../operation';
import type { PhoneNumber } from '../phone-number';
import { flatPaging, pageOf } from './paging';
import { boolean, text } from './parameters';

/** The account's phone numbers: fetch and list. */
export function phoneNumbers(account: Account): Operation[] {
  return [
    {
      product: 'api',
      method: 'GET',
      path: '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json',
      accepts: ['Beta', 'FriendlyName', 'PhoneNumber', 'Origin', 'PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const page = pageOf(request, matching(account, request.parameters), 1000);
        const numbers = page.items.map((number) => numberResource(account, number));
        return { status: 200, body: { incoming_phone_numbers: numbers, ...flatPaging(page) } };
      },
    },
    {
      product: 'api',
      method: 'GET',
      path: '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json',
      accepts: [],
      handle: (request) => {
        const number = account.numbers.get(request.pathParameters.Sid ?? '');
        if (!number) throw notFound(request.path);
        return { status: 200, body: numberResource(account, number) };
      },
    },
  ];
}

/** A part of a number, with `*` for any digit. None matches all. */
export function digitPattern(part = ''): RegExp {
  return new RegExp(part.replace(/[^\d*]/g, '').replaceAll('*', '\\d'));
}

function matching(account: Account, parameters: URLSearchParams): PhoneNumber[] {
  const digits = digitPattern(text(parameters, 'PhoneNumber'));
  const name = text(parameters, 'FriendlyName');
  const origin = text(parameters, 'Origin') ?? 'twilio';
  boolean(parameters, 'Beta');
  return [...account.numbers.values()].filter(
    (number) =>
      origin === 'twilio' &&
      digits.test(number.phoneNumber) &&
      (name === undefined || number.friendlyName === name),
  );
}

function numberResource(account: Account, number: PhoneNumber): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: account.sid,
    phone_number: number.phoneNumber,
    friendly_name: number.friendlyName,
    address_sid: null,
    address_requirements: 'none',
    api_version: '2010-04-01',
    beta: false,
    capabilities: {
      voice: number.capabilities.includes('Voice'),
      sms: number.capabilities.includes('SMS'),
      mms: number.capabilities.includes('MMS'),
      fax: false,
    },
    date_created: rfc2822(number.createdAt),
    date_updated: rfc2822(number.createdAt),
    identity_sid: null,
    origin: 'twilio',
    sms_application_sid: null,
    sms_fallback_method: 'POST',
    sms_fallback_url: null,
    sms_method: 'POST',
    sms_url: number.smsUrl,
    status_callback: null,
    status_callback_method: 'POST',
    trunk_sid: null,
    uri: `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_receive_mode: 'voice',
    voice_application_sid: null,
    voice_caller_id_lookup: false,
    voice_fallback_method: 'POST',
    voice_fallback_url: null,
    voice_method: 'POST',
    voice_url: null,
    emergency_status: 'Active',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    bundle_sid: null,
    status: 'in-use',
  };
}
