import type { App } from '../app';
import { defined } from '../defined';
import { readGeoPermissions } from '../registrations/geo-permissions';
import type { RegistrationState } from '../registrations/registration-state';
import { showRegistrations } from '../registrations/show-registrations';
import { knownPool } from '../senders/known-pool';
import { ownPool, serviceOf } from '../senders/pool';
import { askWithPatience } from '../twilio/ask-with-patience';
import type { Readiness } from './readiness';

/** How long a send waits for Twilio to tell, in milliseconds: what is not known by then speaks for sending. */
const patienceMs = 1_500;
/** How long what was read is good for, in milliseconds. */
const freshMs = 60_000;

let last: { service: string; until: number; readiness: Promise<Readiness> } | undefined;

/** How ready the account was within the last minute. Never rejects. */
export function knownReadiness(app: App): Promise<Readiness> {
  const service = app.config.messagingServiceSid;
  if (!last || last.service !== service || last.until <= app.now()) {
    last = { service, until: app.now() + freshMs, readiness: read(app) };
  }
  return last.readiness;
}

async function read(app: App): Promise<Readiness> {
  const hurried: App = { ...app, deadline: Math.min(app.deadline, app.now() + patienceMs) };
  const [senders, { a2p, tollFree }, permissions, service] = await Promise.all([
    knownPool(hurried),
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
