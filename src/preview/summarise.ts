import type { Address } from '../addresses/address';
import { defined } from '../defined';
import type { Suppression } from '../messages/find-suppressed';
import type { MessageSettings } from '../messages/message-request';
import { isMessage, type PlannedMessage } from '../messages/plan-recipients';
import type { SendResult } from '../messages/send-result';
import { checkSending, type Preflight } from '../preflight/check-sending';
import type { Readiness } from '../preflight/readiness';
import { ratedSender } from '../senders/sending-rate';
import { chooseSamples, type Sample } from './choose-samples';
import { type Cost, estimateCost } from './estimate-cost';
import { estimateThroughput, type Throughput } from './estimate-throughput';
import { finishTime, type SendingHours } from './finish-time';
import { listProblems, type PreviewProblem } from './list-problems';
import { type MeasuredMessage, measureMessage } from './measure-message';
import type { Prices } from './prices';
import { sumUpTexts, type Texts } from './sum-up-texts';

export interface Summary extends Texts {
  counts: Record<'total' | 'sendable' | 'suppressed' | 'invalid' | 'duplicate', number>;
  /** Who of those that are `suppressed` is so for what. */
  suppressedBy: Record<'optedOut' | 'knownBad' | 'quietHours', number>;
  /** The first 100. */
  problems: PreviewProblem[];
  /** Messages to what looks like a landline. They are sent all the same. The first ten. */
  landlines: { count: number; examples: { index: number; to: string }[] };
  cost: Cost;
  /** Messages that quiet hours move, to between these times, and those that they keep from being sent. RFC 3339 UTC. */
  quietHours: { held: number; blocked: number; earliest?: string; latest?: string };
  /** How many messages have their time in which zone; empty where all go at once, whatever the hour. */
  timeZones: Record<string, number>;
  /** How long it takes until everything has left Twilio, without the time in which it may not be sent. */
  estimatedSeconds: number;
  throughput: Throughput;
  /** What speaks against sending it. */
  preflight: Preflight;
  /** When the last message leaves, if it were sent now. RFC 3339 UTC. Absent where none does, or not within a year. */
  finishesAt?: string;
  samples: Sample[];
}

export interface Plan {
  rows: readonly (PlannedMessage | SendResult)[];
  /** Who is not to be written to. */
  suppressed: ReadonlyMap<Address, Suppression>;
  settings: MessageSettings;
  prices: Prices;
  pricePerSegment?: number;
  /** How ready the account is, and with which senders. */
  readiness: Readiness;
  /** Messages a second, at most. */
  perSecond?: number;
  /** When it may be sent. */
  window?: SendingHours;
  /** In milliseconds since the epoch. */
  now: number;
}

/** Twilio drops a message after this at the latest. */
const longestWaitSeconds = 36_000;

/** What sending a plan would come to. */
export function summarise(plan: Plan): Summary {
  const { rows, suppressed, settings, prices, pricePerSegment } = plan;
  const planned = rows.filter(isMessage);
  const results = rows.filter((row): row is SendResult => !isMessage(row));
  const messages = planned
    .filter(({ to }) => !suppressed.has(to))
    .map((message) => measureMessage(message, settings));
  const blocked = results.filter(({ outcome }) => outcome === 'suppressed').length;
  // Who has opted out needs no other reason.
  const optedOut = [...suppressed.values()].filter(({ reason }) => reason === undefined).length;
  const notWritten = planned.length - messages.length;
  const cost = estimateCost(messages, prices, pricePerSegment);

  return defined({
    counts: {
      total: rows.length,
      sendable: messages.length,
      suppressed: blocked + notWritten,
      invalid: results.filter(({ outcome }) => outcome === 'invalid').length,
      duplicate: results.filter(({ outcome }) => outcome === 'duplicate').length,
    },
    suppressedBy: { optedOut, knownBad: notWritten - optedOut, quietHours: blocked },
    problems: listProblems(plan),
    landlines: landlinesOf(messages),
    ...sumUpTexts(messages),
    cost,
    ...timesOf(messages, blocked),
    ...durationOf(messages, cost, plan),
    samples: chooseSamples(messages),
  });
}

function landlinesOf(messages: readonly MeasuredMessage[]): Summary['landlines'] {
  const found = messages.filter(({ isLandline }) => isLandline);
  const examples = found.slice(0, 10).map(({ message: { index, to } }) => ({ index, to }));
  return { count: found.length, examples };
}

function durationOf(
  messages: readonly MeasuredMessage[],
  { byCountry }: Cost,
  { readiness, settings, perSecond = Number.POSITIVE_INFINITY, window, now }: Plan,
): Pick<Summary, 'estimatedSeconds' | 'throughput' | 'preflight' | 'finishesAt'> {
  const rated =
    readiness.senders?.flatMap(({ address, country }) => ratedSender(address, country) ?? []) ?? [];
  const { seconds, throughput } = estimateThroughput(byCountry, rated);
  const estimatedSeconds = Math.ceil(Math.max(seconds, messages.length / perSecond));
  const times = messages.map(({ message }) => message.sendAt?.getTime() ?? now);
  const done = messages.length > 0 ? finishTime(Math.min(...times), estimatedSeconds, window) : undefined;
  const finishesAt = done === undefined ? undefined : new Date(Math.max(done, ...times)).toISOString();
  const preflight = checkSending(byCountry, readiness, {
    seconds,
    isPaced: messages.length / perSecond >= seconds,
    validitySeconds: settings.validityPeriod ?? readiness.validitySeconds ?? longestWaitSeconds,
    ...(window && { windowSeconds: lengthOf(window) }),
  });
  return defined({ estimatedSeconds, throughput, preflight, finishesAt });
}

/** Of the hours of a day, in seconds. */
function lengthOf({ start, end }: SendingHours): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return ((minutes(end) - minutes(start) + 1_440) % 1_440 || 1_440) * 60;
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
