import type { BrandRegistrationInstance } from 'twilio/lib/rest/messaging/v1/brandRegistration';
import type { UsAppToPersonInstance } from 'twilio/lib/rest/messaging/v1/service/usAppToPerson';
import type { TollfreeVerificationInstance } from 'twilio/lib/rest/messaging/v1/tollfreeVerification';
import { isTollFree } from '../addresses/toll-free';
import type { App } from '../app';
import { defined } from '../defined';
import { inParallel } from '../in-parallel';
import { type Answered, askWithPatience } from '../twilio/ask-with-patience';
import { callFailure } from '../twilio/until-answered';
import type { PoolNumber } from './pool-number';
import { type Reason, readReasons } from './read-reasons';

/** An A2P campaign. Statuses are Twilio's, here and below. */
export interface Campaign {
  sid: string;
  useCase: string;
  status: string;
  campaignId?: string;
  brandSid: string;
  /** One for trying things out. */
  isMock: boolean;
  rateLimits?: Record<string, unknown>;
  reasons: Reason[];
}

export interface Brand {
  status: string;
  type?: string;
  score?: number;
  identityStatus?: string;
  reasons: Reason[];
}

export interface Verification {
  sid: string;
  status: string;
  editAllowed: boolean;
  /** RFC 3339 UTC. */
  editUntil?: string;
  reasons: Reason[];
}

/** What Twilio tells of a Messaging Service and its numbers. */
export interface Registrations {
  numbers: Answered<readonly PoolNumber[]>;
  campaigns: Answered<readonly Campaign[]>;
  /** By their SIDs, as far as they were asked for. */
  brands: ReadonlyMap<string, Answered<Brand>>;
  /** By the SIDs of the toll-free numbers. */
  verifications: ReadonlyMap<string, Answered<readonly Verification[]>>;
}

/** More than a pool holds. */
const mostNumbers = 500;
const mostRegistrations = 50;
const questionsAtOnce = 10;

/** How the Messaging Service and its numbers are registered, as far as Twilio tells it in time. Never rejects. */
export async function readRegistrations(app: App): Promise<Registrations> {
  const [a2p, tollFree] = await Promise.all([readA2p(app), readTollFree(app)]);
  return { ...a2p, ...tollFree };
}

async function readA2p(app: App): Promise<Pick<Registrations, 'campaigns' | 'brands'>> {
  const campaigns = await askWithPatience(app, () => listCampaigns(app, app.config.messagingServiceSid));
  const sids = campaigns === 'unanswered' ? [] : campaigns.map(({ brandSid }) => brandSid);
  return { campaigns, brands: await askForEach(app, sids, (sid) => fetchBrand(app, sid)) };
}

async function readTollFree(app: App): Promise<Pick<Registrations, 'numbers' | 'verifications'>> {
  const numbers = await askWithPatience(app, () => listNumbers(app));
  const sids =
    numbers === 'unanswered'
      ? []
      : numbers.filter(({ phoneNumber }) => isTollFree(phoneNumber)).map(({ sid }) => sid);
  return { numbers, verifications: await askForEach(app, sids, (sid) => listVerifications(app, sid)) };
}

async function askForEach<T>(
  app: App,
  sids: readonly string[],
  question: (sid: string) => Promise<T>,
): Promise<Map<string, Answered<T>>> {
  const answers = new Map<string, Answered<T>>();
  const mayGoOn = () => app.now() < app.deadline;
  const ask = async (sid: string) => answers.set(sid, await askWithPatience(app, () => question(sid)));
  await inParallel(new Set(sids), questionsAtOnce, ask, mayGoOn);
  return answers;
}

/** The A2P campaigns of a Messaging Service. Throws what Twilio refuses. */
export async function listCampaigns({ twilio }: App, serviceSid: string): Promise<Campaign[]> {
  const { usAppToPerson } = twilio.messaging.v1.services(serviceSid);
  return (await usAppToPerson.list({ limit: mostRegistrations })).map(toCampaign);
}

/** The verifications of a toll-free number. Throws what Twilio refuses. */
export async function listVerifications({ twilio }: App, numberSid: string): Promise<Verification[]> {
  const { tollfreeVerifications } = twilio.messaging.v1;
  const list = await tollfreeVerifications.list({
    tollfreePhoneNumberSid: numberSid,
    limit: mostRegistrations,
  });
  return list.map(toVerification);
}

/** Twilio no longer finds a brand that is deleted, though a campaign may still name it. */
async function fetchBrand({ twilio }: App, sid: string): Promise<Brand> {
  try {
    return toBrand(await twilio.messaging.v1.brandRegistrations(sid).fetch());
  } catch (failure) {
    if (callFailure(failure) !== 'not-found') throw failure;
    return { status: 'DELETED', reasons: [] };
  }
}

async function listNumbers({ twilio, config }: App): Promise<PoolNumber[]> {
  const { phoneNumbers } = twilio.messaging.v1.services(config.messagingServiceSid);
  const list = await phoneNumbers.list({ limit: mostNumbers });
  return list.map(({ sid, phoneNumber, countryCode }) => ({ sid, phoneNumber, country: countryCode }));
}

function toCampaign(told: UsAppToPersonInstance): Campaign {
  return defined({
    sid: told.sid,
    useCase: told.usAppToPersonUsecase,
    status: told.campaignStatus,
    campaignId: told.campaignId || undefined,
    brandSid: told.brandRegistrationSid,
    isMock: told.mock === true,
    rateLimits: (told.rateLimits as Record<string, unknown> | null) ?? undefined,
    reasons: readReasons(told.errors, {}),
  });
}

function toBrand(told: BrandRegistrationInstance): Brand {
  return defined({
    status: told.status,
    type: told.brandType,
    score: told.brandScore ?? undefined,
    identityStatus: told.identityStatus ?? undefined,
    reasons: readReasons(told.errors, { text: told.failureReason }),
  });
}

function toVerification(told: TollfreeVerificationInstance): Verification {
  return defined({
    sid: told.sid,
    status: told.status,
    editAllowed: told.editAllowed === true,
    editUntil: told.editExpiration instanceof Date ? told.editExpiration.toISOString() : undefined,
    reasons: readReasons(told.rejectionReasons, { code: told.errorCode, text: told.rejectionReason }),
  });
}
