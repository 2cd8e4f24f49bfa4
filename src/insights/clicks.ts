import type { App } from '../app';
import { defined } from '../defined';
import { type ClickCounts, countClicks, type ReadClick, readClicks } from '../delivery/count-clicks';
import type { LedgerEntry } from '../delivery/ledger-entries';
import { mergeFacts } from '../delivery/merge-facts';
import { readLedger } from '../delivery/read-ledger';

export interface ClicksQuery {
  campaignId?: string | undefined;
  /** Only messages first heard of at this time or later (RFC 3339). */
  since?: string | undefined;
}

type Counts = Omit<ClickCounts, 'firstClickSeconds'>;

export interface LinkClicks {
  link: string;
  /** Clicks by people. */
  total: number;
  /** People who clicked it. */
  unique: number;
  previews: number;
  bots: number;
  /** Share of the delivered messages whose recipient clicked this link, 0 to 1. */
  rate: number;
}

export interface ClicksReport {
  /** `sent`: on their way or further, whatever became of them. `delivered`: arrived or read. */
  messages: { sent: number; delivered: number };
  /** The sums of what `GET /messages/show` tells of each message. */
  clicks: Counts;
  /** How many people clicked. */
  people: number;
  /** Share of the delivered messages on whose links their recipient clicked, 0 to 1; 0 where none was delivered. */
  rate: number;
  /** From delivery to a person's first click in a message; absent where nobody clicked. */
  medianSecondsToFirstClick?: number;
  /** The most clicked first, at most 100. */
  links: LinkClicks[];
  /** There only when the ledger is too large to be read in one call: all of the above is from this share of it. */
  sample?: { share: number };
}

const mostLinks = 100;
const reserveMs = 1_000;
const wereSent: ReadonlySet<string> = new Set([
  'sent',
  'delivered',
  'undelivered',
  'partially_delivered',
  'read',
]);
const haveArrived: ReadonlySet<string> = new Set(['delivered', 'read']);

/** Counts the clicks of a campaign or of everything that the ledger still holds. */
export async function reportClicks(app: App, query: ClicksQuery): Promise<ClicksReport> {
  const tally = new Tally();
  const { picked, share } = await readLedger(app, app.deadline - reserveMs, (entry) => clicked(entry, query));
  for (const message of picked) tally.add(message);
  return defined({ ...tally.report(), sample: share < 1 ? { share } : undefined });
}

/** A message that a report counts. */
interface ClickedMessage {
  status: string;
  /** Absent where nobody and nothing followed a link. */
  clicked?: { person: string; clicks: readonly ReadClick[]; counts: ClickCounts };
}

function clicked({ sid, person, facts }: LedgerEntry, query: ClicksQuery): ClickedMessage | undefined {
  const message = mergeFacts(sid, facts)?.message;
  const clicks = readClicks(facts);
  if (!message && clicks.length === 0) return undefined;
  const campaign = message?.campaign ?? clicks.find(({ click }) => click.campaign)?.click.campaign;
  if (query.campaignId !== undefined && campaign !== query.campaignId) return undefined;
  if (query.since !== undefined) {
    const firstAt = Math.min(...facts.map(({ at }) => Date.parse(at)));
    if (firstAt < Date.parse(query.since)) return undefined;
  }
  const status = message?.status ?? '';
  if (clicks.length === 0) return { status };
  return { status, clicked: { person, clicks, counts: countClicks(facts) } };
}

interface LinkTally {
  total: number;
  previews: number;
  bots: number;
  people: Set<string>;
  arrived: number;
}

/** Sums over messages, each seen once. */
class Tally {
  readonly #messages = { sent: 0, delivered: 0 };
  readonly #clicks: Counts = { total: 0, unique: 0, previews: 0, bots: 0 };
  readonly #people = new Set<string>();
  readonly #links = new Map<string, LinkTally>();
  readonly #firstClicks: number[] = [];
  #clickedOfArrived = 0;

  add({ status, clicked }: ClickedMessage): void {
    const hasArrived = haveArrived.has(status);
    if (wereSent.has(status)) this.#messages.sent++;
    if (hasArrived) this.#messages.delivered++;
    if (!clicked) return;

    const {
      person,
      clicks,
      counts: { firstClickSeconds, ...counts },
    } = clicked;
    for (const name of ['total', 'unique', 'previews', 'bots'] as const) this.#clicks[name] += counts[name];
    if (firstClickSeconds !== undefined) this.#firstClicks.push(firstClickSeconds);
    if (counts.total > 0) {
      this.#people.add(person);
      if (hasArrived) this.#clickedOfArrived++;
    }
    this.#addLinks(person, clicks, hasArrived);
  }

  #addLinks(person: string, clicks: readonly ReadClick[], hasArrived: boolean): void {
    const clicked = new Set<LinkTally>();
    for (const { click, by } of clicks) {
      const link = this.#linkOf(click.link);
      if (by === 'preview') link.previews++;
      else if (by === 'bot') link.bots++;
      else {
        link.total++;
        link.people.add(person);
        clicked.add(link);
      }
    }
    if (hasArrived) for (const link of clicked) link.arrived++;
  }

  #linkOf(address: string): LinkTally {
    const known = this.#links.get(address);
    if (known) return known;
    const link = { total: 0, previews: 0, bots: 0, people: new Set<string>(), arrived: 0 };
    this.#links.set(address, link);
    return link;
  }

  report(): ClicksReport {
    const { delivered } = this.#messages;
    const rateOf = (clicked: number) => (delivered === 0 ? 0 : clicked / delivered);
    const links = [...this.#links]
      .sort(([a, { total }], [b, { total: other }]) => other - total || (a < b ? -1 : 1))
      .slice(0, mostLinks)
      .map(([link, { total, previews, bots, people, arrived }]) => {
        return { link, total, unique: people.size, previews, bots, rate: rateOf(arrived) };
      });
    return defined({
      messages: this.#messages,
      clicks: this.#clicks,
      people: this.#people.size,
      rate: rateOf(this.#clickedOfArrived),
      medianSecondsToFirstClick: median(this.#firstClicks),
      links,
    });
  }
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
