import { defined } from '../defined';
import type { Fact, SentFact, StatusFact } from './fact';

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

export interface ClickCounts {
  /** Clicks by people. */
  total: number;
  /** Different links that were clicked. */
  unique: number;
  previews: number;
}

export interface MergedMessage {
  message: MessageRecord;
  timeline: TimelineEntry[];
  clicks: ClickCounts;
}

const rank: Record<string, number> = {
  accepted: 0,
  scheduled: 0,
  queued: 1,
  sending: 2,
  sent: 3,
  delivered: 4,
  undelivered: 4,
  failed: 4,
  canceled: 4,
  partially_delivered: 4,
  read: 5,
};

/** How far along a status is; one that Twilio may add later counts as the beginning. */
export function rankOf(status: string): number {
  return rank[status] ?? 0;
}

/**
 * What a message's facts add up to. The result depends on the set of facts alone, not on their order: the furthest
 * status wins, and among final ones the one told first, so that a `delivered` after a `failed` shows in the timeline and
 * does not hide the failure. Returns undefined where nothing is known of a message sent by us.
 */
export function mergeFacts(sid: string, facts: readonly Fact[]): MergedMessage | undefined {
  const reports = facts.filter((fact) => fact.kind === 'sent' || fact.kind === 'status').sort(byTime);
  const first = reports[0];
  if (!first) return undefined;

  const furthest = reports.reduce((best, report) =>
    rankOf(report.status) > rankOf(best.status) ? report : best,
  );
  const sent = reports.find((report) => report.kind === 'sent');
  // With RCS the sender may change between attempts: the last one named is the one that counts.
  const from = reports.findLast((report) => report.from)?.from;
  const errorCode = reports.map(errorOf).find((code) => code !== undefined);
  const origin = reports.find((report) => report.campaign);

  return {
    message: defined({
      sid,
      to: first.to,
      from,
      status: furthest.status,
      errorCode,
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

/** In the order they were told; what was told in the same moment, in the order it must have happened. */
function byTime(a: SentFact | StatusFact, b: SentFact | StatusFact): number {
  return (
    compare(a.at, b.at) ||
    rankOf(a.status) - rankOf(b.status) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function errorOf(report: SentFact | StatusFact): number | undefined {
  return report.kind === 'status' ? report.errorCode : undefined;
}

function countClicks(facts: readonly Fact[]): ClickCounts {
  const clicks = facts.filter((fact) => fact.kind === 'click');
  const byPeople = clicks.filter(({ preview }) => !preview);
  return {
    total: byPeople.length,
    unique: new Set(byPeople.map(({ link }) => link)).size,
    previews: clicks.length - byPeople.length,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
