import * as z from 'zod/mini';
import type { App } from '../app';
import { defined } from '../defined';
import { Problem } from '../problem';
import { clicksUrl } from '../twilio/callback-urls';
import { twilioProblem } from '../twilio/twilio-problem';
import { withoutSecret } from './describe-difference';
import { httpUrl } from './desired-state';
import { wantedDomain } from './find-differences';
import {
  attachDomain,
  type DomainAddress,
  domainOfService,
  type LinkDomain,
  readLinkDomain,
  requestCertificate,
  setLinkSettings,
} from './link-domain';
import { deployedDesiredState, ownService } from './own-service';

/**
 * Fields of `/service/links`: none of the GET; the POST says what is to be done, as the platform does not tell the methods
 * apart. `set` has the service shorten its links to the domain and the domain report clicks here.
 */
export const linksRequest = z
  .strictObject({
    /** `set` has the service shorten its links to the domain and the domain report clicks here. */
    action: z.optional(z.enum(['set', 'request-certificate'])),
    /** Where a link leads that is not known, or no longer. */
    fallbackUrl: z.optional(httpUrl),
    /** Whether a message is sent with its long link where shortening fails. */
    continueOnFailure: z.optional(z.boolean()),
    /** Whether short links begin with http. */
    disableHttps: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ action, ...settings }) => action === 'set' || Object.keys(settings).length === 0, {
      path: ['action'],
      error: 'must be "set" where there are settings',
    }),
  );

type LinksRequest = z.infer<typeof linksRequest>;

type Action = NonNullable<LinksRequest['action']>;

export interface ServiceLinks {
  /** Null where neither messaging-service.json nor LINK_DOMAIN_SID names one and the service has none. */
  domain: LinkDomain | null;
  /** Whether the service shortens its links to this domain. */
  isAttached: boolean;
  /** Whether the domain reports clicks to this deployment. */
  reportsClicks: boolean;
  /** What keeps links from being shortened or clicks from being counted, and what to do. */
  problems: LinkProblem[];
}

export interface LinkProblem {
  problem: string;
  advice: string;
  /** What puts it right, where a call can. */
  action?: Action;
}

/** Shows the link-shortening domain, or sets it. Throws `not-found`, `twilio-refused` and `unavailable`. */
export async function useServiceLinks(app: App, request: LinksRequest): Promise<ServiceLinks> {
  try {
    if (request.action) await change(app, request);
    return await show(app);
  } catch (failure) {
    throw twilioProblem(failure);
  }
}

async function change(app: App, { action, ...wanted }: LinksRequest): Promise<void> {
  const { address, attachedSid } = await findDomain(app);
  const domain = address && (await readLinkDomain(address, app.now()));
  if (!address || !domain) {
    throw new Problem(
      'not-found',
      'There is no link domain. Make one in the Console, and name it in messaging-service.json or LINK_DOMAIN_SID.',
    );
  }
  if (action === 'request-certificate') return requestCertificate(address);
  await setLinkSettings(address, { ...domain.settings, ...defined(wanted), callbackUrl: ownClicks(app) });
  if (attachedSid !== domain.sid) await attachDomain(address, app.config.messagingServiceSid);
}

async function show(app: App): Promise<ServiceLinks> {
  const { address, attachedSid } = await findDomain(app);
  const domain = address && (await readLinkDomain(address, app.now()));
  if (!domain) return { domain: null, isAttached: false, reportsClicks: false, problems: [] };
  const isAttached = attachedSid === domain.sid;
  const reportsClicks = domain.settings.callbackUrl === ownClicks(app);
  const settings = { ...domain.settings, callbackUrl: withoutSecret(domain.settings.callbackUrl) };
  return {
    domain: { ...domain, settings },
    isAttached,
    reportsClicks,
    problems: problemsOf(domain, isAttached, reportsClicks),
  };
}

/** The domain that is meant, or else the service's own. */
async function findDomain(app: App): Promise<{ address?: DomainAddress; attachedSid?: string | undefined }> {
  const target = ownService(app);
  const { twilio, deadline, serviceSid } = target;
  const desired = deployedDesiredState(app);
  const attachedSid = await domainOfService(twilio, serviceSid, deadline);
  const domainSid = (desired ? wantedDomain(desired, target) : target.linkDomainSid) ?? attachedSid;
  return { attachedSid, ...(domainSid && { address: { twilio, domainSid, deadline } }) };
}

function ownClicks({ config }: App): string {
  return clicksUrl(config.baseUrl, config.authToken);
}

function problemsOf(
  { dns, certificate }: LinkDomain,
  isAttached: boolean,
  reportsClicks: boolean,
): ServiceLinks['problems'] {
  const found: [is: boolean, problem: string, advice: string, action?: Action][] = [
    [
      !dns.isValid,
      `The domain's DNS is not as Twilio needs it${dns.reason ? `: ${dns.reason}` : ''}.`,
      'Set the records that the Console shows for the domain.',
    ],
    [
      certificate.state === 'none',
      'The domain has no certificate.',
      'POST {"action": "request-certificate"}, or upload one in the Console.',
      'request-certificate',
    ],
    [certificate.state === 'pending', 'The certificate is not issued yet.', 'Wait; it can take a day.'],
    [
      certificate.state === 'expired',
      'The certificate has expired.',
      'Request another one.',
      'request-certificate',
    ],
    [!isAttached, 'The Messaging Service does not shorten to this domain.', 'POST {"action": "set"}.', 'set'],
    [
      !reportsClicks,
      'The domain does not report clicks to this deployment.',
      'POST {"action": "set"}.',
      'set',
    ],
  ];
  return found.flatMap(([is, problem, advice, action]) =>
    is ? [{ problem, advice, ...(action && { action }) }] : [],
  );
}
