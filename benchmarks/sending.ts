import { type Create, type Tally, tally } from './creates';
import { type AccountLimits, limitPerSecond, usualLimits } from './new-account';
import { complaintsAbout } from './section';
import { type Column, percent, seconds } from './table';

/** How one contender has sent to so many. */
export interface Sending extends Tally {
  name: string;
  limits: AccountLimits;
  /** Until the last message was accepted or given up. */
  elapsedMs: number;
  /** The longest invocation of a Function; a baseline has none. */
  longestCallMs?: number;
}

export const longestCallMs = 9_500;

export const sendingColumns: Column<Sending>[] = [
  ['', ({ name }) => name],
  ['msg/s', (row) => perSecond(row).toFixed(0)],
  ['of limit', (row) => percent(shareOfLimit(row))],
  ['accepted', ({ accepted }) => String(accepted)],
  ['twice', ({ twice }) => String(twice)],
  ['lost', ({ lost }) => String(lost)],
  ['throttled', ({ throttled }) => String(throttled)],
  ['after 1 s', ({ throttledShare }) => percent(throttledShare)],
  ['longest call', ({ longestCallMs: ms }) => (ms === undefined ? '-' : seconds(ms))],
];

export function sendingOf(
  name: string,
  creates: readonly Create[],
  recipients: number,
  timing: Pick<Sending, 'elapsedMs' | 'longestCallMs'>,
  limits = usualLimits,
): Sending {
  return { name, limits, ...timing, ...tally(creates, recipients) };
}

/** What holds of everything the product sends: once to everybody, and no call that the platform might kill. */
export function careless(row: Tally & Pick<Sending, 'longestCallMs'>): (string | false)[] {
  const { lost, twice, longestCallMs: longest = 0 } = row;
  return [
    lost > 0 && `${lost} messages were lost`,
    twice > 0 && `${twice} messages were sent twice`,
    longest > longestCallMs && `a call took ${seconds(longest)}`,
  ];
}

/** Careless, too slow, or too often refused. */
export function sendingShortcomings(row: Sending, leastShare: number): string[] {
  const share = shareOfLimit(row);
  return complaintsAbout(row.name, [
    ...careless(row),
    share < leastShare && `${percent(share)} of the limit is below ${percent(leastShare)}`,
    row.throttledShare >= 0.02 &&
      `${percent(row.throttledShare)} of the creates after the first second were throttled; 2 % is too many`,
  ]);
}

/** Of what the account that was measured lets through, from 0 to 1. */
export function shareOfLimit(row: Sending): number {
  return perSecond(row) / limitPerSecond(row.limits);
}

function perSecond({ accepted, elapsedMs }: Sending): number {
  return (accepted * 1_000) / elapsedMs;
}
