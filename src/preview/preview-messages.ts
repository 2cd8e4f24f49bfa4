import type { App } from '../app';
import { defined } from '../defined';
import { findSuppressed } from '../messages/find-suppressed';
import { isMessage, planRecipients } from '../messages/plan-recipients';
import { planTimes } from '../messages/plan-times';
import { SendTimes } from '../messages/send-times';
import { knownReadiness } from '../preflight/known-readiness';
import { sendingFrom } from '../preflight/refuse-hopeless';
import { Problem } from '../problem';
import { countMissing } from './count-missing';
import { mostPreviewed, type PreviewRequest } from './preview-request';
import { parsePrices } from './prices';
import { type Summary, summarise } from './summarise';

export interface Preview extends Summary {
  /** Fields of the template, and how many rows have no value for them. */
  missingVariables: Record<string, number>;
}

/** Kept back for looking up who is suppressed and for adding up, in milliseconds. */
const marginMs = 4_000;

/**
 * Says what sending would come to, at once or at a time, and sends nothing. Plans as sending does, so it comes to the same
 * unless something changes in between. Throws `too-many-recipients`, and `timed-out` where there is no time for so many.
 */
export async function previewMessages(app: App, request: PreviewRequest): Promise<Preview> {
  const { recipients, sendAt, localTime, timeZone, quietHours, ...others } = request;
  const { perSecond, name: _, pace, window, preflight: __, ...settings } = others;
  if (recipients.length > mostPreviewed)
    throw Problem.tooMany('recipients', recipients.length, mostPreviewed);
  const { pricePerSegment, defaultTimeZone } = app.config;
  const prices = parsePrices(app.readAsset('/prices.json'));

  const instant = sendAt === undefined ? undefined : Date.parse(sendAt);
  const wish = { instant, localTime, timeZone, quietHours, intent: settings.messageIntent };
  const rows = inTime(app, planTimes(planRecipients(recipients, settings), new SendTimes(app, wish)));
  const people = rows.filter(isMessage).map(({ to }) => to);
  const [suppressed, readiness] = await Promise.all([findSuppressed(app, people), knownReadiness(app)]);
  const plan = defined({
    rows,
    suppressed,
    settings,
    prices,
    pricePerSegment,
    readiness: sendingFrom(readiness, settings.from),
    perSecond: lower(perSecond, pace?.perSecond),
    window: window && { ...window, timeZone: window.timeZone ?? defaultTimeZone },
    now: app.now(),
  });
  return { ...summarise(plan), missingVariables: countMissing(rows, request) };
}

function lower(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function inTime<T>(app: App, rows: Iterable<T>): T[] {
  const taken: T[] = [];
  for (const row of rows) {
    if (app.now() > app.deadline - marginMs) {
      throw new Problem('timed-out', 'There was no time for so many recipients. Preview fewer of them.');
    }
    taken.push(row);
  }
  return taken;
}
