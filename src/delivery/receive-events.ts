import type { App } from '../app';
import { beforeDeadline } from '../deadline';
import { inParallel } from '../in-parallel';
import { log } from '../log';
import { StoreUnavailable } from '../store/records';
import { type EventReading, readEvent } from './event-stream';
import { addFact } from './ledger';
import { recordStatus } from './receive-status';

/** Event Streams waits 5 s for an answer, and then sends the batch again. */
const budgetMs = 4_500;
const writesAtOnce = 20;

/**
 * Takes an Event Streams batch into the ledger. Foreign and malformed events are passed over. Throws StoreUnavailable when
 * not all could be stored in time: what was stored stays, and the batch may come again, as each fact is kept once.
 */
export async function receiveEvents(app: App, events: readonly unknown[]): Promise<void> {
  const toldAt = new Date(app.now()).toISOString();
  const readings = events.map((event) => readEvent(app.config, event, toldAt));
  const malformed = readings.filter((reading) => reading.kind === 'malformed');
  if (malformed.length > 0) {
    log('warn', 'events-malformed', { count: malformed.length, of: events.length, at: malformed[0]?.at });
  }
  await storeInTime(app, readings);
}

async function storeInTime(app: App, readings: readonly EventReading[]): Promise<void> {
  let isOver = false;
  const stored = inParallel(
    readings,
    writesAtOnce,
    (reading) => store(app, reading),
    () => !isOver,
  );
  const late = () => new StoreUnavailable('The batch could not be stored in time.');
  await beforeDeadline(app.now() + budgetMs, stored, late).finally(() => {
    isOver = true;
  });
}

async function store(app: App, reading: EventReading): Promise<void> {
  if (reading.kind === 'status') await recordStatus(app, reading.sid, reading.fact);
  else if (reading.kind === 'click') await addFact(app, reading.sid, reading.fact);
}
