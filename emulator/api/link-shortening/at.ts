import type { Account } from '../../account';
import { notFound } from '../../errors';
import type { LinkDomain } from '../../link-domain';
import type { ApiRequest } from '../../operation';
import { MESSAGING_ORIGIN, serviceAt } from '../messaging-services';

/** The domain a path names, if it names one. Throws 404 / 20404 for another one than the account's. */
export function domainAt({ linkDomain }: Account, { path, pathParameters }: ApiRequest): LinkDomain {
  if ((pathParameters.DomainSid ?? linkDomain.sid) !== linkDomain.sid) throw notFound(path);
  return linkDomain;
}

/** The SID of the service a path names. Throws 404 / 20404 where the domain does not shorten its links. */
export function associatedSidAt(account: Account, request: ApiRequest): string {
  const { sid } = serviceAt(account, request);
  if (!account.linkDomain.services.has(sid)) throw notFound(request.path);
  return sid;
}

/** The whole address of the resource that was asked for. */
export function urlOf({ path }: ApiRequest): string {
  return MESSAGING_ORIGIN + path;
}
