import { type CarryOutOptions, type Change, carryOut } from './carry-out';
import { describeDifference } from './describe-difference';
import type { DesiredState } from './desired-state';
import { findDifferences, wantedDomain } from './find-differences';
import { type LiveState, readLiveState, type Target } from './live-state';

export interface Provisioning {
  live: LiveState;
  /** Every difference, and what became of it. */
  changes: Change[];
}

/** Says what is not as it is meant to be, and changes nothing. Throws what Twilio refuses, and NoAnswer. */
export async function planService(target: Target, desired: DesiredState): Promise<Provisioning> {
  const live = await readLiveState(target, wantedDomain(desired, target));
  const differences = findDifferences(desired, live, target);
  return { live, changes: differences.map((one) => ({ ...describeDifference(one), outcome: 'planned' })) };
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
  const live = await readLiveState(target, wantedDomain(desired, target));
  const differences = findDifferences(desired, live, target);
  return { live, changes: await carryOut(target, live, differences, options) };
}
