import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { App } from '../app';
import { defined } from '../defined';
import { inParallel } from '../in-parallel';
import { failureFields, log } from '../log';
import { knownPool } from '../senders/known-pool';
import type { Collection } from '../store/records';
import { AdaptiveLimiter } from '../twilio/adaptive-limiter';
import { type ListPlace, pageAt, placeOf } from '../twilio/list-place';
import { callFailure, NoAnswer, untilAnswered } from '../twilio/until-answered';
import { redactMessage } from './redact-message';

/** How far redaction has come. Days are UTC: `YYYY-MM-DD`. */
interface Redaction {
  /** What was sent before this day is redacted. Absent until everything that was there at first is. */
  before?: string;
  /** The day that is being worked towards, and where in Twilio's list of what was sent before it. */
  next?: string;
  place?: ListPlace;
}

const redactions: Collection<Redaction> = { name: 'maintenance', shards: 1 };
const redactionKey = 'redact';

const dayMs = 86_400_000;
const pageSize = 200;
const atOnce = 10;
/** Beside those who send. */
const startAt = 5;
/** A call begins nothing more after so long, waits so long for what is under way, and leaves so much to what follows. In ms. */
const budgetMs = 2_500;
const graceMs = 1_500;
const marginMs = 2_500;

/**
 * Deletes at Twilio the texts and media of this Messaging Service's messages that were sent more than `REDACT_AFTER_DAYS`
 * ago, day by day, on from where the last run stopped. Safe to run at any time and twice at once. Resolves to undefined
 * where nothing is to be redacted ever. Throws StoreUnavailable.
 */
export async function redactOld(app: App): Promise<{ redacted: number; done: boolean } | undefined> {
  const { redactAfterDays } = app.config;
  if (redactAfterDays === undefined) return undefined;
  const goal = dayOf(app.now() - redactAfterDays * dayMs);
  const stored = (await app.records.get(redactions, redactionKey))?.value;
  if (stored?.before !== undefined && stored.before >= goal) return { redacted: 0, done: true };
  const run = new RedactionRun(app, stored ?? {}, goal);
  try {
    await run.work();
  } catch (failure) {
    // What is the matter with Twilio is no reason to leave the other tasks undone.
    log('warn', 'redaction-stopped', failureFields(failure));
  }
  await app.records.put(redactions, redactionKey, run.state);
  return { redacted: run.redacted, done: run.isDone };
}

class RedactionRun {
  redacted = 0;
  readonly #limiter = new AdaptiveLimiter(startAt);
  readonly #until: number;

  constructor(
    private readonly app: App,
    public state: Redaction,
    private readonly goal: string,
  ) {
    this.#until = Math.min(app.deadline - marginMs, app.now() + budgetMs);
  }

  get isDone(): boolean {
    return (this.state.before ?? '') >= this.goal;
  }

  async work(): Promise<void> {
    while (!this.isDone && this.#mayGoOn()) {
      const { before } = this.state;
      const next = this.state.next ?? (before === undefined ? this.goal : dayAfter(before));
      const page = await this.#page(next);
      if (!(await this.#redactAll(page.instances, next))) return;
      const place = placeOf(page.nextPageUrl);
      this.state = place ? defined({ before, next, place }) : { before: next };
    }
  }

  #mayGoOn(): boolean {
    return this.app.now() < this.#until;
  }

  async #page(next: string) {
    const { before, place } = this.state;
    const span = {
      dateSentBefore: new Date(next),
      // Whether Twilio's bounds include what they name does not matter, as what is redacted is passed over.
      ...(before !== undefined && { dateSentAfter: new Date(Date.parse(before) - 1_000) }),
    };
    try {
      return await untilAnswered(this.#until, () =>
        this.app.twilio.messages.page({ ...span, pageSize, ...pageAt(place) }),
      );
    } catch (failure) {
      // A place that Twilio no longer knows: the next run begins with the first page.
      if (!(failure instanceof NoAnswer) && callFailure(failure) === 'refused')
        this.state = defined({ before, next });
      throw failure;
    }
  }

  /** Resolves to whether all of a page are done with. */
  async #redactAll(messages: readonly MessageInstance[], next: string): Promise<boolean> {
    const pool = await knownPool(this.app);
    // Without it nobody knows whose they are, and what is redacted is gone for good.
    if (!pool) return false;
    const own = new Set(pool.map(({ address }) => address));
    const wanted = messages.filter(
      (message) =>
        message.dateSent < new Date(next) &&
        (message.body || message.numMedia !== '0') &&
        this.#isOurs(message, own),
    );
    let left = wanted.length;
    const redactOne = async (message: MessageInstance): Promise<void> => {
      try {
        if (await redactMessage(this.app, message, this.#limiter, this.#until + graceMs)) this.redacted++;
        left--;
      } catch (failure) {
        if (!(failure instanceof NoAnswer)) throw failure;
      }
    };
    await inParallel(wanted, atOnce, redactOne, () => this.#mayGoOn());
    return left === 0;
  }

  /** Other apps may use the same account. A message of a number may name no Messaging Service. */
  #isOurs({ messagingServiceSid, direction, to, from }: MessageInstance, own: ReadonlySet<string>): boolean {
    if (messagingServiceSid) return messagingServiceSid === this.app.config.messagingServiceSid;
    return own.has(direction === 'inbound' ? to : from);
  }
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  return dayOf(Date.parse(day) + dayMs);
}
