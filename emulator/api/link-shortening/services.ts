import type { Account } from '../../account';
import type { ApiRequest, Operation } from '../../operation';
import { serviceAt } from '../messaging-services';
import { associatedSidAt, domainAt, urlOf } from './at';

/** The Messaging Services whose links the domain shortens: associate, remove; and the domain of a service: fetch. */
export function domainServices(account: Account): Operation[] {
  const association = {
    product: 'messaging',
    path: '/v1/LinkShortening/Domains/{DomainSid}/MessagingServices/{MessagingServiceSid}',
    accepts: [],
  } as const;
  return [
    {
      ...association,
      method: 'POST',
      handle: (request) => {
        domainAt(account, request).services.add(serviceAt(account, request).sid);
        return { status: 201, body: associationResource(account, request) };
      },
    },
    {
      ...association,
      method: 'DELETE',
      handle: (request) => {
        domainAt(account, request).services.delete(associatedSidAt(account, request));
        return { status: 204 };
      },
    },
    {
      product: 'messaging',
      method: 'GET',
      path: '/v1/LinkShortening/MessagingServices/{MessagingServiceSid}/Domain',
      accepts: [],
      handle: (request) => ({ status: 200, body: associationResource(account, request) }),
    },
  ];
}

function associationResource(account: Account, request: ApiRequest) {
  const messaging_service_sid = associatedSidAt(account, request);
  return { domain_sid: account.linkDomain.sid, messaging_service_sid, url: urlOf(request) };
}
