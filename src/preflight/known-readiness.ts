import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { defined } from '../defined';
import { failureFields, log } from '../log';
import { readGeoPermissions } from '../registrations/geo-permissions';
import { showRegistrations } from '../registrations/show-registrations';
import { knownPool } from '../senders/known-pool';
import { ownPool, serviceOf } from '../senders/pool';
import { untilAnswered } from '../twilio/until-answered';
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
  const [senders, registrations, permissions, service] = await Promise.all([
    knownPool(app),
    soon(() => showRegistrations(app)),
    soon(() => readGeoPermissions(app)),
    soon(() => untilAnswered(app.deadline, () => serviceOf(ownPool(app)).fetch())),
  ]);
  const { a2p, tollFree } = registrations ?? {};
  const verifications = tollFree?.verifications ?? [];
  return defined({
    senders,
    isA2pRegistered: a2p && (a2p.state === 'unknown' ? undefined : a2p.state === 'registered'),
    unverifiedTollFree: new Set(
      verifications.flatMap(({ state, phoneNumber }) =>
        state === 'registered' || state === 'unknown' ? [] : [phoneNumber],
      ),
    ),
    closedCountries: new Set(
      [...(permissions ?? [])].flatMap(([code, isOpen]) => (isOpen === false ? [code] : [])),
    ),
    convertsMedia: service?.mmsConverter,
    validitySeconds: service?.validityPeriod,
  });
}

async function soon<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await Promise.race([question(), sleep(patienceMs, undefined, { ref: false })]);
  } catch (failure) {
    log('warn', 'readiness-unread', failureFields(failure));
    return undefined;
  }
}
