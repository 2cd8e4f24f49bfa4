import { Twilio } from 'twilio';
import type { Target } from '../../src/messaging-service/live-state';
import { clientOptions } from '../../src/twilio/client-options';
import { credentialsOf } from '../account/credentials';

/** What the command line says of the account. */
export interface AccountOptions {
  /** Where the backend is deployed, such as `messaging-1234.twil.io`. */
  domain?: string;
  /** SID of the Messaging Service. */
  service?: string;
  /** Whether the local stack's account is meant. */
  local?: boolean;
}

/** An account and what this deployment of it is to be. `serviceSid` is absent where the service goes by its name. */
export type Deployment = Omit<Target, 'serviceSid' | 'deadline'> & { serviceSid: string | undefined };

/** Throws where a value of the account is missing, with its name. */
export function deploymentOf(options: AccountOptions, env: NodeJS.ProcessEnv): Deployment {
  const { accountSid, authToken, messagingServiceSid, backend } = credentialsOf(options, env);
  const domain = options.local ? backend : (options.domain ?? backend);
  return {
    twilio: new Twilio(accountSid, authToken, clientOptions()),
    authToken,
    baseUrl: domain ? urlOf(domain) : undefined,
    serviceSid: options.service ?? messagingServiceSid,
    linkDomainSid: env.LINK_DOMAIN_SID || undefined,
    now: Date.now,
  };
}

function urlOf(domain: string): string {
  if (domain.includes('://')) return domain.replace(/\/+$/, '');
  return `${/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(domain) ? 'http' : 'https'}://${domain}`;
}
