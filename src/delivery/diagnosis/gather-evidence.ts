import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import { countryOf } from '../../addresses/country-of';
import type { App } from '../../app';
import { findConsent } from '../../consent/opt-out-ledger';
import { defined } from '../../defined';
import { untilAnswered } from '../../twilio/until-answered';
import type { MessageRecord } from '../merge-facts';
import type { Asked, Evidence } from './evidence';

/** Answers that come later than this are done without. */
const patienceMs = 3_000;
const tollFreeNumber = /^\+18(00|33|44|55|66|77|88)\d{7}$/;
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
  if (tollFreeNumber.test(from)) return ask(app, () => tollFreeStatuses(app, from));
  if (!northAmericanNumber.test(from)) return undefined;
  return ask(app, async () => {
    const service = app.twilio.messaging.v1.services(messagingServiceSid || app.config.messagingServiceSid);
    const campaigns = await service.usAppToPerson.list({ limit: 20 });
    return { kind: 'a2p' as const, statuses: campaigns.map(({ campaignStatus }) => campaignStatus) };
  });
}

async function tollFreeStatuses(app: App, phoneNumber: string) {
  const [number] = await app.twilio.incomingPhoneNumbers.list({ phoneNumber, limit: 1 });
  const verifications = number
    ? await app.twilio.messaging.v1.tollfreeVerifications.list({
        tollfreePhoneNumberSid: number.sid,
        limit: 20,
      })
    : [];
  return { kind: 'toll-free' as const, statuses: verifications.map(({ status }): string => status) };
}

/** Only where the message got no further than Twilio: a carrier's word on it shows that it was let out. */
async function askCountry(app: App, { to, status, errorCode }: Known): Promise<Evidence['countryOpen']> {
  const country = countryOf(to);
  const leftTwilio = status === 'sent' || status === 'undelivered' || status === 'canceled';
  if (!isText(to) || country === undefined || leftTwilio) return undefined;
  if (errorCode !== undefined && errorCode !== 21408) return undefined;
  return ask(app, async () => {
    const { permissions } = await app.twilio.accounts.v1.messagingGeopermissions.fetch({
      countryCode: country,
    });
    const permission = (permissions as { country_code: string; enabled: boolean | string }[]).find(
      ({ country_code }) => country_code === country,
    );
    return permission ? String(permission.enabled) === 'true' : 'no-answer';
  });
}

/** Asks again where that may help, until patience or the call's time is up. The client itself may be slower to give up. */
async function ask<T>(app: App, question: () => Promise<T>): Promise<Asked<T>> {
  const until = Math.min(app.deadline, app.now() + patienceMs);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'no-answer'>((resolve) => {
    timer = setTimeout(() => resolve('no-answer'), until - app.now());
  });
  const answer = untilAnswered(until, question).catch(() => 'no-answer' as const);
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
