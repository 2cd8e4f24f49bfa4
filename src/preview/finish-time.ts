import { type AllowedHours, windowsBetween } from '../timing/allowed-hours';

const yearMs = 366 * 86_400_000;

/** When it may be sent, by the clocks of one zone (IANA). */
export interface SendingHours extends AllowedHours {
  timeZone: string;
}

/**
 * When it is done what takes so many seconds, is begun at `start` and rests outside the hours. Milliseconds since the
 * epoch; undefined where a year is too short for it.
 */
export function finishTime(start: number, seconds: number, hours?: SendingHours): number | undefined {
  let left = seconds * 1_000;
  if (!hours) return start + left;
  for (const { at, until } of windowsBetween([hours], hours.timeZone, start, start + yearMs)) {
    if (left <= until - at) return at + left;
    left -= until - at;
  }
  return undefined;
}
