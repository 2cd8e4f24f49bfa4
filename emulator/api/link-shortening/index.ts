import type { Account } from '../../account';
import type { Operation } from '../../operation';
import { domainCertificate } from './certificate';
import { domainConfig } from './config';
import { domainDns } from './dns';
import { domainServices } from './services';

/** The account's link-shortening domain: settings, DNS, certificate, and the Messaging Services that use it. */
export function linkShortening(account: Account): Operation[] {
  return [
    ...domainConfig(account),
    domainDns(account),
    ...domainCertificate(account),
    ...domainServices(account),
  ];
}
