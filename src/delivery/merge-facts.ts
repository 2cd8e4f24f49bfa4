import { defined } from '../defined';
import { type ClickCounts, countClicks } from './count-clicks';
import type { Fact, SentFact, StatusFact } from './fact';

export type { ClickCounts } from './count-clicks';

/** A message as everything known about it adds up. Times are RFC 3339 UTC. */
export interface MessageRecord {
  sid: string;
  to: string;
  from?: string;
  status: string;
  /** The first error that was reported. */
  errorCode?: number;
  segments?: number;
  sendAt?: string;
  campaign?: string;
  recipient?: number;
  tags?: Record<string, string>;
}

export interface TimelineEntry {
  status: string;
  at: string;
  errorCode?: number;
}

export interface MergedMessage {
  message: MessageRecord;
  timeline: TimelineEntry[];
  clicks: ClickCounts;
}

type Report = SentFact | StatusFact;

/** A Map, as a status is what somebody has sent: in an object, `constructor` would have a rank. */
const ranks: ReadonlyMap<string, number> = new Map([
  ['accepted', 0],
  ['scheduled', 0],
  ['queued', 1],
  ['sending', 2],
  ['sent', 3],
  ['delivered', 4],
  ['undelivered', 4],
  ['failed', 4],
  ['canceled', 4],
  ['partially_delivered', 4],
  ['read', 5],
]);

/** How far along a status is; one that Twilio may add later counts as the beginning. */
export function rankOf(status: string): number {
  return ranks.get(status) ?? 0;
}

/**
 * What a message's facts add up to. The result depends on the set of facts alone, not on their order: the furthest
 * status wins, and among final ones the one told first, so that a `delivered` after a `failed` shows in the timeline and
 * does not hide the failure. Returns undefined where nothing is known of a message sent by us.
 */
export function mergeFacts(sid: string, facts: readonly Fact[]): MergedMessage | undefined {
  const reports = reportsIn(facts);
  const first = reports[0];
  if (!first) return undefined;

  const sent = reports.find((report) => report.kind === 'sent');
  const origin = reports.find((report) => report.campaign);
  return {
    message: defined({
      sid,
      to: first.to,
      from: senderOf(reports),
      status: furthest(reports, first).status,
      errorCode: reports.map(errorOf).find((code) => code !== undefined),
      segments: sent?.segments,
      sendAt: sent?.sendAt,
      campaign: origin?.campaign,
      recipient: origin?.recipient,
      tags: sent?.tags,
    }),
    timeline: reports.map((report) =>
      defined({ status: report.status, at: report.at, errorCode: errorOf(report) }),
    ),
    clicks: countClicks(facts),
  };
}

/** What was told of its way, in order. Where no fact says when Twilio took it, its callbacks do. */
function reportsIn(facts: readonly Fact[]): Report[] {
  const told = facts.filter((fact) => fact.kind === 'sent' || fact.kind === 'status');
  const dated = told.filter((fact) => fact.kind === 'status' && fact.sentAt !== undefined).sort(byTime)[0];
  if (dated?.kind === 'status' && dated.sentAt !== undefined && !told.some(({ kind }) => kind === 'sent')) {
    told.push({ kind: 'sent', at: dated.sentAt, to: dated.to, status: 'accepted' });
  }
  return told.sort(byTime);
}

/** The report with the highest rank; of several, the one told first. */
function furthest(reports: readonly Report[], first: Report): Report {
  return reports.reduce(
    (best, report) => (rankOf(report.status) > rankOf(best.status) ? report : best),
    first,
  );
}

/**
 * With RCS the sender may change between attempts. The furthest status has the one that was used, even where word of an
 * earlier attempt comes later.
 */
function senderOf(reports: readonly Report[]): string | undefined {
  const named = reports.filter((report) => report.from);
  const [first] = named;
  return first && furthest(named, first).from;
}

/**
 * In the order they were told; what was told in the same moment, in the order it must have happened, and a failure before
 * what contradicts it. The rest only makes the order a total one.
 */
function byTime(a: Report, b: Report): number {
  return (
    compare(a.at, b.at) ||
    rankOf(a.status) - rankOf(b.status) ||
    (errorOf(b) ?? 0) - (errorOf(a) ?? 0) ||
    compare(a.status, b.status) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function errorOf(report: Report): number | undefined {
  return report.kind === 'status' ? report.errorCode : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
