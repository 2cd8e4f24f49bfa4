import { type Pool, readPool, serviceOf } from '../senders/pool';
import type { PoolSender } from '../senders/pool-sender';
import { untilAnswered } from '../twilio/until-answered';
import { domainOfService, type LinkDomain, readLinkDomain } from './link-domain';
import { actualSettings, type ServiceSettings } from './service-settings';

/** A Messaging Service, and what is needed to keep it as it is meant to be. */
export interface Target extends Pool {
  /** Where this backend is deployed, without a slash at the end. Without it webhooks are left alone. */
  baseUrl: string | undefined;
  authToken: string;
  /** The link-shortening domain, in place of the one that is written in the file. */
  linkDomainSid?: string | undefined;
  now(): number;
}

/** What there is. */
export interface LiveState {
  sid: string;
  settings: ServiceSettings;
  senders: PoolSender[];
  /** The domain that is asked for, or else the service's own. Absent where there is none. */
  linkDomain?: LinkDomain;
  /** SID of the domain that the service shortens its links to. */
  serviceDomainSid?: string;
}

/**
 * Reads a Messaging Service with its senders and its link domain. Throws what Twilio refuses (20404 where the account has no
 * such service), and NoAnswer.
 */
export async function readLiveState(target: Target, wantedDomain?: string): Promise<LiveState> {
  const { twilio, deadline, serviceSid } = target;
  const [service, senders, serviceDomainSid] = await Promise.all([
    untilAnswered(deadline, () => serviceOf(target).fetch()),
    readPool(target),
    domainOfService(twilio, serviceSid, deadline),
  ]);
  const domainSid = wantedDomain ?? serviceDomainSid;
  const linkDomain = domainSid && (await readLinkDomain({ twilio, domainSid, deadline }, target.now()));
  return {
    sid: service.sid,
    settings: actualSettings(service),
    senders,
    ...(linkDomain && { linkDomain }),
    ...(serviceDomainSid && { serviceDomainSid }),
  };
}
