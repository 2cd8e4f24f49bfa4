import type { Address } from '../addresses/address';
import { defined } from '../defined';
import type { MessageSettings } from '../messages/message-request';
import { isMessage, type PlannedMessage } from '../messages/plan-recipients';
import type { SendResult } from '../messages/send-result';
import { chooseSamples, type Sample } from './choose-samples';
import { type Cost, estimateCost } from './estimate-cost';
import { estimateSeconds } from './estimate-seconds';
import { type MeasuredMessage, measureMessage } from './measure-message';
import { type Encoding, smartReplacement } from './measure-text';
import type { Prices } from './prices';

/** A row that would not be sent. */
export interface PreviewProblem {
  index: number;
  to: string;
  outcome: 'invalid' | 'suppressed';
  reason: string;
}

/** A character for which messages are not GSM-7. */
export interface UnicodeCharacter {
  character: string;
  /** Such as `U+2019`. */
  codePoint: string;
  /** What smart encoding makes of it, where it knows something. */
  suggestion?: string;
  /** In how many messages it is. */
  messages: number;
}

export interface Summary {
  counts: Record<'total' | 'sendable' | 'suppressed' | 'invalid' | 'duplicate', number>;
  /** The first 100. */
  problems: PreviewProblem[];
  segments: { total: number; perMessage: { min: number; max: number } };
  /** Absent where no message has a text that is billed by segment. */
  encoding?: Encoding | 'mixed';
  /** The 100 that are in the most messages. */
  unicode: UnicodeCharacter[];
  /** What `smartEncoded` would make of it. */
  smartEncoding: { segments: number; saved: number };
  cost: Cost;
  /** Messages that quiet hours move, to between these times, and those that they keep from being sent. RFC 3339 UTC. */
  quietHours: { held: number; blocked: number; earliest?: string; latest?: string };
  /** How many messages have their time in which zone; empty where all go at once, whatever the hour. */
  timeZones: Record<string, number>;
  estimatedSeconds: number;
  samples: Sample[];
}

export interface Plan {
  rows: readonly (PlannedMessage | SendResult)[];
  optedOut: ReadonlySet<Address>;
  settings: MessageSettings;
  prices: Prices;
  pricePerSegment?: number;
  /** Messages a second, at most. */
  perSecond?: number;
}

const mostListed = 100;

/** What sending a plan would come to. */
export function summarise(plan: Plan): Summary {
  const { rows, optedOut, settings, prices, pricePerSegment, perSecond } = plan;
  const planned = rows.filter(isMessage);
  const results = rows.filter((row): row is SendResult => !isMessage(row));
  const messages = planned
    .filter(({ to }) => !optedOut.has(to))
    .map((message) => measureMessage(message, settings));
  const blocked = results.filter(({ outcome }) => outcome === 'suppressed').length;

  return defined({
    counts: {
      total: rows.length,
      sendable: messages.length,
      suppressed: blocked + planned.length - messages.length,
      invalid: results.filter(({ outcome }) => outcome === 'invalid').length,
      duplicate: results.filter(({ outcome }) => outcome === 'duplicate').length,
    },
    problems: problemsOf(rows, optedOut),
    ...textsOf(messages),
    cost: estimateCost(messages, prices, pricePerSegment),
    ...timesOf(messages, blocked),
    estimatedSeconds: estimateSeconds(messages, perSecond),
    samples: chooseSamples(messages),
  });
}

function problemsOf(rows: Plan['rows'], optedOut: Plan['optedOut']): PreviewProblem[] {
  const problems: PreviewProblem[] = [];
  for (const row of rows) {
    if (problems.length === mostListed) break;
    const { index, to } = row;
    if (isMessage(row)) {
      if (optedOut.has(to)) problems.push({ index, to, outcome: 'suppressed', reason: 'has opted out' });
    } else if (row.outcome === 'invalid' || row.outcome === 'suppressed') {
      problems.push({ index, to, outcome: row.outcome, reason: row.reason ?? '' });
    }
  }
  return problems;
}

function textsOf(
  messages: readonly MeasuredMessage[],
): Pick<Summary, 'segments' | 'unicode' | 'smartEncoding'> & { encoding: Summary['encoding'] | undefined } {
  let [total, smart, min, max] = [0, 0, Number.POSITIVE_INFINITY, 0];
  const encodings = new Set<Encoding>();
  const characters = new Map<string, number>();
  for (const { segments, smartSegments, encoding, beyondGsm } of messages) {
    total += segments;
    smart += smartSegments;
    min = Math.min(min, segments);
    max = Math.max(max, segments);
    if (encoding) encodings.add(encoding);
    for (const character of beyondGsm) characters.set(character, (characters.get(character) ?? 0) + 1);
  }
  const unicode = [...characters]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostListed)
    .map(([character, count]) =>
      defined({
        character,
        codePoint: codePointOf(character),
        suggestion: smartReplacement(character),
        messages: count,
      }),
    );
  return {
    segments: { total, perMessage: { min: Math.min(min, max), max } },
    encoding: encodings.size > 1 ? 'mixed' : [...encodings][0],
    unicode,
    smartEncoding: { segments: smart, saved: total - smart },
  };
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function timesOf(
  messages: readonly MeasuredMessage[],
  blocked: number,
): Pick<Summary, 'quietHours' | 'timeZones'> {
  const held = messages.flatMap(({ message }) => (message.held && message.sendAt ? [message.sendAt] : []));
  const inOrder = held.map((sendAt) => sendAt.toISOString()).sort();
  const timeZones: Record<string, number> = {};
  for (const { message } of messages) {
    if (message.timeZone) timeZones[message.timeZone] = (timeZones[message.timeZone] ?? 0) + 1;
  }
  return {
    quietHours: defined({ held: held.length, blocked, earliest: inOrder[0], latest: inOrder.at(-1) }),
    timeZones,
  };
}
