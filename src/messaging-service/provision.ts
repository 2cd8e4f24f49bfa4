import { type CarryOutOptions, type Change, carryOut } from './carry-out';
import { describeDifference } from './describe-difference';
import type { DesiredState } from './desired-state';
import { type Difference, findDifferences, wantedDomain } from './find-differences';
import { readLinkDomain } from './link-domain';
import { type LiveState, readLiveState, type Target } from './live-state';
import { desiredSettings, type ServiceSettings } from './service-settings';

export interface Provisioning {
  live: LiveState;
  /** Every difference, and what became of it. */
  changes: Change[];
}

/** Says what is not as it is meant to be, and changes nothing. Throws what Twilio refuses, and NoAnswer. */
export async function planService(target: Target, desired: DesiredState): Promise<Provisioning> {
  const { live, differences } = await compare(target, desired);
  return { live, changes: planned(differences) };
}

/** Says what would be left to do for a service that is made as it is meant to be. Throws as `planService` does. */
export async function planNewService(
  target: Omit<Target, 'serviceSid'>,
  desired: DesiredState,
): Promise<Change[]> {
  const { twilio, deadline } = target;
  const domainSid = wantedDomain(desired, target);
  const linkDomain = domainSid && (await readLinkDomain({ twilio, domainSid, deadline }, target.now()));
  const live: LiveState = {
    sid: '',
    settings: desiredSettings(desired, target.baseUrl) as ServiceSettings,
    senders: [],
    ...(linkDomain && { linkDomain }),
  };
  return planned(findDifferences(desired, live, target));
}

/**
 * Makes a Messaging Service as it is meant to be. Doing it again changes nothing, and goes on where a killed call has ended.
 * Throws what Twilio refuses to tell, and NoAnswer; what it refuses to change is told in `changes`.
 */
export async function applyService(
  target: Target,
  desired: DesiredState,
  options: CarryOutOptions,
): Promise<Provisioning> {
  const { live, differences } = await compare(target, desired);
  return { live, changes: await carryOut(target, live, differences, options) };
}

async function compare(
  target: Target,
  desired: DesiredState,
): Promise<{ live: LiveState; differences: Difference[] }> {
  const live = await readLiveState(target, wantedDomain(desired, target));
  return { live, differences: findDifferences(desired, live, target) };
}

function planned(differences: readonly Difference[]): Change[] {
  return differences.map((one) => ({ ...describeDifference(one), outcome: 'planned' }));
}
