import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import { countryOf } from '../../addresses/country-of';
import { isTollFree } from '../../addresses/toll-free';
import type { App } from '../../app';
import { findConsent } from '../../consent/opt-out-ledger';
import { defined } from '../../defined';
import { readGeoPermissions } from '../../registrations/geo-permissions';
import { listCampaigns, listVerifications } from '../../registrations/read-registrations';
import { type Answered, askWithPatience } from '../../twilio/ask-with-patience';
import type { MessageRecord } from '../merge-facts';
import type { Asked, Evidence } from './evidence';

const northAmericanNumber = /^\+1\d{10}$/;

export type Known = Pick<Evidence, 'status' | 'minutes'> &
  Pick<MessageRecord, 'to' | 'from' | 'errorCode' | 'segments'>;

/**
 * Asks the ledger and Twilio what a diagnosis of this message needs, all at once and for three seconds at most. Never
 * rejects: what nobody answered is marked so.
 */
export async function gatherEvidence(app: App, message: MessageInstance, known: Known): Promise<Evidence> {
  const { status, errorCode, minutes, segments } = known;
  const [registration, optedOut, countryOpen] = await Promise.all([
    status === 'canceled' ? undefined : askRegistration(app, message, known),
    status === 'canceled' ? undefined : ask(app, () => isOptedOut(app, known.to)),
    askCountry(app, known),
  ]);
  return defined({ status, errorCode, minutes, segments, registration, optedOut, countryOpen });
}

/** SMS or MMS: other channels carry their name before the number. */
function isText(to: string): boolean {
  return to.startsWith('+');
}

async function isOptedOut(app: App, to: string): Promise<boolean> {
  return (await findConsent(app, to))?.state === 'opted-out';
}

/** Registration is a matter of SMS to the US from a number there: an A2P campaign, or the verification of a toll-free one. */
async function askRegistration(
  app: App,
  { messagingServiceSid }: MessageInstance,
  { to, from = '' }: Known,
): Promise<Evidence['registration']> {
  if (!isText(to) || countryOf(to) !== 'US') return undefined;
  if (isTollFree(from)) return ask(app, () => tollFreeStatuses(app, from));
  if (!northAmericanNumber.test(from)) return undefined;
  return ask(app, async () => {
    const campaigns = await listCampaigns(app, messagingServiceSid || app.config.messagingServiceSid);
    return { kind: 'a2p' as const, statuses: campaigns.map(({ status }) => status) };
  });
}

async function tollFreeStatuses(app: App, phoneNumber: string) {
  const [number] = await app.twilio.incomingPhoneNumbers.list({ phoneNumber, limit: 1 });
  const verifications = number ? await listVerifications(app, number.sid) : [];
  return { kind: 'toll-free' as const, statuses: verifications.map(({ status }) => status) };
}

/** Only where the message got no further than Twilio: a carrier's word on it shows that it was let out. */
async function askCountry(app: App, { to, status, errorCode }: Known): Promise<Evidence['countryOpen']> {
  const country = countryOf(to);
  const leftTwilio = status === 'sent' || status === 'undelivered' || status === 'canceled';
  if (!isText(to) || country === undefined || leftTwilio) return undefined;
  if (errorCode !== undefined && errorCode !== 21408) return undefined;
  const permissions = await readGeoPermissions(app, [country]);
  return asked(permissions.get(country) ?? 'unanswered');
}

async function ask<T>(app: App, question: () => Promise<T>): Promise<Asked<T>> {
  return asked(await askWithPatience(app, question));
}

function asked<T>(answer: Answered<T>): Asked<T> {
  return answer === 'unanswered' ? 'no-answer' : answer;
}
