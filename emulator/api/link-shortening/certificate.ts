import type { Account } from '../../account';
import { iso8601 } from '../../dates';
import { notFound, TwilioRefusal } from '../../errors';
import type { LinkDomain } from '../../link-domain';
import type { ApiAnswer, ApiRequest, Operation } from '../../operation';
import { text } from '../parameters';
import { domainAt, urlOf } from './at';

const DOMAIN = '/v1/LinkShortening/Domains/{DomainSid}';
const LIFETIME_MS = 90 * 86_400_000;

/**
 * The domain's certificate: fetch, upload, delete, and have Twilio get one. A new one is pending until a control says
 * otherwise.
 */
export function domainCertificate(account: Account): Operation[] {
  const certificate = { product: 'messaging', path: `${DOMAIN}/Certificate` } as const;
  return [
    {
      ...certificate,
      method: 'GET',
      accepts: [],
      handle: (request) => {
        certifiedAt(account, request);
        return { status: 200, body: certificateResource(account, request) };
      },
    },
    {
      ...certificate,
      method: 'POST',
      accepts: ['TlsCert'],
      handle: (request) => {
        const domain = domainAt(account, request);
        const pem = text(request.parameters, 'TlsCert');
        if (!pem?.includes('BEGIN CERTIFICATE') || !pem.includes('PRIVATE KEY')) {
          throw new TwilioRefusal(400, 30116, 'The certificate, its private key or both are missing');
        }
        return renew(domain, () => certificateResource(account, request));
      },
    },
    {
      ...certificate,
      method: 'DELETE',
      accepts: [],
      handle: (request) => {
        certifiedAt(account, request).state.certificate = 'none';
        return { status: 204 };
      },
    },
    {
      product: 'messaging',
      method: 'POST',
      path: `${DOMAIN}/RequestManagedCert`,
      accepts: [],
      handle: (request) => {
        const domain = domainAt(account, request);
        if (domain.state.dns === 'invalid') {
          throw new TwilioRefusal(400, 30134, `The DNS records of ${domain.name} do not lead to Twilio`);
        }
        return renew(domain, () => {
          const { cert_in_validation: _, ...resource } = certificateResource(account, request);
          return { ...resource, managed: true, requesting: true };
        });
      },
    },
  ];
}

function certifiedAt(account: Account, request: ApiRequest): LinkDomain {
  const domain = domainAt(account, request);
  if (domain.state.certificate === 'none') throw notFound(request.path);
  return domain;
}

function renew({ state }: LinkDomain, resource: () => unknown): ApiAnswer {
  const status = state.certificate === 'none' ? 201 : 200;
  state.certificate = 'pending';
  return { status, body: resource() };
}

function certificateResource(account: Account, request: ApiRequest) {
  const { sid, name, certificateSid, state } = domainAt(account, request);
  const now = account.clock.now();
  const at = iso8601(now);
  const isPending = state.certificate === 'pending';
  const expires = iso8601(state.certificate === 'expired' ? now - 86_400_000 : now + LIFETIME_MS);
  return {
    domain_sid: sid,
    domain_name: `https://${name}`,
    certificate_sid: certificateSid,
    date_created: at,
    date_updated: at,
    date_expires: isPending ? null : expires,
    cert_in_validation: isPending ? { date_expires: expires, status: 'pending' } : null,
    url: urlOf(request),
  };
}
