import type { Account } from '../account';
import { iso8601 } from '../dates';
import { notFound, TwilioRefusal } from '../errors';
import { type MessagingService, newMessagingService } from '../messaging-service';
import type { ApiRequest, Operation } from '../operation';
import { metaPaging, pageOf } from './paging';
import { boolean, integer, invalid, isWebhookUrl, oneOf, text } from './parameters';

export const MESSAGING_ORIGIN = 'https://messaging.twilio.com';
const LARGEST_PAGE = 100;
const USECASES = ['notifications', 'marketing', 'verification', 'discussion', 'poll', 'undeclared'];

const SETTINGS = [
  'FriendlyName',
  'InboundRequestUrl',
  'InboundMethod',
  'FallbackUrl',
  'FallbackMethod',
  'StatusCallback',
  'StickySender',
  'MmsConverter',
  'SmartEncoding',
  'ScanMessageContent',
  'FallbackToLongCode',
  'AreaCodeGeomatch',
  'ValidityPeriod',
  'SynchronousValidation',
  'Usecase',
  'UseInboundWebhookOnNumber',
];

/** Messaging Services: create, fetch, list, update, delete. */
export function messagingServices(account: Account): Operation[] {
  const one = { product: 'messaging', path: '/v1/Services/{Sid}' } as const;
  const all = { product: 'messaging', path: '/v1/Services' } as const;
  return [
    { ...all, method: 'POST', accepts: SETTINGS, handle: (request) => create(account, request) },
    {
      ...all,
      method: 'GET',
      accepts: ['PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const page = pageOf(request, [...account.services.values()].reverse(), LARGEST_PAGE);
        const services = page.items.map((service) => serviceResource(account, service));
        return { status: 200, body: { services, meta: metaPaging(MESSAGING_ORIGIN, 'services', page) } };
      },
    },
    {
      ...one,
      method: 'GET',
      accepts: [],
      handle: (request) => ({ status: 200, body: serviceResource(account, serviceAt(account, request)) }),
    },
    {
      ...one,
      method: 'POST',
      accepts: SETTINGS,
      handle: (request) => {
        const service = serviceAt(account, request);
        const changes = readSettings(request.parameters);
        Object.assign(service, changes, { updatedAt: account.clock.now() });
        return { status: 200, body: serviceResource(account, service) };
      },
    },
    {
      ...one,
      method: 'DELETE',
      accepts: [],
      handle: (request) => {
        account.services.delete(serviceAt(account, request).sid);
        return { status: 204 };
      },
    },
  ];
}

/** The service a path names. Throws 404 / 20404. */
export function serviceAt(account: Account, request: ApiRequest): MessagingService {
  const { ServiceSid, MessagingServiceSid, Sid } = request.pathParameters;
  const service = account.services.get(ServiceSid ?? MessagingServiceSid ?? Sid ?? '');
  if (!service) throw notFound(request.path);
  return service;
}

function create(account: Account, { parameters }: ApiRequest) {
  const settings = readSettings(parameters);
  if (settings.friendlyName === undefined) throw invalid('FriendlyName', 'is required');
  const service = newMessagingService(account.clock.now(), settings.friendlyName);
  Object.assign(service, settings);
  account.services.set(service.sid, service);
  return { status: 201, body: serviceResource(account, service) };
}

/** The settings a form gives, each checked; what it does not give is not in the answer. */
function readSettings(form: URLSearchParams): Partial<MessagingService> {
  const settings: Partial<Record<keyof MessagingService, unknown>> = {
    friendlyName: friendlyName(form),
    inboundRequestUrl: url(form, 'InboundRequestUrl'),
    inboundMethod: oneOf(form, 'InboundMethod', ['GET', 'POST']),
    fallbackUrl: url(form, 'FallbackUrl'),
    fallbackMethod: oneOf(form, 'FallbackMethod', ['GET', 'POST']),
    statusCallback: url(form, 'StatusCallback'),
    stickySender: boolean(form, 'StickySender'),
    mmsConverter: boolean(form, 'MmsConverter'),
    smartEncoding: boolean(form, 'SmartEncoding'),
    scanMessageContent: oneOf(form, 'ScanMessageContent', ['inherit', 'enable', 'disable']),
    fallbackToLongCode: boolean(form, 'FallbackToLongCode'),
    areaCodeGeomatch: boolean(form, 'AreaCodeGeomatch'),
    synchronousValidation: boolean(form, 'SynchronousValidation'),
    validityPeriod: validityPeriod(form),
    usecase: usecase(form),
    useInboundWebhookOnNumber: boolean(form, 'UseInboundWebhookOnNumber'),
  };
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<MessagingService>;
}

function friendlyName(form: URLSearchParams): string | undefined {
  const name = text(form, 'FriendlyName');
  if (name !== undefined && name.length > 64) throw invalid('FriendlyName', 'is longer than 64 characters');
  return name;
}

/** An empty URL is one taken away. */
function url(form: URLSearchParams, name: string): string | null | undefined {
  if (form.get(name) === '') return null;
  const value = text(form, name);
  if (value !== undefined && !isWebhookUrl(value)) throw invalid(name, 'is not an address Twilio can call');
  return value;
}

function validityPeriod(form: URLSearchParams): number | undefined {
  const seconds = integer(form, 'ValidityPeriod');
  if (seconds !== undefined && (seconds < 1 || seconds > 36_000)) {
    throw invalid('ValidityPeriod', 'is not between 1 and 36000 seconds');
  }
  return seconds;
}

function usecase(form: URLSearchParams): string | undefined {
  const value = text(form, 'Usecase');
  if (value === undefined || USECASES.includes(value)) return value;
  throw new TwilioRefusal(400, 21713, `'${value}' is no use case of a Messaging Service`);
}

function serviceResource(account: Account, service: MessagingService): Record<string, unknown> {
  const address = `${MESSAGING_ORIGIN}/v1/Services/${service.sid}`;
  return {
    sid: service.sid,
    account_sid: account.sid,
    friendly_name: service.friendlyName,
    date_created: iso8601(service.createdAt),
    date_updated: iso8601(service.updatedAt),
    inbound_request_url: service.inboundRequestUrl,
    inbound_method: service.inboundMethod,
    fallback_url: service.fallbackUrl,
    fallback_method: service.fallbackMethod,
    status_callback: service.statusCallback,
    sticky_sender: service.stickySender,
    mms_converter: service.mmsConverter,
    smart_encoding: service.smartEncoding,
    scan_message_content: service.scanMessageContent,
    fallback_to_long_code: service.fallbackToLongCode,
    area_code_geomatch: service.areaCodeGeomatch,
    synchronous_validation: service.synchronousValidation,
    validity_period: service.validityPeriod,
    url: address,
    links: {
      phone_numbers: `${address}/PhoneNumbers`,
      short_codes: `${address}/ShortCodes`,
      alpha_senders: `${address}/AlphaSenders`,
      messages: `https://api.twilio.com/2010-04-01/Accounts/${account.sid}/Messages.json`,
      us_app_to_person: `${address}/Compliance/Usa2p`,
      us_app_to_person_usecases: `${address}/Compliance/Usa2p/Usecases`,
      channel_senders: `${address}/ChannelSenders`,
      destination_alpha_senders: `${address}/DestinationAlphaSenders`,
    },
    usecase: service.usecase,
    us_app_to_person_registered: account.compliance.settings.usA2p === 'VERIFIED',
    use_inbound_webhook_on_number: service.useInboundWebhookOnNumber,
  };
}
