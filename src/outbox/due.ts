import { personOf } from '../addresses/address';
import type { App } from '../app';
import { inParallel } from '../in-parallel';
import { type Collection, RecordExists, type Stored } from '../store/records';
import type { WaitingMessage } from './waiting-messages';

/** Points to a message that is held here, under the day on which it is to be handed to Twilio. */
export interface Due extends Pick<WaitingMessage, 'to' | 'sid'> {
  /** RFC 3339 UTC. The message itself is written down a moment later. */
  notedAt: string;
}

/** Key: `day.lane~person~sid`. One day's are spread over lanes, as one part of the store bears 20 writes a second. */
export const dues: Collection<Due> = { name: 'due', shards: 32, ttlSeconds: 365 * 86_400 };
const lanes = 8;

/** The first day (UTC) on which anything may still be due. Days before it are known to be empty. */
const firstDay: Collection<{ day: string }> = { name: 'maintenance', shards: 1 };
const firstDayKey = 'due-from';

const dayMs = 86_400_000;

/** What is read of a lane at once. */
const pageSize = 100;

/** After a long silence, the days that were missed are gone through in several runs. */
const daysAtOnce = 30;

/**
 * How many days ahead messages are handed over: two less than Twilio takes, as a day is due from its first minute on and
 * its last message must be near enough then; what recurs, a week.
 */
const daysAhead = { once: 33, recurring: 7 };

/** What is due later is looked at before, and kept for another year: the store forgets what lies longer. */
const mostDaysAway = 300;

/**
 * The UTC day on which a message is to be handed over, or kept anew, such as 20261224: never one that has passed, and today
 * where another one must be cancelled for it.
 */
function dueDay(app: App, { sendAt, occurrence, replaces }: WaitingMessage): string {
  if (replaces) return dayOf(app.now());
  const ahead = (occurrence ? daysAhead.recurring : daysAhead.once) * dayMs;
  const away = Date.parse(sendAt) - ahead - app.now();
  return dayOf(app.now() + Math.min(Math.max(away, 0), mostDaysAway * dayMs));
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10).replaceAll('-', '');
}

/** Makes sure that somebody comes back to a held message. */
export async function noteDue(app: App, message: WaitingMessage): Promise<void> {
  const { to, sid } = message;
  const lane = Number.parseInt(sid.slice(-2), 16) % lanes;
  const notedAt = new Date(app.now()).toISOString();
  await app.records.put(dues, `${dueDay(app, message)}.${lane}~${personOf(to)}~${sid}`, { to, sid, notedAt });
}

/** To be called once before `noteDue`: from here on days are looked at. */
export async function openDues(app: App): Promise<void> {
  try {
    await app.records.create(firstDay, firstDayKey, { day: dayOf(app.now()) });
  } catch (failure) {
    if (!(failure instanceof RecordExists)) throw failure;
  }
}

export async function settleDue(app: App, { key }: Stored<Due>): Promise<void> {
  await app.records.delete(dues, key);
}

/** A lane of a day, and after which key it is to be read on. */
interface Lane {
  day: string;
  lane: number;
  after?: string;
}

/** A part of what is due, and the lanes that have more. */
export interface DuePage {
  due: Stored<Due>[];
  left: Lane[];
}

/**
 * The first of what is due by now, and whether no day is left for the next time, as some are after a long silence. Days that
 * turn out empty are not looked at again, but for the last two: what was noted around midnight may still be on its way into
 * the store.
 */
export async function findDue(app: App): Promise<DuePage & { isAll: boolean }> {
  const stored = await app.records.get(firstDay, firstDayKey);
  if (!stored) return { due: [], left: [], isAll: true };
  const today = app.now();
  const first = dayStart(stored.value.day);
  const days: number[] = [];
  for (let day = first; day <= today && days.length < daysAtOnce; day += dayMs) days.push(day);

  const page = await readDue(
    app,
    days.flatMap((day) => Array.from({ length: lanes }, (_, lane) => ({ day: dayOf(day), lane }))),
  );
  const full = new Set(page.due.map(({ key }) => key.slice(0, dayOf(first).length)));
  const next = days.find((day) => day > today - 2 * dayMs || full.has(dayOf(day)));
  const from = next ?? first + daysAtOnce * dayMs;
  if (from > first) await app.records.put(firstDay, firstDayKey, { day: dayOf(from) });
  return { ...page, isAll: (days.at(-1) ?? today) > today - dayMs };
}

/** Reads some of every lane: of a day with very many, reading them all would take up a call. Earlier days come first. */
export async function readDue(app: App, from: readonly Lane[]): Promise<DuePage> {
  const due: Stored<Due>[] = [];
  const left: Lane[] = [];
  await inParallel(from, 24, async ({ day, lane, after }) => {
    const options = { limit: pageSize, ...(after !== undefined && { after }) };
    const { items, next } = await app.records.scan(dues, `${day}.${lane}~`, options);
    due.push(...items);
    if (next !== undefined) left.push({ day, lane, after: next });
  });
  due.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { due, left };
}

function dayStart(day: string): number {
  return Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`);
}
