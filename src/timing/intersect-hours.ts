import type { AllowedHours } from './allowed-hours';

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

/**
 * One rule for the minutes of the week that every rule allows; empty when there are none. No rule at all allows every
 * minute. Hours over midnight are told as two windows, each within a day.
 */
export function intersectHours(rules: readonly (readonly AllowedHours[])[]): AllowedHours[] {
  const masks = rules.map(weekOf);
  const daysOf = new Map<string, number[]>();
  for (let day = 1; day <= 7; day++) {
    for (const window of windowsOn(day, (minute) => masks.every((mask) => mask[minute])))
      daysOf.set(window, [...(daysOf.get(window) ?? []), day]);
  }
  return [...daysOf].map(([window, days]) => {
    const [start = '', end = ''] = window.split(' ');
    return days.length === 7 ? { start, end } : { start, end, days };
  });
}

/** The minutes from Monday 00:00 on, with 1 for each that is allowed. */
function weekOf(rule: readonly AllowedHours[]): Uint8Array {
  const week = new Uint8Array(weekMinutes);
  for (const { start, end, days = [1, 2, 3, 4, 5, 6, 7] } of rule) {
    const length = minutesOf(end) - minutesOf(start) + (end > start ? 0 : dayMinutes);
    for (const day of days) {
      const from = (day - 1) * dayMinutes + minutesOf(start);
      for (let minute = from; minute < from + length; minute++) week[minute % weekMinutes] = 1;
    }
  }
  return week;
}

/** The allowed stretches of a day, as `HH:MM HH:MM`. */
function windowsOn(day: number, allowed: (minute: number) => boolean): string[] {
  const windows: string[] = [];
  let start: number | undefined;
  for (let minute = 0; minute <= dayMinutes; minute++) {
    const open = minute < dayMinutes && allowed((day - 1) * dayMinutes + minute);
    if (open) start ??= minute;
    else if (start !== undefined) {
      windows.push(`${clock(start)} ${clock(minute)}`);
      start = undefined;
    }
  }
  return windows;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
