import type { Account } from '../../account';
import type { Operation } from '../../operation';
import { domainAt, urlOf } from './at';

/** Whether the domain's records lead to Twilio: validate. Only the official client tells of it. */
export function domainDns(account: Account): Operation {
  return {
    product: 'messaging',
    method: 'GET',
    path: '/v1/LinkShortening/Domains/{DomainSid}/ValidateDns',
    accepts: [],
    handle: (request) => {
      const { sid, name, state } = domainAt(account, request);
      const isValid = state.dns === 'valid';
      const reason = isValid ? null : `The CNAME record of ${name} does not lead to Twilio`;
      return { status: 200, body: { domain_sid: sid, is_valid: isValid, reason, url: urlOf(request) } };
    },
  };
}
