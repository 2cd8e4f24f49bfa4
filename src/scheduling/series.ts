import { createHash, randomBytes } from 'node:crypto';
import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { defined } from '../defined';
import { SendTimes, type Wish } from '../messages/send-times';
import { hold } from '../outbox/hold';
import {
  collectionOf,
  endsSeries,
  keyOf,
  type Occurrence,
  type WaitingMessage,
} from '../outbox/waiting-messages';
import { type Collection, RecordChanged } from '../store/records';
import { occurrences, type Recurrence } from '../timing/recurrence';

/** A recurring message to some people. Each of them has one occurrence that is held here; handing it over makes the next. */
export interface Series {
  recurrence: Recurrence;
  /** `YYYY-MM-DDTHH:MM` */
  firstLocalTime: string;
  wish: Omit<Wish, 'instant' | 'localTime'>;
  canceledAt?: string;
}

const allSeries: Collection<Series> = { name: 'series', shards: 16 };

export function newSeriesSid(): string {
  return `SR${randomBytes(16).toString('hex')}`;
}

export async function recordSeries(app: App, sid: string, series: Series): Promise<void> {
  await app.records.create(allSeries, sid, series);
}

export async function findSeries(app: App, sid: string): Promise<Series | undefined> {
  return (await app.records.get(allSeries, sid))?.value;
}

/** From here on nothing of it is handed over any more. Resolves to whether there is such a series. */
export async function endSeries(app: App, sid: string): Promise<boolean> {
  for (;;) {
    const stored = await app.records.get(allSeries, sid);
    if (!stored || stored.value.canceledAt) return stored !== undefined;
    try {
      const canceledAt = new Date(app.now()).toISOString();
      await app.records.update(allSeries, sid, { ...stored.value, canceledAt }, stored.revision);
      return true;
    } catch (failure) {
      if (!(failure instanceof RecordChanged)) throw failure;
    }
  }
}

/** The SID of a person's occurrence: the same whoever works it out, so that it is made once. */
export function occurrenceSid({ series, index }: Pick<Occurrence, 'series' | 'index'>, to: string): string {
  const digest = createHash('sha256')
    .update(`${series} ${index} ${personOf(to)}`)
    .digest('hex');
  return `HM${digest.slice(0, 32)}`;
}

/** Holds the occurrence that follows one, if there is another. Doing it again changes nothing. */
export async function holdNext(app: App, message: WaitingMessage, series: Series): Promise<void> {
  const { to, createdAt, timeZone, timeZoneFrom, campaign, recipient, content, occurrence: last } = message;
  if (!last || series.canceledAt) return;
  const index = last.index + 1;
  const localTime = nth(series, index, timeZone);
  if (localTime === undefined) return;
  const occurrence = { series: last.series, index, localTime };
  const next = {
    sid: occurrenceSid(occurrence, to),
    to,
    // Of the series: a refusal since then concerns all of it.
    createdAt,
    ...occurrenceTime(app, series, message, localTime),
    occurrence,
  };
  await hold(app, { ...next, ...defined({ timeZone, timeZoneFrom, campaign, recipient, content }) });
}

/**
 * Whether the occurrence before this one, at whatever time it then was to be sent, was cancelled with all that follows: by
 * somebody who could not see this one yet.
 */
export async function endedBefore(app: App, { to, occurrence }: WaitingMessage): Promise<boolean> {
  if (!occurrence || occurrence.index === 0) return false;
  return isEndOfAll(app, to, occurrenceSid({ ...occurrence, index: occurrence.index - 1 }, to));
}

async function isEndOfAll(app: App, to: Address, sid: string): Promise<boolean> {
  const { end, replacedBy } = (await app.records.get(collectionOf(sid), keyOf({ to, sid })))?.value ?? {};
  if (!end || endsSeries(end)) return end !== undefined;
  const later = end.kind === 'handed-over' ? end.sid : replacedBy;
  return later !== undefined && isEndOfAll(app, to, later);
}

/** Whoever is late is told so when it is handed over, not here; a time in quiet hours that is to be left out, here. */
function occurrenceTime(
  app: App,
  { wish }: Series,
  { to, timeZone, timeZoneFrom }: WaitingMessage,
  localTime: string,
): Pick<WaitingMessage, 'sendAt' | 'until' | 'end'> {
  const times = new SendTimes(app, { ...wish, localTime });
  const given = timeZoneFrom === 'recipient' ? timeZone : undefined;
  const limits = { earliest: Number.NEGATIVE_INFINITY, latest: Number.POSITIVE_INFINITY };
  const time = times.for(to, given, limits);
  if (time.ok) {
    const { sendAt = 0, until } = time;
    return defined({
      sendAt: new Date(sendAt).toISOString(),
      until: until === undefined ? undefined : new Date(until).toISOString(),
    });
  }
  const at = new Date(app.now()).toISOString();
  return { sendAt: `${localTime}:00.000Z`, end: { kind: 'skipped', at, reason: time.reason } };
}

function nth({ recurrence, firstLocalTime }: Series, index: number, timeZone?: string): string | undefined {
  let position = 0;
  for (const localTime of occurrences(recurrence, firstLocalTime, { timeZone })) {
    if (position++ === index) return localTime;
  }
  return undefined;
}

/** The first local time of a recurrence: the one given, if it matches. Undefined where it has none. */
export function firstOccurrence(
  recurrence: Recurrence,
  localTime: string,
  timeZone?: string,
): string | undefined {
  return occurrences(recurrence, localTime, { timeZone }).next().value;
}
