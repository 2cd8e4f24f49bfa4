import { randomBytes } from 'node:crypto';
import type { App } from '../app';
import { failureFields, log } from '../log';
import type { Collection } from '../store/records';
import { scanAll } from '../store/scan-all';
import type { SendResult } from './send-result';

/** Messages that quiet hours have moved to a later time, and those that were not sent because of them. */
export interface QuietHoursCount {
  held: number;
  blocked: number;
}

/** A record for each call that met any. Key: `day.lane~…`, as one part of the store bears 20 writes a second. */
const counts: Collection<QuietHoursCount> = { name: 'quiet-hours', shards: 16, ttlSeconds: 365 * 86_400 };
const lanes = 8;
const dayMs = 86_400_000;

/** Writes down how many messages of a call met quiet hours. A statistic: it never throws. */
export async function countQuietHours(app: App, results: readonly SendResult[]): Promise<void> {
  const held = results.filter((result) => result.held && result.outcome === 'accepted').length;
  const blocked = results.filter(({ outcome, reason }) => outcome === 'suppressed' && reason).length;
  if (held + blocked === 0) return;
  const token = randomBytes(6).toString('hex');
  const lane = Number.parseInt(token.slice(0, 2), 16) % lanes;
  try {
    await app.records.put(counts, `${dayOf(app.now())}.${lane}~${token}`, { held, blocked });
  } catch (failure) {
    log('warn', 'quiet-hours-not-counted', failureFields(failure));
  }
}

/** Sums up whole days (UTC), from the one of `since` to today; milliseconds since the epoch. */
export async function quietHoursSince(app: App, since: number): Promise<QuietHoursCount> {
  const sum = { held: 0, blocked: 0 };
  for (let day = since; dayOf(day) <= dayOf(app.now()); day += dayMs) {
    const found = await Promise.all(
      Array.from({ length: lanes }, (_, lane) => scanAll(app.records, counts, `${dayOf(day)}.${lane}~`)),
    );
    for (const { value } of found.flat()) {
      sum.held += value.held;
      sum.blocked += value.blocked;
    }
  }
  return sum;
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
