import { type AlertRecord, alertDay, alertRecords } from '../alerts/alert-record';
import type { App } from '../app';
import { describeError } from '../twilio/errors/classify';
import { type ErrorVelocity, errorVelocity } from './velocity';

/** An event that Twilio told of, explained where its code is known. */
export interface AlertEvent extends Omit<AlertRecord, 'payload'> {
  title?: string;
  advice?: string;
}

export interface Alerts {
  velocity: ErrorVelocity[];
  events: AlertEvent[];
}

const dayMs = 86_400_000;
const mostEvents = 200;
/** Read of one day before the newest are chosen: a day's keys are in no order of time. */
const mostOfADay = 2_000;

/** Sudden rises of errors, and what Twilio's debugger and alerts told, since a time (milliseconds); newest first. */
export async function alerts(app: App, since: number): Promise<Alerts> {
  const [velocity, events] = await Promise.all([errorVelocity(app, since), eventsSince(app, since)]);
  return { velocity, events };
}

async function eventsSince(app: App, since: number): Promise<AlertEvent[]> {
  const from = new Date(since).toISOString();
  const found: AlertRecord[] = [];
  for (let at = app.now(); alertDay(at) >= alertDay(since); at -= dayMs) {
    const day = await eventsOf(app, alertDay(at));
    found.push(...day.filter((event) => event.at >= from));
    if (found.length >= mostEvents || app.now() > app.deadline - 2_000) break;
  }
  return found
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, mostEvents)
    .map(explained);
}

async function eventsOf(app: App, day: string): Promise<AlertRecord[]> {
  const found: AlertRecord[] = [];
  for (let after: string | undefined; found.length < mostOfADay; ) {
    const page = await app.records.scan(alertRecords(app.config.retentionSeconds), `${day}~`, {
      limit: 500,
      ...(after && { after }),
    });
    found.push(...page.items.map(({ value }) => value));
    after = page.next;
    if (after === undefined) break;
  }
  return found;
}

function explained({ payload: _, ...event }: AlertRecord): AlertEvent {
  if (event.errorCode === undefined) return event;
  const { title, advice } = describeError(event.errorCode);
  return { ...event, title, advice };
}
