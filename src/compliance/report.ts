import * as z from 'zod/mini';
import type { App } from '../app';
import { type ConsentRecord, type ConsentSource, changesOf } from '../consent/consent-record';
import { optOuts } from '../consent/opt-out-ledger';
import { hasTimeToRead } from '../deadline';
import type { Fact } from '../delivery/fact';
import { factsAbout } from '../delivery/ledger';
import { inParallel } from '../in-parallel';
import { type QuietHoursCount, quietHoursSince } from '../messages/quiet-hours-count';
import { Problem } from '../problem';
import { instantInQuery } from '../shapes/instant';
import { readCollection } from '../store/read-collection';

/** Query of `GET /compliance/report`. */
export const reportQuery = z.strictObject({
  /** From when on; the last 30 days unless told, a year at most. */
  since: z.optional(instantInQuery),
});

export interface ComplianceReport {
  /** RFC 3339 UTC. */
  since: string;
  until: string;
  /** How often somebody opted out who was not out already. */
  optOuts: {
    total: number;
    bySource: Partial<Record<ConsentSource, number>>;
  };
  /** What still happened after people had refused, in seconds from their refusal. */
  honoured: {
    /** Messages that Twilio accepted from us for somebody who had refused. */
    messagesAfter: number;
    longestToLastMessage: number;
    /** Messages that had been planned, cancelled, and those that had left before. */
    canceled: number;
    tooLate: number;
    longestToLastCancellation: number;
  };
  quietHours: QuietHoursCount;
  /** Whether everybody's record was read; a long period may take more than the time of a call. */
  complete: boolean;
}

interface OptOut {
  address: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Until when it held. */
  until: number;
  source: ConsentSource;
}

const defaultDays = 30;
const mostDays = 365;
const dayMs = 86_400_000;
const peopleAtOnce = 20;

/** How refusals were dealt with, by default in the last 30 days. Throws `invalid-request` for more than a year. */
export async function complianceReport(
  app: App,
  { since: text }: z.infer<typeof reportQuery>,
): Promise<ComplianceReport> {
  const now = app.now();
  const since = text === undefined ? now - defaultDays * dayMs : Date.parse(text);
  if (since < now - mostDays * dayMs) throw Problem.invalid('since', 'must lie within the last year');
  const mayGoOn = () => hasTimeToRead(app);

  const quietHours = await quietHoursSince(app, since);
  const report = newReport(since, now, quietHours);
  const found: OptOut[] = [];
  for (let cursor: string | undefined; report.complete; ) {
    const page = await readCollection(app.records, optOuts, { cursor, limit: 500, mayGoOn });
    for (const { value } of page.items) found.push(...addRecord(report, value, since, now));
    if (page.next === null) break;
    cursor = page.next;
    report.complete = mayGoOn();
  }
  const open = new Set(found);
  await inParallel(
    found,
    peopleAtOnce,
    async (optOut) => {
      addMessages(report, optOut, await sentTimes(app, optOut.address));
      open.delete(optOut);
    },
    mayGoOn,
  );
  report.complete &&= open.size === 0;
  return report;
}

function newReport(since: number, until: number, quietHours: QuietHoursCount): ComplianceReport {
  return {
    since: new Date(since).toISOString(),
    until: new Date(until).toISOString(),
    optOuts: { total: 0, bySource: {} },
    honoured: {
      messagesAfter: 0,
      longestToLastMessage: 0,
      canceled: 0,
      tooLate: 0,
      longestToLastCancellation: 0,
    },
    quietHours,
    complete: true,
  };
}

/** Counts how often a person has opted out in the period, and gives back each with the time for which it held. */
function addRecord(report: ComplianceReport, record: ConsentRecord, since: number, now: number): OptOut[] {
  const { address, canceled } = record;
  const { honoured } = report;
  let until = now;
  const found: OptOut[] = [];
  const changes = changesOf(record);
  for (const [index, { state, source, at: text }] of changes.entries()) {
    const at = Date.parse(text);
    if (state === 'opted-in') until = at;
    // Whoever refuses again has not opted out again.
    else if (changes[index + 1]?.state !== 'opted-out' && at >= since)
      found.push({ address, at, until, source });
  }
  for (const { source } of found) {
    report.optOuts.total++;
    report.optOuts.bySource[source] = (report.optOuts.bySource[source] ?? 0) + 1;
  }
  const [last] = found;
  if (last && canceled) {
    honoured.canceled += canceled.canceled;
    honoured.tooLate += canceled.tooLate;
    const seconds = secondsBetween(last.at, Date.parse(canceled.at));
    honoured.longestToLastCancellation = Math.max(honoured.longestToLastCancellation, seconds);
  }
  return found;
}

function addMessages({ honoured }: ComplianceReport, { at, until }: OptOut, sent: readonly number[]): void {
  const after = sent.filter((time) => time > at && time < until);
  honoured.messagesAfter += after.length;
  const seconds = after.length > 0 ? secondsBetween(at, Math.max(...after)) : 0;
  honoured.longestToLastMessage = Math.max(honoured.longestToLastMessage, seconds);
}

/** When we handed messages to Twilio for this person. Replies, which Twilio makes of our answers, were asked for. */
async function sentTimes(app: App, address: string): Promise<number[]> {
  const messages = [...(await factsAbout(app, address)).values()];
  return messages.flatMap((facts) => facts.flatMap(sentTime).sort()[0] ?? []).map((at) => Date.parse(at));
}

function sentTime(fact: Fact): string[] {
  if (fact.kind === 'sent') return [fact.at];
  return fact.kind === 'status' && fact.sentAt !== undefined ? [fact.sentAt] : [];
}

function secondsBetween(from: number, to: number): number {
  return Math.max(0, Math.round((to - from) / 100) / 10);
}
