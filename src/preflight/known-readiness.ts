import type { App } from '../app';
import { defined } from '../defined';
import { readGeoPermissions } from '../registrations/geo-permissions';
import type { RegistrationState } from '../registrations/registration-state';
import { showRegistrations } from '../registrations/show-registrations';
import { freshPool, knownPool } from '../senders/known-pool';
import { ownPool, serviceOf } from '../senders/pool';
import { askWithPatience } from '../twilio/ask-with-patience';
import type { Readiness } from './readiness';

/** How long a send waits for Twilio to tell, in milliseconds: what is not known by then speaks for sending. */
const patienceMs = 1_500;
/** How long what was read is good for, in milliseconds. */
const freshMs = 60_000;

let last: { service: string; until: number; readiness: Promise<Readiness> } | undefined;

/** Whether it need not be asked for, as it was read within the last minute. */
export function isReadinessKnown({ config, now }: App): boolean {
  return last !== undefined && last.service === config.messagingServiceSid && last.until > now();
}

/** How ready the account was within the last minute. Never rejects. */
export function knownReadiness(app: App): Promise<Readiness> {
  return last && isReadinessKnown(app) ? last.readiness : remember(app, read(app, knownPool));
}

/** How ready the account is now, which is known from then on. Never rejects. */
export function freshReadiness(app: App): Promise<Readiness> {
  return remember(app, read(app, freshPool));
}

function remember(app: App, readiness: Promise<Readiness>): Promise<Readiness> {
  last = { service: app.config.messagingServiceSid, until: app.now() + freshMs, readiness };
  return readiness;
}

async function read(app: App, readPool: typeof knownPool): Promise<Readiness> {
  const hurried: App = { ...app, deadline: Math.min(app.deadline, app.now() + patienceMs) };
  const [senders, { a2p, tollFree }, permissions, service] = await Promise.all([
    readPool(hurried),
    showRegistrations(hurried),
    readGeoPermissions(hurried),
    askWithPatience(hurried, () => serviceOf(ownPool(hurried)).fetch()),
  ]);
  return defined({
    senders,
    isA2pRegistered: isRegistered(a2p.state),
    unverifiedTollFree: new Set(
      tollFree.verifications.flatMap(({ state, phoneNumber }) =>
        isRegistered(state) === false ? [phoneNumber] : [],
      ),
    ),
    closedCountries: new Set([...permissions].flatMap(([code, isOpen]) => (isOpen === false ? [code] : []))),
    ...(service !== 'unanswered' && {
      convertsMedia: service.mmsConverter,
      validitySeconds: service.validityPeriod,
    }),
  });
}

function isRegistered(state: RegistrationState | 'not-needed'): boolean | undefined {
  return state === 'unknown' || state === 'not-needed' ? undefined : state === 'registered';
}
