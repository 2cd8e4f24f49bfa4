import { isbot } from 'isbot';
import { defined } from '../defined';
import type { ClickFact, Fact } from './fact';

/** Who clicked on the links of one message. */
export interface ClickCounts {
  /** Clicks by people. */
  total: number;
  /** Different links that people clicked. */
  unique: number;
  /** Links fetched by messaging apps to show a preview. */
  previews: number;
  /** Clicks by programs, such as a carrier's link scanner. */
  bots: number;
  /** Seconds between delivery and the first click by a person. */
  firstClickSeconds?: number;
}

/** A click, who made it, and how long after the message had arrived (or been sent, where that is all that is known). */
export interface ReadClick {
  click: ClickFact;
  by: 'person' | 'preview' | 'bot';
  afterSeconds?: number;
}

/** Nobody receives, reads and taps as fast as this; scanners follow every link at once. */
const machineSeconds = 2;

/**
 * Tells people from programs, in the order they clicked: a preview by what Twilio calls it, a bot by its user agent or by
 * clicking within two seconds of delivery. Needs all facts of one message, in any order; a repeated click counts once.
 */
export function readClicks(facts: readonly Fact[]): ReadClick[] {
  const clicks = new Map<string, ClickFact>();
  for (const fact of facts.filter((fact) => fact.kind === 'click').sort(byTime)) {
    const name = JSON.stringify([fact.at, fact.link, fact.preview]);
    if (!clicks.has(name)) clicks.set(name, fact);
  }
  // Most messages have none, and whole ledgers are read.
  if (clicks.size === 0) return [];
  const moments = [firstSecond(facts, 'delivered'), firstSecond(facts, 'sent')];
  return [...clicks.values()].map((click) => {
    const clickedAt = secondOf(click.at);
    // A delivery reported after the click was reported late, and says nothing of when the message arrived.
    const arrivedAt = moments.find((moment) => moment !== undefined && moment <= clickedAt);
    const afterSeconds = arrivedAt === undefined ? undefined : clickedAt - arrivedAt;
    return defined({ click, by: clickedBy(click, afterSeconds), afterSeconds });
  });
}

/** The counts of one message's clicks, from all its facts in any order. */
export function countClicks(facts: readonly Fact[]): ClickCounts {
  const clicks = readClicks(facts);
  const byPeople = clicks.filter(({ by }) => by === 'person');
  return defined({
    total: byPeople.length,
    unique: new Set(byPeople.map(({ click }) => click.link)).size,
    previews: clicks.filter(({ by }) => by === 'preview').length,
    bots: clicks.filter(({ by }) => by === 'bot').length,
    firstClickSeconds: byPeople[0]?.afterSeconds,
  });
}

function clickedBy({ preview, userAgent }: ClickFact, afterSeconds: number | undefined): ReadClick['by'] {
  if (preview) return 'preview';
  if (afterSeconds !== undefined && afterSeconds <= machineSeconds) return 'bot';
  return userAgent !== undefined && isbot(userAgent) ? 'bot' : 'person';
}

function firstSecond(facts: readonly Fact[], status: string): number | undefined {
  const seconds = facts
    .filter((fact) => fact.kind === 'status' && fact.status === status)
    .map(({ at }) => secondOf(at));
  return seconds.length > 0 ? Math.min(...seconds) : undefined;
}

/** The user agent settles which of two reports of one click is taken, so that their order does not. */
function byTime(a: ClickFact, b: ClickFact): number {
  const [first, second] = [a, b].map(({ at, link, userAgent = '' }) => `${at} ${link} ${userAgent}`);
  return first === second ? 0 : String(first) < String(second) ? -1 : 1;
}

/** Whole seconds, as clicks have no finer time. */
function secondOf(at: string): number {
  return Math.floor(Date.parse(at) / 1_000);
}
