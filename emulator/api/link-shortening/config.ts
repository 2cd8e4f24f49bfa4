import type { Account } from '../../account';
import { iso8601 } from '../../dates';
import { TwilioRefusal } from '../../errors';
import type { LinkDomain } from '../../link-domain';
import type { ApiRequest, Operation } from '../../operation';
import { boolean, isWebhookUrl } from '../parameters';
import { associatedSidAt, domainAt, urlOf } from './at';

const PATH = '/v1/LinkShortening/Domains/{DomainSid}/Config';

/** The domain's settings: fetch, by domain or by service, and update. */
export function domainConfig(account: Account): Operation[] {
  return [
    {
      product: 'messaging',
      method: 'GET',
      path: PATH,
      accepts: [],
      handle: (request) => ({ status: 200, body: configResource(account, request) }),
    },
    {
      product: 'messaging',
      method: 'POST',
      path: PATH,
      accepts: ['FallbackUrl', 'CallbackUrl', 'ContinueOnFailure', 'DisableHttps'],
      handle: (request) => {
        change(domainAt(account, request), request.parameters);
        return { status: 200, body: configResource(account, request) };
      },
    },
    {
      product: 'messaging',
      method: 'GET',
      path: '/v1/LinkShortening/MessagingService/{MessagingServiceSid}/DomainConfig',
      accepts: [],
      handle: (request) => {
        const { disable_https: _, ...config } = configResource(account, request);
        const messaging_service_sid = associatedSidAt(account, request);
        return { status: 200, body: { ...config, messaging_service_sid } };
      },
    },
  ];
}

/** Keeps what the form does not give. */
function change({ config }: LinkDomain, form: URLSearchParams): void {
  const fallbackUrl = url(form, 'FallbackUrl', 30122);
  const callbackUrl = url(form, 'CallbackUrl', 30109);
  const continueOnFailure = boolean(form, 'ContinueOnFailure') ?? config.continueOnFailure;
  const disableHttps = boolean(form, 'DisableHttps') ?? config.disableHttps;
  Object.assign(config, { continueOnFailure, disableHttps });
  if (fallbackUrl !== undefined) config.fallbackUrl = fallbackUrl;
  if (callbackUrl !== undefined) config.callbackUrl = callbackUrl;
}

/** An empty URL is one taken away. Throws the code where it is none that Twilio could call. */
function url(form: URLSearchParams, name: string, code: number): string | null | undefined {
  const value = form.get(name);
  if (value === null) return undefined;
  if (value === '') return null;
  if (!isWebhookUrl(value)) throw new TwilioRefusal(400, code, `The ${name} '${value}' is not valid`);
  return value;
}

function configResource(account: Account, request: ApiRequest) {
  const { sid, configSid, config } = domainAt(account, request);
  const at = iso8601(account.clock.now());
  return {
    domain_sid: sid,
    config_sid: configSid,
    fallback_url: config.fallbackUrl,
    callback_url: config.callbackUrl,
    continue_on_failure: config.continueOnFailure,
    disable_https: config.disableHttps,
    date_created: at,
    date_updated: at,
    url: urlOf(request),
  };
}
