import type { App } from '../app';
import { twilioProblem } from '../twilio/twilio-problem';
import { type ConsoleCheck, consoleChecks } from './console-checks';
import { type Drift, describeDifference, withoutSecret } from './describe-difference';
import { findDifferences, wantedDomain } from './find-differences';
import { readLiveState } from './live-state';
import { deployedDesiredState, ownService } from './own-service';
import { desiredSettings, type ServiceSettings } from './service-settings';

export interface ShownService {
  service: { sid: string; senders: number; linkDomain: string | null } & ServiceSettings;
  /** What the settings are meant to be; null where no messaging-service.json was deployed. */
  desired: Partial<ServiceSettings> | null;
  /** What is not as it is meant to be. */
  drift: Drift[];
  /** What only a person can look up. */
  inConsole: ConsoleCheck[];
}

/** The Messaging Service beside what it is meant to be. Throws `twilio-refused` and `unavailable`. */
export async function showService(app: App): Promise<ShownService> {
  const target = ownService(app);
  const desired = deployedDesiredState(app);
  try {
    const live = await readLiveState(target, desired && wantedDomain(desired, target));
    const { sid, senders, serviceDomainSid } = live;
    const settings = Object.fromEntries(
      Object.entries(live.settings).map(([name, value]) => [name, withoutSecret(value)]),
    ) as ServiceSettings;
    return {
      service: { sid, ...settings, senders: senders.length, linkDomain: serviceDomainSid ?? null },
      desired: desired ? desiredSettings(desired, target.baseUrl) : null,
      drift: desired ? findDifferences(desired, live, target).map(describeDifference) : [],
      inConsole: desired ? consoleChecks(desired) : [],
    };
  } catch (failure) {
    throw twilioProblem(failure);
  }
}
