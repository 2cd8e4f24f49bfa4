import type { App } from '../app';
import { type LocalHours, nextAllowed } from '../timing/allowed-hours';
import type { SendWindow } from './campaign-record';

/** Whether a campaign may send now, and until when that holds (milliseconds since the epoch). */
export type WindowNow = { isOpen: true; until?: number } | { isOpen: false; opensAt: number };

/** Where a campaign stands with its window. Without one it may always send. */
export function windowNow(app: App, window: SendWindow | undefined): WindowNow {
  if (!window) return { isOpen: true };
  const now = app.now();
  // Hours that begin every day always come again.
  const { at, until } = nextAllowed(now, [windowHours(app, window)]) ?? { at: now, until: now };
  return at > now ? { isOpen: false, opensAt: at } : { isOpen: true, until };
}

/** The window by the clocks of its zone, or else of the configured one. */
export function windowHours(app: App, { start, end, timeZone: zone }: SendWindow): LocalHours {
  return { zone: zone ?? app.config.defaultTimeZone, hours: [{ start, end }] };
}
