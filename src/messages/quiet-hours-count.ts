import { createHash, randomBytes } from 'node:crypto';
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

/**
 * A record for each call that met any, and each chunk of a campaign. Key: `month.lane~time~name`, as one part of the store
 * bears 20 writes a second.
 */
const counts: Collection<QuietHoursCount> = { name: 'quiet-hours', shards: 16, ttlSeconds: 365 * 86_400 };
const lanes = 4;

/** Writes down how many messages of a call met quiet hours. A statistic: it never throws. */
export async function countQuietHours(app: App, results: readonly SendResult[]): Promise<void> {
  const held = results.filter((result) => result.held && result.outcome === 'accepted').length;
  const blocked = results.filter((result) => result.blocked).length;
  const name = randomBytes(6).toString('hex');
  await keepQuietHours(app, { held, blocked }, { at: app.now(), name });
}

/**
 * Writes down how many messages met quiet hours at a moment (milliseconds since the epoch). Who says so again, by the same
 * name and for the same moment, is counted once: the last word stands. A statistic: it never throws.
 */
export async function keepQuietHours(
  app: App,
  count: QuietHoursCount,
  { at, name }: { at: number; name: string },
): Promise<void> {
  if (count.held + count.blocked === 0) return;
  const lane = createHash('sha256').update(name).digest().readUInt8() % lanes;
  try {
    const time = timeOf(at);
    await app.records.put(counts, `${monthOf(time)}.${lane}~${time}~${name}`, count);
  } catch (failure) {
    log('warn', 'quiet-hours-not-counted', failureFields(failure));
  }
}

/** Sums up what was counted since a moment (milliseconds since the epoch). */
export async function quietHoursSince(app: App, since: number): Promise<QuietHoursCount> {
  const from = timeOf(since);
  const partitions = monthsBetween(from, timeOf(app.now())).flatMap((month) =>
    Array.from({ length: lanes }, (_, lane) => `${month}.${lane}~`),
  );
  const found = await Promise.all(partitions.map((prefix) => scanAll(app.records, counts, prefix)));
  const sum = { held: 0, blocked: 0 };
  for (const { key, value } of found.flat()) {
    if ((key.split('~')[1] ?? '') < from) continue;
    sum.held += value.held;
    sum.blocked += value.blocked;
  }
  return sum;
}

/** RFC 3339 UTC. */
function timeOf(instant: number): string {
  return new Date(instant).toISOString();
}

function monthOf(time: string): string {
  return time.slice(0, 7);
}

function monthsBetween(from: string, until: string): string[] {
  const months: string[] = [];
  const month = new Date(`${monthOf(from)}-01T00:00:00Z`);
  for (; monthOf(month.toISOString()) <= monthOf(until); month.setUTCMonth(month.getUTCMonth() + 1)) {
    months.push(monthOf(month.toISOString()));
  }
  return months;
}
