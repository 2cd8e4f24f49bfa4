import type { Twilio } from 'twilio';
import { callFailure, untilAnswered } from '../twilio/until-answered';

/** The account, a link-shortening domain of it, and how long there is time for both, in milliseconds since the epoch. */
export interface DomainAddress {
  twilio: Twilio;
  domainSid: string;
  deadline: number;
}

/** What a domain is told about its links. */
export interface LinkSettings {
  callbackUrl: string | null;
  fallbackUrl: string | null;
  continueOnFailure: boolean;
  disableHttps: boolean;
}

/** How a link-shortening domain stands. Times are RFC 3339 UTC. */
export interface LinkDomain {
  sid: string;
  /** Absent while it has no certificate, which is what tells the name. */
  name?: string;
  dns: { isValid: boolean; reason?: string };
  certificate: { state: 'none' | 'pending' | 'valid' | 'expired'; expiresAt?: string };
  settings: LinkSettings;
}

/** Reads a domain. Undefined where the account has none with this SID. Throws what Twilio refuses, and NoAnswer. */
export async function readLinkDomain(address: DomainAddress, now: number): Promise<LinkDomain | undefined> {
  const { twilio, domainSid: sid } = address;
  const { v1 } = twilio.messaging;
  const [config, dns, certificate] = await Promise.all([
    ask(address, () => v1.domainConfig(sid).fetch()),
    ask(address, () => v1.domainValidateDns(sid).fetch()),
    ask(address, () => v1.domainCerts(sid).fetch()),
  ]);
  if (!config) return undefined;
  const { callbackUrl, fallbackUrl, continueOnFailure, disableHttps } = config;
  return {
    sid,
    ...(certificate?.domainName && { name: certificate.domainName }),
    dns: { isValid: dns?.isValid ?? false, ...(dns?.reason && { reason: dns.reason }) },
    certificate: certificateState(certificate, now),
    settings: {
      callbackUrl: callbackUrl || null,
      fallbackUrl: fallbackUrl || null,
      continueOnFailure: Boolean(continueOnFailure),
      disableHttps: Boolean(disableHttps),
    },
  };
}

/** Sets what the domain is told about its links: all of it, as Twilio may forget what is not repeated. */
export async function setLinkSettings(address: DomainAddress, settings: LinkSettings): Promise<void> {
  const { twilio, domainSid, deadline } = address;
  const { callbackUrl, fallbackUrl, ...others } = settings;
  const urls = { ...(callbackUrl && { callbackUrl }), ...(fallbackUrl && { fallbackUrl }) };
  await untilAnswered(deadline, () =>
    twilio.messaging.v1.domainConfig(domainSid).update({ ...urls, ...others }),
  );
}

/** The domain whose links a Messaging Service shortens to, or undefined. */
export async function domainOfService(
  twilio: Twilio,
  serviceSid: string,
  deadline: number,
): Promise<string | undefined> {
  const { linkshorteningMessagingServiceDomainAssociation: associations } = twilio.messaging.v1;
  const found = await ask({ deadline }, () => associations(serviceSid).fetch());
  return found?.domainSid;
}

/** Lets a Messaging Service shorten its links to the domain. */
export async function attachDomain(
  { twilio, domainSid, deadline }: DomainAddress,
  serviceSid: string,
): Promise<void> {
  const { linkshorteningMessagingService: associations } = twilio.messaging.v1;
  await untilAnswered(deadline, () => associations(domainSid, serviceSid).create());
}

/** Asks Twilio for a certificate that it renews by itself. */
export async function requestCertificate({ twilio, domainSid, deadline }: DomainAddress): Promise<void> {
  await untilAnswered(deadline, () => twilio.messaging.v1.requestManagedCert(domainSid).update());
}

function certificateState(
  found: { dateExpires: Date | null } | undefined,
  now: number,
): LinkDomain['certificate'] {
  if (!found) return { state: 'none' };
  const { dateExpires } = found;
  if (!dateExpires) return { state: 'pending' };
  return { state: dateExpires.getTime() <= now ? 'expired' : 'valid', expiresAt: dateExpires.toISOString() };
}

async function ask<T>(
  { deadline }: { deadline: number },
  question: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await untilAnswered(deadline, question);
  } catch (failure) {
    if (callFailure(failure) === 'not-found') return undefined;
    throw failure;
  }
}
