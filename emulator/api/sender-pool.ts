import type { Account } from '../account';
import { iso8601 } from '../dates';
import { notFound, TwilioRefusal } from '../errors';
import type { MessagingService } from '../messaging-service';
import type { ApiAnswer, ApiRequest, Operation } from '../operation';
import type { PhoneNumber } from '../phone-number';
import { MESSAGING_ORIGIN, serviceAt } from './messaging-services';
import { metaPaging, pageOf } from './paging';
import { invalid, text } from './parameters';

const POOL_LIMIT = 400;
const LARGEST_PAGE = 400;

/** The phone numbers of a service's sender pool: add, fetch, list, remove. */
export function senderPool(account: Account): Operation[] {
  const all = { product: 'messaging', path: '/v1/Services/{ServiceSid}/PhoneNumbers' } as const;
  const one = { product: 'messaging', path: '/v1/Services/{ServiceSid}/PhoneNumbers/{Sid}' } as const;
  return [
    { ...all, method: 'POST', accepts: ['PhoneNumberSid'], handle: (request) => add(account, request) },
    {
      ...all,
      method: 'GET',
      accepts: ['PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const service = serviceAt(account, request);
        const page = pageOf(request, account.poolOf(service), LARGEST_PAGE);
        const phoneNumbers = page.items.map((number) => poolResource(account, service, number));
        const meta = metaPaging(MESSAGING_ORIGIN, 'phone_numbers', page);
        return { status: 200, body: { phone_numbers: phoneNumbers, meta } };
      },
    },
    {
      ...one,
      method: 'GET',
      accepts: [],
      handle: (request) => {
        const { service, number } = memberAt(account, request);
        return { status: 200, body: poolResource(account, service, number) };
      },
    },
    { ...one, method: 'DELETE', accepts: [], handle: (request) => remove(account, request) },
  ];
}

function add(account: Account, request: ApiRequest): ApiAnswer {
  const service = serviceAt(account, request);
  const sid = text(request.parameters, 'PhoneNumberSid');
  if (sid === undefined) throw invalid('PhoneNumberSid', 'is required');
  const number = account.numbers.get(sid);
  if (!number) throw notFound(`/IncomingPhoneNumbers/${sid}`);
  const owner = account.serviceOf(number);
  if (owner === service) throw new TwilioRefusal(409, 21710, `${sid} is already in this Messaging Service`);
  if (owner) throw new TwilioRefusal(409, 21712, `${sid} is in another Messaging Service`);
  if (service.pool.size >= POOL_LIMIT) {
    throw new TwilioRefusal(412, 21714, `A sender pool holds at most ${POOL_LIMIT} numbers`);
  }
  service.pool.set(sid, account.clock.now());
  return { status: 201, body: poolResource(account, service, number) };
}

function remove(account: Account, request: ApiRequest): ApiAnswer {
  const { service, number } = memberAt(account, request);
  service.pool.delete(number.sid);
  for (const [to, from] of service.lastSender) {
    if (from.endsWith(number.phoneNumber)) service.lastSender.delete(to);
  }
  return { status: 204 };
}

function memberAt(account: Account, request: ApiRequest): { service: MessagingService; number: PhoneNumber } {
  const service = serviceAt(account, request);
  const number = account.numbers.get(request.pathParameters.Sid ?? '');
  if (!number || !service.pool.has(number.sid)) throw notFound(request.path);
  return { service, number };
}

function poolResource(
  account: Account,
  service: MessagingService,
  number: PhoneNumber,
): Record<string, unknown> {
  const joined = iso8601(service.pool.get(number.sid) ?? number.createdAt);
  return {
    sid: number.sid,
    account_sid: account.sid,
    service_sid: service.sid,
    date_created: joined,
    date_updated: joined,
    phone_number: number.phoneNumber,
    country_code: number.country,
    capabilities: ['SMS', 'MMS', 'Voice'],
    url: `${MESSAGING_ORIGIN}/v1/Services/${service.sid}/PhoneNumbers/${number.sid}`,
  };
}
